// What becomes of a shoot that has settled: proposed, started by itself, or, when it was started before, proposed for the
// photos that came after. Called by watching.ts for each lookout.
import { sep } from 'node:path';
import { type Fault, FaultError, whoMends } from '#contract/faults.ts';
import { extensionOf } from '../shoots/formats.ts';
import { scanShoot } from '../shoots/scan.ts';
import type { Place } from '../store/places.ts';
import { storeFault } from '../store/store-fault.ts';
import type { KeptFolder, KeptShoot } from '../store/watch.ts';
import { type StartingAlone, startAlone } from './alone.ts';
import { claim, identityOf, knownBefore, unclaim } from './before.ts';
import type { Sight } from './settling.ts';

/** It can't be decided on yet: for a fault that mends itself, or until its project has ended. */
export interface Undecided {
  readonly fault: Fault | null;
}

type Noticed = Pick<KeptShoot, 'folder' | 'path' | 'photos' | 'bytes'> & Place;

/** Null when it was decided on. */
export async function decide(
  parts: StartingAlone,
  folder: KeptFolder,
  path: string,
  { photos, bytes }: Sight,
): Promise<Undecided | null> {
  const { watch } = parts.store;
  const before = watch.shoot(path);
  const shoot: Noticed = { folder: folder.id, path, photos, bytes, identity: await identityOf(path) };
  if (before?.state === 'started' || before?.state === 'more') return decideOnMore(parts, shoot);
  // A person was quicker.
  if (watch.inProject(path, sep)) watch.note({ ...shoot, state: 'started', fault: null });
  else if (before === null && folder.starts) return decideAlone(parts, folder, shoot);
  else watch.note({ ...shoot, state: 'proposed', fault: before?.fault ?? null });
  return null;
}

/** Never of what may have been edited before, nor of what another computer has: that a person decides. */
async function decideAlone(
  parts: StartingAlone,
  folder: KeptFolder,
  shoot: Noticed,
): Promise<Undecided | null> {
  const { store, signal } = parts;
  const against = (await knownBefore(store, shoot, signal)) ?? (await claim(shoot.path).catch(faultOf));
  if (against === null) return startClaimed(parts, folder, shoot);
  store.watch.note({ ...shoot, state: 'proposed', fault: against });
  return null;
}

/** The intent is on disk before the project: what was cut off between them is looked at when watching opens again. */
async function startClaimed(
  parts: StartingAlone,
  folder: KeptFolder,
  shoot: Noticed,
): Promise<Undecided | null> {
  const { watch } = parts.store;
  watch.note({ ...shoot, state: 'starting', fault: null });
  const fault = await startAlone(parts, folder, shoot.path).catch(faultOf);
  const isMade = fault === null || watch.inProject(shoot.path, sep);
  if (!isMade) await unclaim(shoot.path);
  const waits = parts.signal.aborted || (fault !== null && whoMends(fault.code) === 'nobody');
  if (isMade) watch.setState(shoot.path, 'started');
  else if (waits) watch.forget(shoot.path);
  else watch.note({ ...shoot, state: 'proposed', fault });
  return waits ? { fault } : null;
}

/** The second card came when the first was at work already: never sent unasked, and never passed over in silence. */
async function decideOnMore(parts: StartingAlone, shoot: Noticed): Promise<Undecided | null> {
  const { store, signal } = parts;
  const { path } = shoot;
  // Until it has ended nothing more can be started on its folder.
  if (store.projects.unfinishedOn(path) !== null) return { fault: null };
  const ours = store.results.placedPhotos();
  const { sent, known } = store.watch.takenOf(path, sep);
  // What other programs make of the photos lies beside them, but is seldom of their own format.
  const formats = new Set(sent.map(extensionOf));
  const { photos } = await scanShoot([path], signal, ours);
  const more = photos.filter(
    (photo) => formats.has(extensionOf(photo.path)) && !known.has(photo.path) && !ours.has(photo.path),
  );
  if (more.length === 0) store.watch.setState(path, 'started');
  else {
    const bytes = more.reduce((sum, { size }) => sum + size, 0);
    store.watch.note({ ...shoot, state: 'more', photos: more.length, bytes, fault: null });
  }
  return null;
}

function faultOf(error: unknown): Fault {
  const known = error instanceof FaultError ? error : storeFault(error);
  return (
    known?.fault ?? { code: 'bug', message: 'Roundtrip made a mistake here. Start this shoot yourself.' }
  );
}
