// Copies of the list of projects that Roundtrip makes while it is sound, for the day it isn't: one at each start, after the
// list was looked through, and one whenever a project reaches a step. Kept by app.ts; read by rebuild.ts.
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { AppEvent } from '#contract/events.ts';
import type { Log } from '../log.ts';
import { companions, copyFiles, listFile, sync } from './list-file.ts';

// In one go: begun anew for each photo that is confirmed meanwhile, it would never come to its end. WAL lets others write.
const allPages = 2_000_000_000;

export interface Copies {
  /** Makes a copy whenever a project begins, is known to Imagen, reaches a step or is cancelled. */
  onEvent(event: AppEvent): void;
  /** Settles when no copy is being made any more. */
  close(): Promise<void>;
}

/** Makes the copy of this start, if anything changed since the last one. Never throws: work goes on without a copy. */
export function createCopies(home: string, log: Log): Copies {
  const [latest, atStart] = copyFiles(home);
  sweep(dirname(latest), log);
  const wanted = new Set<string>(isNewer(listFile(home), atStart) ? [atStart] : []);
  const seen = new Map<string, string>();
  let working: Promise<void> | null = null;
  const work = async (): Promise<void> => {
    for (const next of wanted) {
      wanted.delete(next);
      await copy(listFile(home), next).catch((error: unknown) => log.warn('list.no-copy', { error }));
    }
    working = null;
  };
  const begin = (): void => {
    working ??= work();
  };
  if (wanted.size > 0) begin();
  return {
    onEvent(event) {
      if (event.type !== 'project') return;
      const { id, uuid, step, status } = event.project;
      const now = [uuid, step, status === 'cancelled'].join();
      if (seen.get(id) === now) return;
      seen.set(id, now);
      // One that is being made may have missed it: then another one follows.
      wanted.add(latest);
      begin();
    },
    close: async () => working ?? undefined,
  };
}

/** Did the list change since this copy was made? */
export function isNewer(file: string, than: string): boolean {
  const at = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Math.max(...companions.filter((each) => each !== '-shm').map((each) => at(file + each))) > at(than);
}

/** A connection of its own: closing the list doesn't cut it off. */
async function copy(file: string, to: string): Promise<void> {
  const half = `${to}.${process.pid}.new`;
  mkdirSync(dirname(to), { recursive: true });
  const from = new DatabaseSync(file, { readOnly: true });
  try {
    await backup(from, half, { rate: allPages });
    refuseTornCopy(half);
    sync(half);
    await rename(half, to);
  } finally {
    from.close();
    if (existsSync(half)) await rm(half, { force: true });
  }
}

// The list may have been torn since it was opened, and pages are copied as they are. The copy before is then all there is.
function refuseTornCopy(half: string): void {
  const db = new DatabaseSync(half);
  try {
    const said = db.prepare('PRAGMA quick_check(1)').get()?.quick_check;
    if (said !== 'ok') throw new Error(`the list is damaged, its earlier copy stays: ${said}`);
  } finally {
    db.close();
  }
}

// A copy takes a second at most. By its age, and not by its process: that may be another computer’s, or its number another’s by now.
const leftMs = 3_600_000;

// What a process that was killed while it copied left behind, and SQLite's companions of it.
function sweep(folder: string, log: Log): void {
  try {
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      const half = join(folder, name);
      const at = statSync(half, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (/\.sqlite\.\d+\.new/.test(name) && at < Date.now() - leftMs) rmSync(half, { force: true });
    }
  } catch (error) {
    log.warn('list.no-sweep', { error });
  }
}
