// The files of the list of projects: where it is, where a damaged one is kept, and how a rebuilt one takes its place.
// Used by database.ts, copies.ts, presence.ts and rebuild.ts.
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export const listFile = (home: string): string => join(home, 'projects.sqlite');

/** Copies that Roundtrip makes of a sound list: the newest, and the one from the last start. Newest first. */
export const copyFiles = (home: string): readonly [latest: string, atStart: string] => [
  join(home, 'copies', 'latest.sqlite'),
  join(home, 'copies', 'at-start.sqlite'),
];

// SQLite's own names for what belongs to a database; the first holds the newest commits.
export const companions = ['-wal', '-shm', ''] as const;

const rebuiltOf = (file: string, date: string): string => `${file}.rebuilt-${date}`;
/** The name under which a damaged list is kept, with `-wal` and `-shm` behind it for its companions. */
export const damagedOf = (file: string, date: string): string => `${file}.damaged-${date}`;

/**
 * Puts a list that was rebuilt in the place of the damaged one, which is renamed, never changed. The rename of `ready` is
 * the moment that counts: a kill before it leaves all as it was, a kill after it is made good by the next opening.
 */
export function swapIn(file: string, ready: string, date: string): void {
  sync(ready);
  renameSync(ready, rebuiltOf(file, date));
  finishSwap(file);
}

/** Did a kill leave a rebuilt list beside the one whose place it takes? */
export const swapIsCut = (file: string): boolean => rebuiltIn(file) !== undefined;

const prefixOf = (file: string): string => basename(rebuiltOf(file, ''));
const rebuiltIn = (file: string): string | undefined =>
  readdirSync(dirname(file)).find((name) => name.startsWith(prefixOf(file)));

/** Ends what `swapIn` began; does nothing when there is nothing to end. Only while nobody has the list open (presence.ts). */
export function finishSwap(file: string): void {
  const rebuilt = rebuiltIn(file);
  if (rebuilt === undefined) return;
  const kept = damagedOf(file, rebuilt.slice(prefixOf(file).length));
  for (const companion of companions)
    if (existsSync(file + companion)) renameSync(file + companion, kept + companion);
  renameSync(join(dirname(file), rebuilt), file);
  if (process.platform !== 'win32') sync(dirname(file));
}

export function sync(path: string): void {
  const handle = openSync(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
