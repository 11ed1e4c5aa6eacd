// The projects of one state folder, one JSON file each. Nothing is remembered between calls: a second process over
// the same folder sees the same.
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { EditOrder } from './api/edit-order.ts';
import { claimJson, isMissing, readJson, writeJson } from './files.ts';
import { Refusal } from './refusal.ts';

export type Place = 'upload' | 'edit' | 'export';
/** The two kinds of work that can be asked for. */
export type Work = 'edit' | 'export';

export interface Asked {
  /** Another for each asking: results made for an earlier one don't count. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The least time it takes. */
  readonly seconds: number;
  readonly failed: boolean;
}

export interface PracticeProject {
  readonly uuid: string;
  readonly name: string;
  /** Milliseconds since 1970, with a fraction. */
  readonly created: number;
  readonly edit: (Asked & { readonly order: EditOrder }) | null;
  readonly export: Asked | null;
}

export interface Projects {
  /** Makes up a name if there is none. Refuses a name that is taken. */
  create(name: string | undefined): PracticeProject;
  find(uuid: string): PracticeProject | null;
  byName(name: string): PracticeProject | null;
  /** Newest first. */
  all(): readonly PracticeProject[];
  save(project: PracticeProject): void;
  folderOf(uuid: string): string;
}

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
// A name whose project never came to be (killed in between) is free again after this long.
const claimMs = 2000;

export function createProjects(folder: string): Projects {
  const home = join(folder, 'projects');
  mkdirSync(home, { recursive: true });
  const folderOf = (uuid: string): string => join(home, uuid);
  const fileOf = (uuid: string): string => join(folderOf(uuid), 'project.json');
  const claimOf = (name: string): string =>
    join(folder, 'names', `${createHash('sha256').update(name).digest('hex')}.json`);
  const find = (uuid: string): PracticeProject | null =>
    uuidShape.test(uuid) ? readJson<PracticeProject>(fileOf(uuid)) : null;
  const byName = (name: string): PracticeProject | null =>
    find(readJson<{ uuid: string }>(claimOf(name))?.uuid ?? '');
  const save = (project: PracticeProject): void => writeJson(fileOf(project.uuid), project);

  const create = (name = `Project ${new Date().toISOString()} ${randomUUID().slice(0, 4)}`) => {
    const project = { uuid: randomUUID(), name, created: nowMs(), edit: null, export: null };
    const claim = claimOf(name);
    if (byName(name) === null && olderThan(claim, claimMs)) rmSync(claim, { force: true });
    if (!claimJson(claim, { uuid: project.uuid }))
      throw new Refusal(400, `Project with name '${name}' already exists`);
    save(project);
    return project;
  };
  const all = (): readonly PracticeProject[] =>
    readdirSync(home)
      .flatMap((uuid) => find(uuid) ?? [])
      .sort((a, b) => b.created - a.created);

  return { create, find, byName, all, save, folderOf };
}

const nowMs = (): number => performance.timeOrigin + performance.now();

function olderThan(path: string, ms: number): boolean {
  try {
    return Date.now() - statSync(path).mtimeMs > ms;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
