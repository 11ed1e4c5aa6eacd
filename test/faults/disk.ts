// Real disks in trouble, for scenarios that run as root: a small one that can be filled, and a folder made read-only.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const mount = (...words: readonly string[]): unknown => execFileSync('mount', words);

// Lazily: a file that is still open somewhere must not leave the mount behind.
const unmounting = (at: string): AsyncDisposable => ({
  [Symbol.asyncDispose]: async () => void execFileSync('umount', ['-l', at]),
});

/** Mounts an empty disk of so many bytes at a folder, which is made. */
export function smallDisk(at: string, bytes: number): AsyncDisposable {
  mkdirSync(at, { recursive: true });
  mount('-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', at);
  return unmounting(at);
}

/** Makes a folder a mount of itself, whose rights can then be changed. */
export function ownMount(at: string): AsyncDisposable {
  mkdirSync(at, { recursive: true });
  return bindMount(at, at);
}

/** Shows a folder at another place too, which is made. */
export function bindMount(from: string, at: string): AsyncDisposable {
  mkdirSync(at, { recursive: true });
  mount('--bind', from, at);
  return unmounting(at);
}

export const setReadOnly = (at: string, readOnly: boolean): unknown =>
  mount('-o', `remount,bind,${readOnly ? 'ro' : 'rw'}`, at);

const filler = (at: string): string => join(at, 'filler');

/** Fills the disk but for about so many bytes; whatever filled it before is taken away first. */
export function fill(at: string, leave = 0): void {
  makeRoom(at);
  const { bavail, bsize } = statfsSync(at);
  const bytes = Math.max(0, bavail * bsize - leave);
  writeFileSync(filler(at), Buffer.alloc(bytes));
}

export const makeRoom = (at: string): void => rmSync(filler(at), { force: true });
