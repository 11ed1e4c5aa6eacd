// Restores what a project's results replaced. What newer work stands there is kept, never destroyed.
import { FaultError } from '#contract/faults.ts';
import { restore } from '../results/restore.ts';
import type { Store } from '../store/store.ts';
import { rulesOf } from './fetch-results.ts';
import { whileHeld } from './held.ts';
import { allUnfinishedAround } from './unfinished.ts';

/**
 * Brings back every backup and moves away what was created new. Not while the project is at work, nor below a later
 * project's results: that one's own backups would bring this one's edits back. Faults with `project-taken`, `bad-input`,
 * and `shoot-in-use` while another project on the folder is at work: what that one puts there would be taken for newer work.
 */
export async function restoreProject(store: Store, id: string, isRunning: (id: string) => boolean) {
  const { root } = store.projects.get(id);
  const others = allUnfinishedAround(store, root, id);
  return whileHeld(store, id, isRunning(id), () =>
    whileTheyStand(store, others, isRunning, () => putBack(store, id)),
  );
}

/** None of these goes on meanwhile. */
async function whileTheyStand<T>(
  store: Store,
  [first, ...others]: readonly string[],
  isRunning: (id: string) => boolean,
  work: () => Promise<T>,
): Promise<T> {
  if (first === undefined) return work();
  if (isRunning(first) || store.leases.takenElsewhere(first))
    throw new FaultError(
      'shoot-in-use',
      'Another project on this folder is at work. Wait until it is done, or pause it, then restore this one.',
    );
  return whileHeld(store, first, false, () => whileTheyStand(store, others, isRunning, work));
}

async function putBack(store: Store, id: string) {
  const later = store.results.laterOn(id);
  if (later !== null)
    throw new FaultError(
      'bad-input',
      `A later project (${store.projects.get(later).name}, ${later}) has written here since. Restore that one first.`,
    );
  // Also what was recorded and perhaps renamed, but not heard of any more: restore looks at what stands there.
  const entries = store.results
    .all(id)
    .flatMap(({ target, backup, sha256 }) => (sha256 === null ? [] : [{ file: target, backup, sha256 }]));
  const outcome = await restore(entries, rulesOf({ id, store }));
  const { restored, movedAway } = outcome;
  const counts = { restored: restored.length, movedAway: movedAway.length };
  store.timeline.add(id, 'restored', counts, store.results.lastPlacedAt(id));
  return outcome;
}
