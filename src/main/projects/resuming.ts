// What a person decides when a project is resumed, and projects that a killed process left at work. Used by shelf.ts.
import type { ProjectSummary, Status } from '#contract/project.ts';
import type { Store } from '../store/store.ts';
import { atWorkElsewhere } from './held.ts';
import type { Live } from './live.ts';

export interface Decision {
  readonly askAgain?: boolean | undefined;
  readonly withoutFailed?: boolean | undefined;
}

/** Keeps what was decided. The project's lease must be held: elsewhere it may be at work by these very rows. */
export function decide(store: Store, id: string, live: Live, how: Decision): void {
  const { projects, photos, timeline } = store;
  const project = projects.get(id);
  if (how.withoutFailed) projects.setWithoutFailed(id);
  else if (project.step === 'upload') {
    live.changed = photos.changed(id);
    photos.retryUnsent(id);
  }
  const what = project.step === 'export' ? 'export' : 'edit';
  // Only what was asked and never heard of can be asked again; what is known to be taken is not.
  if (!how.askAgain || project[what].askedAt === null || project[what].knownAt !== null) return;
  live.askAgain = what;
  timeline.add(id, `${what}-ask-again`);
}

export const saysAtWork = (status: Status): boolean => status === 'running' || status === 'waiting';

/** At work in the database, and nobody is: whoever had it was killed. For projects that don't run in this process. */
export const isLeft = ({ leases }: Store, { id, status }: Pick<ProjectSummary, 'id' | 'status'>): boolean =>
  saysAtWork(status) && !leases.takenElsewhere(id);

/** How such a project is shown: it can be resumed, unless it had just come to its end. */
export const asLeft = (summary: ProjectSummary): ProjectSummary => ({
  ...summary,
  status: summary.step === 'done' ? 'done' : 'paused',
  fault: null,
});

/** Sets such a project paused. Faults with `project-taken` when it is at work elsewhere. */
export function pauseLeft(store: Store, id: string): void {
  const { projects, leases, timeline } = store;
  const isIdle = (): boolean => {
    const { step, status } = projects.get(id);
    return step === 'done' || !saysAtWork(status);
  };
  if (isIdle()) return;
  if (!leases.take(id)) throw atWorkElsewhere(id);
  try {
    // Looked at again: whoever had it may have ended it just before its lease was free.
    if (isIdle()) return;
    projects.setStatus(id, 'paused', null, Date.now());
    timeline.add(id, 'paused');
  } finally {
    leases.release(id);
  }
}
