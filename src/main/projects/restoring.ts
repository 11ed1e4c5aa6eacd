// Restores what a project's results replaced. What newer work stands there is kept, never destroyed.
import { FaultError } from '#contract/faults.ts';
import { restore } from '../results/restore.ts';
import type { Store } from '../store/store.ts';
import { rulesOf } from './fetch-results.ts';
import { whileHeld } from './held.ts';

/**
 * Brings back every backup and moves away what was created new. Not while the project is at work, nor below a later
 * project's results: that one's own backups would bring this one's edits back. Faults with `project-taken` and `bad-input`.
 */
export async function restoreProject(store: Store, id: string, running: boolean) {
  store.projects.get(id);
  return whileHeld(store, id, running, () => putBack(store, id));
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
