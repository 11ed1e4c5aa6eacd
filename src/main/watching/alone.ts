// Starts a shoot by itself, the way a person would: with the watched folder’s own profile and tools, and all photos but those
// that were rejected or can’t be read. Called by watching.ts.
import { join, relative, sep } from 'node:path';
import { FaultError } from '#contract/faults.ts';
import type { ResultRules } from '#contract/project.ts';
import { isRejected } from '#contract/shoot.ts';
import type { Services } from '../services.ts';
import { ownFolder } from '../shoots/passed-over.ts';
import { scanShoot } from '../shoots/scan.ts';
import { type Starting, start } from '../starting.ts';
import type { Store } from '../store/store.ts';
import type { KeptFolder } from '../store/watch.ts';

export type StartingAlone = Starting & Pick<Services, 'signal'>;

/** Null when it was started. Faults as a person's start does, with nothing kept. */
export async function startAlone(services: StartingAlone, folder: KeptFolder, path: string): Promise<null> {
  const { desk, store, settings, signal } = services;
  const { start: chosen } = folder;
  if (chosen === null)
    throw new FaultError('options-rejected', 'What it should start with can’t be read any more.');
  // A profile that was tried out with Practice must not begin to cost money, nor the other way round.
  if (chosen.practice !== (settings.get().practice === true))
    throw new FaultError('profile-unfit', `“${chosen.profileName}” is a profile of another Imagen.`);
  const shoot = await scanShoot([path], signal, store.results.placedPhotos());
  // Left out for Roundtrip's own folder alone, which was made a moment ago.
  const leftOut = shoot.leftOut.filter((one) => one.path !== join(path, ownFolder));
  const shootId = desk.put({ ...shoot, leftOut });
  const details = await desk.details(shootId, 0, shoot.photos.length, signal);
  const choices = {
    profileKey: chosen.profileKey,
    options: chosen.choices.options,
    results: inOwnFolders(chosen.choices.results, relative(folder.path, path)),
    deselected: details.filter((photo) => isRejected(photo) || photo.unreadable).map(({ id }) => id),
  };
  const { id } = await start(services, { shootId, choices }, () => refuseTaken(store, path));
  store.timeline.add(id, 'watched');
  return null;
}

/** It took its time until here: a person may have sent some of it on another folder meanwhile, and that is done already. */
function refuseTaken({ watch }: Store, path: string): void {
  if (watch.inProject(path, sep))
    throw new FaultError('shoot-in-use', 'Photos of this shoot are in a project already.');
}

/** In a folder that takes all results, one shoot's must not meet another's of the same names. */
function inOwnFolders({ edits, jpegs }: ResultRules, own: string): ResultRules {
  return {
    edits: typeof edits === 'string' ? edits : { folder: join(edits.folder, own) },
    jpegs: typeof jpegs === 'string' ? jpegs : { folder: join(jpegs.folder, own) },
  };
}
