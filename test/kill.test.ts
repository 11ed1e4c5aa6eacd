// Kills Roundtrip's whole process group in each step and goes on: the end must be that of an undisturbed run, with one
// edit and one export asked for and no confirmed photo sent twice. Where the answer to an edit was cut off, a person is asked.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import type { PracticeRequest } from '#practice/requests.ts';
import { type Practice, type PracticeOptions, startPractice } from '#practice/server.ts';
import { type ChildOptions, spawnTerminal } from './faults/child.ts';
import { makeShoot } from './make-shoot.ts';
import { temporary } from './temporary.ts';

interface Line {
  readonly event: 'project' | 'end';
  readonly id: string;
  readonly step: string;
  readonly sent: number;
  readonly downloaded: number;
  readonly delivered: number;
  readonly fault: { readonly code: string } | null;
  readonly ledger: { readonly found: number; readonly sent: number; readonly failed: Record<string, number> };
}

interface Surroundings {
  readonly home: string;
  readonly practice: Practice;
  readonly options: ChildOptions;
}

const photos = 8;

const killGroup = (child: ChildProcess): void => {
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
};

/** Runs until a line fits, kills the group at that moment, and gives the project's id. */
async function killWhen(
  words: readonly string[],
  around: Surroundings,
  fits: (line: Line) => boolean,
): Promise<string> {
  const child = spawnTerminal(words, around);
  const exited = once(child, 'exit');
  let id = '';
  for await (const text of createInterface({ input: child.stdout ?? process.stdin })) {
    const line = JSON.parse(text) as Line;
    id = line.id;
    if (line.event === 'project' && fits(line)) break;
  }
  killGroup(child);
  await exited;
  return id;
}

async function runToEnd(
  words: readonly string[],
  around: Surroundings,
): Promise<{ code: number; end: Line }> {
  const child = spawnTerminal(words, around);
  const exited = once(child, 'exit');
  const lines: Line[] = [];
  for await (const text of createInterface({ input: child.stdout ?? process.stdin }))
    lines.push(JSON.parse(text) as Line);
  const [code] = (await exited) as [number];
  const end = lines.at(-1);
  if (end?.event !== 'end') throw new Error(`no end, exit ${code}`);
  return { code, end };
}

async function treeOf(root: string): Promise<Map<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.map(async (file) => [relative(root, file), await readFile(file, 'base64')] as const),
    ),
  );
}

const count = (practice: Practice, method: string, path: RegExp): number =>
  practice.requests().filter((request) => request.method === method && path.test(request.path)).length;

/** Upload names that the database says are confirmed. */
function confirmed(home: string): ReadonlySet<string> {
  const db = new DatabaseSync(join(home, 'projects.sqlite'), { readOnly: true });
  const rows = db.prepare('SELECT upload_name FROM photos WHERE sent_at IS NOT NULL').all();
  db.close();
  return new Set(rows.map((row) => String(row.upload_name)));
}

const sentFiles = (requests: readonly PracticeRequest[]): readonly string[] =>
  requests.filter(({ kind, method }) => kind === 'store' && method === 'PUT').map(({ file }) => file ?? '');

async function surroundings(folder: string, options: ChildOptions, more: PracticeOptions = {}) {
  const shoot = join(folder, 'shoot');
  await makeShoot(shoot, {
    photos,
    bytes: 400_000,
    previewWidth: 320,
    ratings: true,
    seed: 7,
    kinds: ['CR2', 'NEF'],
  });
  const practice = await startPractice({
    folder: join(folder, 'practice'),
    ...{ editSeconds: 0.4, exportSeconds: 0.3 },
    ...more,
  });
  return { home: join(folder, 'home'), practice, shoot, options };
}

const strays = (tree: ReadonlyMap<string, string>): readonly string[] =>
  [...tree.keys()].filter((file) => file.endsWith('.part') || file.includes('.roundtrip-'));
const sidecars = (tree: ReadonlyMap<string, string>): readonly string[] =>
  [...tree.keys()].filter((file) => file.endsWith('.xmp') && !file.startsWith('Roundtrip')).sort();

const moments: readonly [string, (line: Line) => boolean][] = [
  ['prepare', (line) => line.step === 'prepare'],
  ['create', (line) => line.step === 'create'],
  ['upload', (line) => line.step === 'upload' && line.sent >= 2],
  ['edit', (line) => line.step === 'edit'],
  ['download', (line) => line.step === 'download' && line.downloaded >= 1],
  ['export', (line) => line.step === 'export'],
  ['deliver', (line) => line.step === 'deliver' && line.delivered >= 1],
];

test.each(moments)('killed in %s, it goes on and ends as if nothing had happened', async (_step, fits) => {
  await using folder = await temporary('kill');
  const around = await surroundings(folder.path, { parallel: 1 });
  const originals = await treeOf(around.shoot);
  try {
    const id = await killWhen(['edit', around.shoot], around, fits);
    const before = { confirmed: confirmed(around.home), requests: around.practice.requests().length };
    const { code, end, askedAgain } = await answeringQuestions(id, around);
    expect({ code, fault: end.fault }).toEqual({ code: 0, fault: null });
    expect(end.ledger).toMatchObject({ sent: photos, failed: {} });
    expect(count(around.practice, 'POST', /\/edit$/)).toBeLessThanOrEqual(askedAgain === 'edit' ? 2 : 1);
    expect(count(around.practice, 'POST', /\/export$/)).toBeLessThanOrEqual(askedAgain === 'export' ? 2 : 1);
    const sentLater = sentFiles(around.practice.requests().slice(before.requests));
    expect(sentLater.filter((file) => before.confirmed.has(file))).toEqual([]);
    const tree = await treeOf(around.shoot);
    expect(strays(tree)).toEqual([]);
    expect(sidecars(tree)).toHaveLength(photos);
    for (const [file, bytes] of originals)
      if (!file.endsWith('.xmp')) expect(tree.get(file) === bytes, file).toBe(true);
  } finally {
    await around.practice.close();
  }
});

/** Resumes to the end. A kill that fell between asking and hearing ends in the question; it is answered here. */
async function answeringQuestions(id: string, around: Surroundings) {
  const first = await runToEnd(['resume', id], around);
  if (first.code !== 3) return { ...first, askedAgain: null };
  expect(first.end.fault?.code).toMatch(/^(edit|export)-unknown$/);
  const second = await runToEnd(['resume', id], { ...around, options: { askAgain: true } });
  return { ...second, askedAgain: first.end.fault?.code === 'edit-unknown' ? 'edit' : 'export' };
}

test.each(['edit', 'export'])(
  'killed between asking for the %s and hearing of it, a person is asked',
  async (what) => {
    await using folder = await temporary('kill');
    const path = new RegExp(`/${what}$`);
    const rules = [{ match: { method: 'POST', path }, first: 1, do: 'stall' }] as const;
    const around = await surroundings(folder.path, {}, { trouble: { rules } });
    try {
      const child = spawnTerminal(['edit', around.shoot], around);
      const exited = once(child, 'exit');
      const id = await idOnce(child, () => count(around.practice, 'POST', path) === 1);
      killGroup(child);
      await exited;
      const asked = await runToEnd(['resume', id], around);
      expect(asked).toMatchObject({ code: 3, end: { fault: { code: `${what}-unknown` } } });
      expect(count(around.practice, 'POST', path)).toBe(1);
      const again = await runToEnd(['resume', id], { ...around, options: { askAgain: true } });
      expect(again).toMatchObject({ code: 0, end: { fault: null, ledger: { sent: photos } } });
      expect(count(around.practice, 'POST', path)).toBe(2);
    } finally {
      await around.practice.close();
    }
  },
);

test('an edit whose answer was lost proves itself, and nobody is asked', async () => {
  await using folder = await temporary('kill');
  const rules = [{ match: { method: 'POST', path: /\/edit$/ }, first: 1, do: 'lose-reply' }] as const;
  const around = await surroundings(folder.path, { jpegs: false }, { trouble: { rules } });
  try {
    const { code } = await runToEnd(['edit', around.shoot], around);
    expect(code).toBe(0);
    expect(count(around.practice, 'POST', /\/edit$/)).toBe(1);
  } finally {
    await around.practice.close();
  }
});

/** The project's id, once `ready` is so; looked at whenever the terminal says something, and between. */
async function idOnce(child: ChildProcess, ready: () => boolean): Promise<string> {
  let id = '';
  createInterface({ input: child.stdout ?? process.stdin }).on('line', (text) => {
    id = (JSON.parse(text) as Line).id;
  });
  await vi.waitFor(() => expect(id !== '' && ready()).toBe(true), { timeout: 15_000, interval: 10 });
  return id;
}
