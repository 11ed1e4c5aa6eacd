// Results that were deleted, or put back by mistake, or never came: fetched once more, as far as Imagen still has them.
// What is in its place stays. Called by the handlers; the run itself is the steps' own.
import { FaultError } from '#contract/faults.ts';
import type { ImagenClient } from '../imagen/client.ts';
import { sha256Of, standing } from '../results/write.ts';
import type { Project, Result } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import { atWorkElsewhere, whileHeld } from './held.ts';
import { progressOf } from './progress.ts';
import { requirePlaces } from './shoot-there.ts';
import { unfinishedAround } from './unfinished.ts';

/** Placed once and not in its place now: the file is gone, or the one it had replaced stands there again. */
async function isAway({ target, backup }: Result): Promise<boolean> {
  if ((await standing(target)) === null) return true;
  return backup !== null && (await sha256Of(backup)) === (await sha256Of(target));
}

/**
 * Makes a done project fetch what is not here; starting it is the shelf's part. Gives how many results that may be, 0 when
 * nothing is missing: then nothing was changed. Faults, changing nothing: `bad-input` for a project that isn't done,
 * `project-taken`, `shoot-missing` and `folder-not-writable` for places that are gone, `project-gone` when Imagen keeps
 * it no longer.
 */
export async function fetchAgain(
  store: Store,
  id: string,
  running: boolean,
  imagenFor: (practice: boolean) => Promise<ImagenClient>,
  signal: AbortSignal,
): Promise<number> {
  store.projects.get(id);
  return whileHeld(store, id, running, async () => {
    const project = store.projects.get(id);
    refuse(store, project);
    await requirePlaces(project);
    const { practice, uuid, results } = project;
    const away = await awayOf(store, id);
    const missing = away.length + neverCameOf(store, id, away);
    if (missing === 0 || uuid === null) return 0;
    await stillThere(await imagenFor(practice), uuid, results.jpegs !== 'none', signal);
    begin(store, project, away, missing);
    return missing;
  });
}

function refuse(store: Store, { step, status, uuid, root }: Project): void {
  if (step !== 'done' || status !== 'done' || uuid === null)
    throw new FaultError('bad-input', 'Results can be fetched again once the project is done.');
  if (unfinishedAround(store, root) !== null)
    throw new FaultError(
      'shoot-in-use',
      'Another project on this folder is not finished. Wait for it first.',
    );
}

/** Looking took its time: a computer that slept has lost the project meanwhile, and another may be on its folder. */
function begin(store: Store, project: Project, away: readonly Result[], missing: number): void {
  const { id, results } = project;
  if (!store.leases.renew(id)) throw atWorkElsewhere(id);
  refuse(store, store.projects.get(id));
  store.results.markAway(id, away);
  store.projects.fetchAgain(id, progressOf('download', { wantsJpegs: results.jpegs !== 'none', within: 0 }));
  store.timeline.add(id, 'fetch-again', { missing });
}

/** Results that came once and are not here: put in their places, or called off by a person before they were again. */
async function awayOf(store: Store, id: string): Promise<readonly Result[]> {
  const away: Result[] = [];
  for (const result of store.results.all(id))
    if (result.placedAt === null ? result.sha256 !== null : await isAway(result)) away.push(result);
  return away;
}

/** Photos that were sent and ended without what they were sent for. */
function neverCameOf(store: Store, id: string, away: readonly Result[]): number {
  const counted = new Set(away.map(({ photo }) => photo));
  return store.photos.sent(id).filter((photo) => photo.failed !== null && !counted.has(photo.id)).length;
}

// Asked first, so that a project whose results are gone for good stays done, with what it has. A network that is not there
// says nothing: the run waits for it.
async function stillThere(
  imagen: ImagenClient,
  uuid: string,
  jpegs: boolean,
  signal: AbortSignal,
): Promise<void> {
  try {
    const edits = await imagen.editLinks(uuid, signal);
    if (edits.length === 0) throw gone();
    if (jpegs) await imagen.exportLinks(uuid, signal);
  } catch (error) {
    const isGone = error instanceof FaultError && error.fault.code === 'project-gone';
    if (isGone || signal.aborted) throw error;
  }
}

const gone = (): FaultError =>
  new FaultError('project-gone', 'Imagen no longer keeps the results of this project.');
