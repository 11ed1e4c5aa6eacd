// Cancels a project for good. What came back stays; every photo without an edit ends as `cancelled`. Imagen has no call
// for stopping an edit, so one that was asked for may still be made and billed: the screen says so.
import { FaultError } from '#contract/faults.ts';
import type { Step } from '#contract/project.ts';
import { sweepBackup } from '../results/backup.ts';
import { planTargetsByAndBy } from '../results/place.ts';
import { gone, trialOf } from '../results/write.ts';
import type { Store } from '../store/store.ts';
import type { Callbacks } from './callbacks.ts';
import { partOf, removePart, rulesOf } from './fetch-results.ts';
import { atWorkElsewhere } from './held.ts';
import { chosenPlaces, photosPlaces } from './places.ts';
import { fetchesAgain } from './summary.ts';

/** Cancels a project that doesn't run here any more. Faults with `project-taken` when another process has it. */
export async function cancelProject(store: Store, callbacks: Callbacks, id: string): Promise<void> {
  const { status, step } = store.projects.get(id);
  if (status === 'cancelled') return;
  if (step === 'done')
    throw new FaultError('bad-input', 'This project is finished: there is nothing left to cancel.');
  if (!store.leases.take(id)) throw atWorkElsewhere(id);
  try {
    callOff(store, id, step);
    callbacks.forget(id);
    await removeParts(store, id);
  } finally {
    store.leases.release(id);
  }
}

function callOff(store: Store, id: string, step: Step): void {
  if (fetchesAgain(store, store.projects.get(id))) {
    store.projects.doneAgain(id);
    store.timeline.add(id, 'fetch-called-off', { step });
  } else {
    store.projects.cancel(id, step !== 'export' && step !== 'deliver');
    store.timeline.add(id, 'cancelled', { step });
  }
}

// A run that was killed may have left some, where a result was first to go and where it would have gone in the end; a folder
// that is gone took them along.
async function removeParts(store: Store, id: string): Promise<void> {
  const { results, photos, projects } = store;
  const project = projects.get(id);
  // Killed while its folders were tried; whoever goes on tries them again, and clears away.
  if (project.step === 'prepare')
    for (const folder of [...chosenPlaces(project), ...photosPlaces(store, project)])
      await gone(trialOf(folder)).catch(() => undefined);
  const open = results.all(id).filter(({ placedAt }) => placedAt === null);
  const rules = rulesOf({ id, store });
  const planned = await planTargetsByAndBy(open, photos.sent(id), rules, photos.leftOutPaths(id));
  await Promise.all(
    [...open, ...planned].map(({ kind, name, target }) =>
      removePart(partOf(id, kind, name, target)).catch(() => undefined),
    ),
  );
  await sweepBackup(rules);
}
