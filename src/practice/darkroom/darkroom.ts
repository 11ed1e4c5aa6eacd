// Makes the results of edits and exports in the background, in a folder of their own that gets its final name when all
// are there: results exist whole or not at all, whenever this process is killed.
import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../files.ts';
import { createPool, type Pool } from '../pool.ts';
import { hasResults } from '../progress.ts';
import type { PracticeProject, Projects, Work } from '../projects.ts';
import { makeEdit } from './edit.ts';
import { makeExport } from './export.ts';

export interface Darkroom {
  /** Begins unless it is at it, or the results are there. Returns at once. */
  begin(uuid: string, work: Work): void;
  /** Takes away the results of an earlier asking. */
  discard(uuid: string, work: Work): void;
  /** Stops what is running; a later server does it again. */
  close(): Promise<void>;
}

/** What a maker of results gets. */
export interface Bench {
  readonly project: PracticeProject;
  /** The project's folder. */
  readonly home: string;
  /** Where results are made, as in a bucket's folder. */
  readonly results: string;
  /** Where anything else may be left. */
  readonly scratch: string;
  readonly pool: Pool;
  readonly signal: AbortSignal;
}

// As many photos at once as the computer can spare beside the app.
const atOnce = 2;
const makers: Readonly<Record<Work, (bench: Bench) => Promise<void>>> = {
  edit: makeEdit,
  export: makeExport,
};

export function createDarkroom(projects: Projects): Darkroom {
  const stop = new AbortController();
  const running = new Map<string, Promise<void>>();
  const pool = createPool(atOnce);

  const begin = (uuid: string, work: Work): void => {
    const project = projects.find(uuid);
    const asked = project?.[work] ?? null;
    if (project === null || asked === null || stop.signal.aborted) return;
    if (running.has(asked.id) || hasResults(projects, project, work)) return;
    const ended = make(projects, project, work, pool, stop.signal).finally(() => running.delete(asked.id));
    running.set(asked.id, ended);
  };

  const discard = (uuid: string, work: Work): void => {
    const away = newPlace(projects.folderOf(uuid));
    if (moved(join(projects.folderOf(uuid), work), away)) void rm(away, { recursive: true, force: true });
  };

  const close = async (): Promise<void> => {
    stop.abort();
    await Promise.all(running.values());
  };
  return { begin, discard, close };
}

/** Bears the name of this process, so that others see whether it is still in use. */
const newPlace = (home: string): string => join(home, `making-${process.pid}-${randomUUID()}`);

async function make(
  projects: Projects,
  project: PracticeProject,
  work: Work,
  pool: Pool,
  signal: AbortSignal,
): Promise<void> {
  const home = projects.folderOf(project.uuid);
  const results = newPlace(home);
  const scratch = newPlace(home);
  try {
    mkdirSync(scratch, { recursive: true });
    await mkdir(results);
    await makers[work]({ project, home, results, scratch, pool, signal });
    // Asked for again meanwhile: these results are of yesterday.
    if (projects.find(project.uuid)?.[work]?.id === project[work]?.id) moved(results, join(home, work));
    await tidy(home);
  } catch {
    if (!signal.aborted) fail(projects, project, work);
  } finally {
    for (const folder of [results, scratch]) await rm(folder, { recursive: true, force: true });
  }
}

function fail(projects: Projects, { uuid, ...before }: PracticeProject, work: Work): void {
  const project = projects.find(uuid);
  const asked = project?.[work] ?? null;
  if (project === null || asked === null || asked.id !== before[work]?.id) return;
  projects.save({ ...project, [work]: { ...asked, failed: true } });
}

/** Moves a folder; false if it isn't there, or if another process put its own there first. */
function moved(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (isMissing(error) || ['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(code)) return false;
    throw error;
  }
}

// A server that was killed leaves its half-made results; whoever finishes takes them away.
async function tidy(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const pid = /^making-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(join(home, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
