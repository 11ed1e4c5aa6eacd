// Files written so that no half-written one ever carries a final name: made under another name in the same folder,
// synced, renamed, and the folder synced. Under place.ts, backup.ts and restore.ts.
import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { type FileHandle, lstat, open, rename, rm, stat, unlink, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultError } from '#contract/faults.ts';
import { diskFault } from '../network/faults.ts';

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code;
const missing = new Set<unknown>(['ENOENT', 'ENOTDIR']);

/** Runs something on files; what the disk refuses comes out as a fault that names `what`. Other errors pass. */
export async function onDisk<T>(what: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw typeof codeOf(error) === 'string' ? diskFault(error, what) : error;
  }
}

const orNull = async <T>(promise: Promise<T>): Promise<T | null> => {
  try {
    return await promise;
  } catch (error) {
    if (missing.has(codeOf(error))) return null;
    throw error;
  }
};

/** What stands at a path, following links; null when nothing does. A dangling link stands there as itself. */
export const standing = async (path: string): Promise<BigIntStats | null> =>
  (await orNull(stat(path, { bigint: true }))) ?? orNull(lstat(path, { bigint: true }));

/** True when both looks saw the same file with the same contents, as far as a file system tells. */
export const unchanged = (a: BigIntStats | null, b: BigIntStats | null): boolean =>
  a === null || b === null
    ? a === b
    : a.ino === b.ino && a.size === b.size && a.mtimeNs === b.mtimeNs && a.ctimeNs === b.ctimeNs;

// Large enough to be quick; a small file is given no more than it needs: ten thousand sidecars would each leave a megabyte
// for the collector, which then took a fifth of all time.
const stretchBytes = 1 << 20;

/** The file's bytes in stretches. Each is good until the next one is asked for. */
async function* stretchesOf(file: FileHandle): AsyncGenerator<Buffer> {
  const { size } = await file.stat();
  // One byte more than it has, so that its end is seen with one look.
  const buffer = Buffer.allocUnsafe(Math.min(stretchBytes, size + 1));
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/** SHA-256 of a file's bytes in hex; null when there is no file. */
export async function sha256Of(path: string): Promise<string | null> {
  const file = await orNull(open(path, 'r'));
  if (file === null) return null;
  try {
    const hash = createHash('sha256');
    for await (const bytes of stretchesOf(file)) hash.update(bytes);
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Removes a file if there is one. */
export async function gone(path: string): Promise<void> {
  try {
    await orNull(unlink(path));
  } catch (error) {
    // A read-only disk refuses before it looks whether there is one.
    if ((await orNull(lstat(path))) !== null) throw error;
  }
}

async function making(path: string, fill: (file: FileHandle) => Promise<void>): Promise<void> {
  // A read-only one left by a run that was killed could not be opened again.
  await gone(path);
  try {
    const file = await open(path, 'w');
    try {
      await fill(file);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Writes and syncs a new file. What stands at `path` is replaced: it must be a name of our own. */
export const writeNew = (path: string, bytes: Buffer, mode: number | null): Promise<void> =>
  making(path, async (file) => {
    await file.writeFile(bytes);
    if (mode !== null) await file.chmod(mode);
  });

/** Copies bytes, times and permissions, syncs, and reads the copy back. Gives its SHA-256. */
export async function copyExactly(from: string, to: string): Promise<string> {
  const source = await open(from, 'r');
  try {
    return await copyFrom(source, from, to);
  } finally {
    await source.close();
  }
}

async function copyFrom(source: FileHandle, from: string, to: string): Promise<string> {
  const hash = createHash('sha256');
  const before = await source.stat();
  await making(to, async (file) => {
    for await (const bytes of stretchesOf(source)) {
      hash.update(bytes);
      await file.writeFile(bytes);
    }
    await file.chmod(before.mode & 0o777);
  });
  await utimes(to, before.atimeMs / 1000, before.mtimeMs / 1000);
  const read = hash.digest('hex');
  if ((await sha256Of(to)) === read) return read;
  await rm(to, { force: true });
  throw new FaultError(
    'disk-trouble',
    `${from}: its copy read back differently. Check the disk, then try again.`,
  );
}

/** Makes a file's bytes sure to be on the disk. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

// A rename that survives a power cut needs its folder synced. Windows and some network disks have no such thing.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

// On Windows a virus scanner or Lightroom may hold a file for a moment; most let go within a second.
const heldWaitsMs = [20, 50, 100, 200, 400, 800, 1600];
const held = new Set<unknown>(['EPERM', 'EACCES', 'EBUSY']);

const always = async (): Promise<boolean> => true;

/**
 * Renames over what stands there, and syncs the folder. Both must be in folders of one disk. Where another program holds
 * the file it is tried again, as long as `still` says so: false, and nothing done, when it doesn't (whoever held it may
 * have written it).
 */
export async function renameOver(
  from: string,
  to: string,
  still: () => Promise<boolean> = always,
  waitsMs: readonly number[] = process.platform === 'win32' ? heldWaitsMs : [],
): Promise<boolean> {
  for (const ms of [...waitsMs, null])
    try {
      await rename(from, to);
      await syncFolder(dirname(to));
      return true;
    } catch (error) {
      if (ms === null || !held.has(codeOf(error))) throw error;
      await sleep(ms);
      if (!(await still())) return false;
    }
  return false;
}

/** The name of `path` while it is being made. The same each time, so that a killed run's is written over by the next. */
export const halfOf = (path: string): string =>
  join(dirname(path), `.roundtrip-${createHash('sha256').update(path).digest('hex').slice(0, 12)}.part`);

/** Is it the name of such a copy? */
export const isHalf = (name: string): boolean => /^\.roundtrip-[0-9a-f]{12}\.part$/.test(name);

/** The file that a folder is tried with; a kill may leave it. */
export const trialOf = (folder: string): string => halfOf(join(folder, 'can this be written to'));

/** Makes and removes a file: what a disk or a share says of its rights is not always what it does. Throws what it says. */
export async function tryWriting(folder: string): Promise<void> {
  const file = trialOf(folder);
  await writeNew(file, Buffer.alloc(0), null);
  await gone(file);
}

// As often as a placement tries.
const tries = 5;

/** Moves a file, also to another disk. What stands at `to` is replaced. */
export async function moveTo(from: string, to: string): Promise<void> {
  try {
    await renameOver(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    await moveAcross(from, to);
  }
}

/** What is removed here is what was copied there: another program may write into a large file while it is. */
async function moveAcross(from: string, to: string): Promise<void> {
  const half = halfOf(to);
  for (let n = 0; n < tries; n++) {
    const before = await standing(from);
    await copyExactly(from, half);
    if (!unchanged(before, await standing(from))) continue;
    await renameOver(half, to);
    return rm(from);
  }
  await gone(half);
  throw new FaultError(
    'disk-trouble',
    `${from}: another program keeps writing this file. Close it, then restore again.`,
  );
}
