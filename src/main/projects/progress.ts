// One honest bar over a whole project: each step has a share of it, and only what is known moves it. Pure.
import type { Step } from '#contract/project.ts';

// Shares are guesses of time spent on a home line: sending is most of it. They need only be in proportion.
const shares: Readonly<Record<Exclude<Step, 'done'>, number>> = {
  prepare: 0.01,
  create: 0.01,
  upload: 0.6,
  edit: 0.2,
  download: 0.08,
  export: 0.05,
  deliver: 0.05,
};

export interface Measured {
  readonly wantsJpegs: boolean;
  /** 0 to 1 of the present step, as far as known. */
  readonly within: number;
}

/** 0 to 1 for the whole project. */
export function progressOf(step: Step, { wantsJpegs, within }: Measured): number {
  if (step === 'done') return 1;
  const { before, whole } = sharesOf(step, wantsJpegs);
  return Math.min(1, (before + part(within) * shares[step]) / whole);
}

/** How far within `step` a whole project's progress is: what was once shown there, when more isn't known any more. */
export function withinOf(step: Exclude<Step, 'done'>, wantsJpegs: boolean, progress: number): number {
  const { before, whole } = sharesOf(step, wantsJpegs);
  return part((progress * whole - before) / shares[step]);
}

const part = (value: number): number => Math.min(1, Math.max(0, value));

function sharesOf(step: Exclude<Step, 'done'>, wantsJpegs: boolean): { before: number; whole: number } {
  const steps = (Object.keys(shares) as (keyof typeof shares)[]).filter(
    (each) => wantsJpegs || (each !== 'export' && each !== 'deliver'),
  );
  const sum = (some: typeof steps) => some.reduce((all, each) => all + shares[each], 0);
  return { before: sum(steps.slice(0, steps.indexOf(step))), whole: sum(steps) };
}

/** How much of the present step is done, 0 to 1, from counts. Nothing known is 0, never a guess. */
export function withinStep(
  step: Step,
  counts: { sentBytes: number; totalBytes: number; total: number; downloaded: number; delivered: number },
  remote: number | null,
): number {
  const share = (done: number, of: number): number => (of > 0 ? done / of : 0);
  if (step === 'upload') return share(counts.sentBytes, counts.totalBytes);
  if (step === 'download') return share(counts.downloaded, counts.total);
  if (step === 'deliver') return share(counts.delivered, counts.total);
  return step === 'edit' || step === 'export' ? (remote ?? 0) : 0;
}
