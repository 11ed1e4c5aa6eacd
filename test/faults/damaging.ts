// How a scenario damages a list of projects, has it rebuilt, and goes on with what that gave.
import { copyFile, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ProjectSummary } from '#contract/project.ts';
import type { Rebuilt } from '#main/store/mend.ts';
import { rebuildList } from '#main/store/rebuild.ts';
import { type Chance, noise } from '#practice/sample-shoot/random.ts';
import { answer } from '../../src/cli/exits.ts';
import { type Bench, sidecarsOf } from './bench.ts';

export const listOf = (bench: Bench): string => join(bench.home, 'projects.sqlite');
const pageBytes = 4096;

type Damage = (file: string, chance: Chance) => Promise<unknown>;

export const tornPages =
  (from: number): Damage =>
  async (file, chance) => {
    const bytes = await readFile(file);
    const pages = bytes.length / pageBytes;
    for (let torn = 0; torn < 3; torn += 1) {
      const page = Math.floor(chance.between(Math.min(from, pages - 1), pages));
      noise(pageBytes, Math.floor(chance.between(0, 1e9))).copy(bytes, page * pageBytes);
    }
    await writeFile(file, bytes);
  };

export const damages: Readonly<Record<string, Damage>> = {
  garbage: async (file) => writeFile(file, noise((await readFile(file)).length, 5)),
  'cut off': async (file) => truncate(file, Math.floor((await readFile(file)).length * 0.6)),
  'torn at its first page': async (file) => {
    const bytes = await readFile(file);
    await writeFile(file, bytes.fill(0xab, 0, pageBytes));
  },
  'torn in its middle': tornPages(1),
  emptied: (file) => truncate(file, 0),
  gone: (file) => rm(file),
};

interface Mended {
  readonly bench: Bench;
  readonly rebuilt: Rebuilt;
}

/** Closes Roundtrip, damages its list, finds that it says so, and rebuilds it. */
export async function damagedAndRebuilt(
  bench: Bench,
  damage: (file: string) => Promise<unknown>,
): Promise<Mended> {
  const file = listOf(bench);
  let rebuilt: Rebuilt | null = null;
  const again = await bench.reopen(async () => {
    await damage(file);
    const before = await readFile(file).catch(() => null);
    expect(await opening(bench), 'it says so').toBe('database-damaged');
    expect(await readFile(file).catch(() => null), 'and leaves it as it is').toEqual(before);
    rebuilt = rebuildList(bench.home);
    expect(await keptOf(bench), 'the damaged file is kept, byte for byte').toEqual(before);
  });
  if (rebuilt === null) throw new Error('not rebuilt');
  return { bench: again, rebuilt };
}

async function opening({ home }: Bench): Promise<string> {
  const { openStore } = await import('#main/store/store.ts');
  try {
    openStore(home).close();
    return 'opened';
  } catch (error) {
    return (error as { fault?: { code: string } }).fault?.code ?? String(error);
  }
}

async function keptOf({ home }: Bench): Promise<Buffer | null> {
  const kept = (await readdir(home)).filter((name) => /\.damaged-[\dT-]+$/.test(name));
  return kept[0] === undefined ? null : readFile(join(home, kept[0]));
}

/** Goes on to the end; says how often a person had to be asked. */
export async function goneOn({ roundtrip: { call, app } }: Bench, id: string): Promise<number> {
  let answers = 0;
  for (let askAgain = false; ; ) {
    const { status, fault } = await standing({ call }, id);
    if (status === 'done') return answers;
    if (fault?.code === 'edit-unknown' || fault?.code === 'export-unknown') {
      answers += 1;
      askAgain = true;
    } else expect(fault, 'nothing else stands in the way').toBeNull();
    answer(await call('projects.resume', { id, askAgain }));
    await app.ended(id);
  }
}

export const standing = async (
  { call }: Pick<Bench['roundtrip'], 'call'>,
  id: string,
): Promise<ProjectSummary> => answer(await call('projects.get', { id }));

export async function restored(bench: Bench, id: string, before: ReadonlyMap<string, string>): Promise<void> {
  answer(await bench.roundtrip.call('projects.restore', { id }));
  expect(await sidecarsOf(bench), 'restored as it was before Roundtrip').toEqual(before);
}

/** Keeps a copy of the list as it is now, and of nothing later: the oldest that a rebuilding may meet. */
export async function oldCopy(bench: Bench): Promise<() => Promise<void>> {
  const kept = join(bench.folder, 'old.sqlite');
  const { DatabaseSync, backup } = await import('node:sqlite');
  const db = new DatabaseSync(listOf(bench), { readOnly: true });
  await backup(db, kept);
  db.close();
  return async () => {
    for (const name of ['latest', 'at-start'])
      await copyFile(kept, join(bench.home, 'copies', `${name}.sqlite`));
  };
}
