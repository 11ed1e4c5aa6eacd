// Where a project goes next. Pure: no clock, no disk, no network.
import { type Step, steps } from '#contract/project.ts';

/** The step after `step`; without final JPEGs, export and deliver are passed over. */
export function nextStep(step: Step, wantsJpegs: boolean): Step {
  if (step === 'download' && !wantsJpegs) return 'done';
  return steps[steps.indexOf(step) + 1] ?? 'done';
}
