// The one thing a photographer would want to do with a project now. Pure; the list shows it as the row's button.
import type { FaultCode } from '#contract/faults.ts';
import type { ProjectSummary } from '#contract/project.ts';

/** `see`: the project's own screen explains what there is to choose; `open`: nothing is. `settings`: only Settings mends it. */
export type FittingAction =
  | 'pause'
  | 'resume'
  | 'retry'
  | 'retry-failed'
  | 'open-results'
  | 'see'
  | 'open'
  | 'settings';

const atHand: Partial<Record<FaultCode, FittingAction>> = {
  'edit-unknown': 'see',
  'export-unknown': 'see',
  'photos-failed': 'retry-failed',
  'project-gone': 'see',
  'edit-failed': 'see',
  'options-rejected': 'see',
  'name-taken': 'see',
  'project-unsure': 'see',
  'key-missing': 'settings',
  'key-rejected': 'settings',
  'address-refused': 'settings',
};

/** None of its photos could be sent: there are no others that could be edited without them. */
export const isNoneSent = ({ fault, sent }: Pick<ProjectSummary, 'fault' | 'sent'>): boolean =>
  fault?.code === 'photos-failed' && sent === 0;

export function fittingAction({ status, fault, downloaded }: ProjectSummary): FittingAction {
  if (status === 'cancelled' && downloaded === 0) return 'open';
  if (status === 'done' || status === 'cancelled') return 'open-results';
  if (status === 'paused') return 'resume';
  if (status !== 'faulted') return 'pause';
  return (fault && atHand[fault.code]) ?? 'retry';
}
