// Final JPEGs for a project that was done without them: it goes on with export and deliver, as if asked for at once.
import { FaultError } from '#contract/faults.ts';
import type { Store } from '../store/store.ts';
import { progressOf } from './progress.ts';

/** Makes a done project want them; starting it is the shelf's part. Faults with `bad-input` where there is nothing to make. */
export function getJpegs(store: Store, id: string, running: boolean): void {
  const { step, status, results } = store.projects.get(id);
  if (running || store.leases.takenElsewhere(id))
    throw new FaultError('project-taken', 'This project is at work already.');
  if (step !== 'done' || status !== 'done')
    throw new FaultError('bad-input', 'Final JPEGs can be made once the project is done.');
  if (results.jpegs !== 'none')
    throw new FaultError('bad-input', 'This project has had its final JPEGs made already.');
  const progress = progressOf('export', { wantsJpegs: true, within: 0 });
  store.projects.wantJpegs(id, { ...results, jpegs: 'default' }, progress);
  store.timeline.add(id, 'jpegs-wanted');
}
