// Where a project goes next. Pure: no clock, no disk, no network.
import type { Step } from '#contract/project.ts';

const order: readonly Step[] = [
  'prepare',
  'create',
  'upload',
  'edit',
  'download',
  'export',
  'deliver',
  'done',
];

/** The step after `step`; without final JPEGs, export and deliver are passed over. */
export function nextStep(step: Step, wantsJpegs: boolean): Step {
  if (step === 'download' && !wantsJpegs) return 'done';
  return order[order.indexOf(step) + 1] ?? 'done';
}
