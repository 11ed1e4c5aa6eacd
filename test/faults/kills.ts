// A run that is killed again and again at points drawn from a seed, across all its steps, and goes on each time.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'vitest';
import type { Step } from '#contract/project.ts';
import { createChance } from '#practice/sample-shoot/random.ts';
import { answer } from '../../src/cli/exits.ts';
import { type Bench, effective } from './bench.ts';
import { type End, killWhen, startChild } from './child.ts';

export interface Killed {
  readonly id: string;
  readonly kills: number;
  /** How many kills fell in each step. */
  readonly where: Readonly<Record<string, number>>;
  /** How often the question was asked and answered with `ask again`, for edit and export. */
  readonly answers: Readonly<Record<'edit' | 'export', number>>;
}

interface Confirmed {
  readonly names: ReadonlySet<string>;
  /** How many requests came before it was looked up. */
  readonly before: number;
}

/** The upload names that a home's database has as confirmed. */
export function confirmedIn(home: string): ReadonlySet<string> {
  const db = new DatabaseSync(join(home, 'projects.sqlite'), { readOnly: true });
  const rows = db.prepare('SELECT upload_name FROM photos WHERE sent_at IS NOT NULL').all();
  db.close();
  return new Set(rows.map((row) => String(row.upload_name)));
}

/** The step of the home's only project. */
function stepIn(home: string): Step {
  const db = new DatabaseSync(join(home, 'projects.sqlite'), { readOnly: true });
  const row = db.prepare('SELECT step FROM projects').get();
  db.close();
  return row?.step as Step;
}

/** No photo that was confirmed is sent again. */
export function notSentAgain({ practice }: Bench, { names, before }: Confirmed): void {
  const later = practice.requests().slice(before);
  const again = later.filter(
    ({ kind, method, file }) => kind === 'store' && method === 'PUT' && names.has(file ?? ''),
  );
  expect(
    again.map(({ file }) => file),
    'confirmed photos sent again',
  ).toEqual([]);
}

interface Tally {
  readonly confirmed: Confirmed[];
  /** The requests that make something which were killed at: `projects/`, `edit`, `export`. */
  readonly made: Set<string>;
  id: string;
  kills: number;
  readonly where: Record<string, number>;
  readonly answers: Record<'edit' | 'export', number>;
}

export interface KillPlan {
  readonly kills: number;
  /** The longest life between two kills. */
  readonly mostRequests: number;
  /** The most kills in a step, so that some are left for those after it. */
  readonly mostIn?: Partial<Record<Step, number>>;
}

/** Kills the run `kills` times, then lets it end. */
export async function killedRun(
  bench: Bench,
  seed: number,
  { kills, mostRequests, mostIn = {} }: KillPlan,
): Promise<Killed> {
  const chance = createChance(seed);
  const tally: Tally = {
    confirmed: [],
    made: new Set(),
    id: '',
    kills: 0,
    where: {},
    answers: { edit: 0, export: 0 },
  };
  const mayDie = (): boolean => {
    const step = stepIn(bench.home);
    return (tally.where[step] ?? 0) < (mostIn[step] ?? Number.POSITIVE_INFINITY);
  };
  let askAgain = false;
  for (;;) {
    const words = tally.id === '' ? ['edit', bench.shoot.root] : ['resume', tally.id];
    const child = startChild(bench, words, { askAgain });
    const code =
      tally.kills < kills
        ? await killWhen(
            child,
            moment(bench, {
              chance,
              mostRequests,
              made: tally.made,
              mayDie,
              isNamed: () => (tally.id || child.id()) !== '',
            }),
          )
        : await child.exited;
    tally.id ||= child.id();
    askAgain = false;
    if (code === null) await note(bench, tally);
    else if (code === 3) askAgain = answered(tally, child.end());
    else {
      expect(code, JSON.stringify(child.end()?.fault)).toBe(0);
      for (const each of tally.confirmed) notSentAgain(bench, each);
      return tally;
    }
  }
}

interface Life {
  readonly chance: ReturnType<typeof createChance>;
  readonly mostRequests: number;
  readonly made: Set<string>;
  mayDie(): boolean;
  /** Its project's id is known: without it nobody could resume it. */
  isNamed(): boolean;
}

const maker = /\/(projects\/|edit|export)$/;

/** When this life ends: a moment after so many requests, or at once at the first POST of its kind that makes something. */
function moment({ practice }: Bench, { chance, mostRequests, made, mayDie, isNamed }: Life): () => boolean {
  const before = practice.requests().length;
  const after = Math.floor(chance.between(2, mostRequests));
  const later = chance.between(0, 30);
  let reached: number | null = null;
  return () => {
    const since = practice.requests().slice(before);
    const making = since.flatMap(({ method, path }) =>
      method === 'POST' ? (maker.exec(path)?.[1] ?? []) : [],
    );
    const fresh = making.find((each) => !made.has(each));
    // A child that goes on in a step that says nothing for long tells its id late; it is known by then.
    if (!isNamed()) return false;
    for (const each of making) made.add(each);
    if (since.length >= after) reached ??= performance.now();
    const due = reached !== null && performance.now() >= reached + later;
    return fresh !== undefined || (due && mayDie());
  };
}

async function note({ roundtrip, home, practice }: Bench, tally: Tally): Promise<void> {
  const { step } = answer(await roundtrip.call('projects.get', { id: tally.id }));
  tally.kills += 1;
  tally.confirmed.push({ names: confirmedIn(home), before: practice.requests().length });
  tally.where[step] = (tally.where[step] ?? 0) + 1;
}

function answered(tally: Tally, end: End | null): true {
  const code = end?.fault?.code ?? '';
  expect(code, end?.fault?.message).toMatch(/^(edit|export)-unknown$/);
  tally.answers[code === 'edit-unknown' ? 'edit' : 'export'] += 1;
  return true;
}

/** One edit and one export, and one more for each time a person said so. */
export function askedOnce({ practice }: Bench, { answers }: Killed): void {
  expect(effective(practice, 'edit'), 'edits').toBeLessThanOrEqual(1 + answers.edit);
  expect(effective(practice, 'export'), 'exports').toBeLessThanOrEqual(1 + answers.export);
}

/** Every file below a folder by its path, as a digest of its bytes. */
export async function treeOf(root: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const tree: Record<string, string> = {};
  for (const file of files.sort())
    tree[relative(root, file)] = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  return tree;
}
