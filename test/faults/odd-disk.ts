// A disk that folds letter case, and of which some files can't be opened or read: odd-disk-server.ts mounted at a folder.
// Needs root and the kernel's FUSE.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Refusals } from './odd-disk-server.ts';

const listOf = (at: string): string => `${at} refusals.json`;

/** From now on, these and no others are refused on the disk at `at`. */
export function refuseOn(at: string, refusals: Refusals): void {
  // Whole or not at all: the disk reads it at every file it opens.
  const next = `${listOf(at)}.next`;
  writeFileSync(next, JSON.stringify(refusals));
  renameSync(next, listOf(at));
}

/** Mounts an empty disk at a folder, which is made. */
export async function oddDisk(at: string): Promise<AsyncDisposable> {
  const backing = `${at} on its disk`;
  for (const folder of [backing, at]) mkdirSync(folder, { recursive: true });
  refuseOn(at, {});
  const script = join(import.meta.dirname, 'odd-disk-server.ts');
  // It waits for the kernel only: should this process die, nobody else would end it.
  const words = ['--pdeathsig', 'KILL', process.execPath, script, backing, at, listOf(at)];
  const server = spawn('setpriv', words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(server, 'exit');
  await Promise.race([
    once(server.stdout, 'data'),
    exited.then(() => Promise.reject(new Error('the odd disk could not be mounted'))),
  ]);
  return {
    async [Symbol.asyncDispose]() {
      execFileSync('umount', ['-l', at]);
      await exited;
    },
  };
}
