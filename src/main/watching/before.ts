// Was a shoot here, or edited, before, or is it at work on another computer? Asked by deciding.ts before one starts by
// itself: a path alone doesn't tell, as folders are renamed, moved and shared.
import { mkdir, open, readdir, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fault, FaultError } from '#contract/faults.ts';
import { onDisk } from '../results/write.ts';
import { ownFolder, ownMark } from '../shoots/passed-over.ts';
import { scanShoot } from '../shoots/scan.ts';
import type { Store } from '../store/store.ts';

interface Asked {
  readonly folder: number;
  readonly path: string;
}

/**
 * What a folder keeps through a rename, as far as its disk can tell; null when it isn't there. Not the drive's number:
 * that is another one when the drive comes back. The birthday tells from a folder that got the number of a deleted one.
 */
export async function identityOf(folder: string): Promise<string | null> {
  const found = await stat(folder, { bigint: true }).catch(() => null);
  // Some disks number nothing.
  if (found === null || found.ino === 0n) return null;
  const { ino, birthtimeMs: born, ctimeMs: changed } = found;
  // Where a disk keeps no birthday, the last change is given in its place.
  return born === 0n || born === changed ? `${ino}` : `${ino}:${born}`;
}

/** The same folder, or it can't be told. */
function isSame(one: string, other: string): boolean {
  const [ino, born] = one.split(':');
  const [otherIno, otherBorn] = other.split(':');
  return ino === otherIno && (born === otherBorn || born === undefined || otherBorn === undefined);
}

/** Null when nothing speaks against its being new. Throws as a scan does. */
export async function knownBefore(
  { watch, results }: Store,
  { folder, path }: Asked,
  signal: AbortSignal,
): Promise<Fault | null> {
  const identity = await identityOf(path);
  if (identity !== null && watch.places.others(folder, path).some((other) => isSame(identity, other)))
    return because('Its folder was in the watched folder before, under another name.');
  const { photos, leftOut } = await scanShoot([path], signal, results.placedPhotos());
  if (leftOut.some(({ reason }) => reason === 'own-results'))
    return because('Results of Roundtrip’s are in it already.');
  return watch.places.hasSeen(photos) ? because('Photos in it are in a project already.') : null;
}

/**
 * Puts Roundtrip's folder into the shoot, so that of two computers that watch one folder one alone starts it: a disk
 * makes a folder once. Null when it is this one's. Throws a fault of the disk.
 */
export function claim(shoot: string): Promise<Fault | null> {
  const own = join(shoot, ownFolder);
  return onDisk(own, async () => {
    const taken = await mkdir(own).then(
      () => false,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return true;
        throw error;
      },
    );
    if (taken) return because('Roundtrip’s folder is in it already.');
    await (await open(join(own, ownMark), 'wx')).close();
    return null;
  });
}

/** Takes the claim back, unless something has come of it. */
export async function unclaim(shoot: string): Promise<void> {
  const own = join(shoot, ownFolder);
  const names = await readdir(own).catch(() => null);
  if (names === null || names.some((name) => name !== ownMark)) return;
  await rm(join(own, ownMark), { force: true }).catch(() => undefined);
  await rmdir(own).catch(() => undefined);
}

const because = (why: string): Fault =>
  new FaultError('shoot-in-use', `${why} Start it yourself if it is to be edited.`).fault;
