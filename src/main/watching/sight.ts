// One look at a shoot that arrives: what is in it now, and is something still being written? Called by lookout.ts.
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { FaultError } from '#contract/faults.ts';
import type { LeftOut, LeftOutReason, Shoot } from '#contract/shoot.ts';
import { isHalfWritten } from '../shoots/passed-over.ts';
import { scanShoot } from '../shoots/scan.ts';
import type { Sight } from './settling.ts';

/** What other programs keep beside photos comes and goes while they are open. */
const beside: readonly LeftOutReason[] = ['system', 'hidden', 'unsupported'];
/** A photo that is made before its bytes come, or that its writer keeps to itself. */
const notYet: readonly LeftOutReason[] = ['empty', 'unreadable'];

/** Looks through a folder, as New project would. Null: it is gone, or is Roundtrip's own results. */
export async function lookAt(
  folder: string,
  signal: AbortSignal,
  ours: ReadonlySet<string>,
): Promise<Sight | null> {
  const shoot = await scanShoot([folder], signal, ours).catch(goneOrOurs);
  if (shoot === null) return null;
  const photos = shoot.photos.filter(({ path }) => !ours.has(path));
  const growing = shoot.leftOut.filter(mayGrow);
  const hash = createHash('sha1');
  for (const { relative, size, mtimeMs } of photos) hash.update(`${relative}\0${size}\0${mtimeMs}\n`);
  for (const { path, reason } of shoot.leftOut) if (!beside.includes(reason)) hash.update(`${path}\n`);
  for (const { path } of growing) hash.update(`${path}\0${await sizeOf(path)}\n`);
  return {
    mark: hash.digest('hex'),
    photos: photos.length,
    bytes: photos.reduce((sum, { size }) => sum + size, 0),
    unfinished: growing.some(({ reason }) => reason !== 'video'),
  };
}

// A video isn't sent, but while it is copied more photos may come after it.
const mayGrow = ({ path, reason }: LeftOut): boolean =>
  reason === 'video' || notYet.includes(reason) || isHalfWritten(basename(path));

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => -1,
  );

function goneOrOurs(error: unknown): Shoot | null {
  if (error instanceof FaultError && ['shoot-missing', 'bad-input'].includes(error.fault.code)) return null;
  throw error;
}
