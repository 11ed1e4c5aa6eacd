import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backUp, sweepBackup } from './backup.ts';
import { type PlaceRules, resultsFolder } from './place.ts';
import { halfOf } from './write.ts';

let root: string;
let rules: PlaceRules;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'roundtrip-backup-'));
  rules = { root, projectFolder: resultsFolder(root, 'Wedding'), edits: 'beside', jpegs: 'default' };
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function put(path: string, contents: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
  return path;
}

it('gives two files that want one name two, also at the same moment', async () => {
  const contents = ['a', 'b', 'c'].map((each) => each.repeat(300_000));
  const folders = [root, rules.projectFolder, join(root, '..', `${root}-outside`)];
  const files = await Promise.all(folders.map((folder, n) => put(join(folder, 'x.dng'), contents[n] ?? '')));
  const backups = await Promise.all(files.map((file) => backUp(file, rules)));
  expect(new Set(backups).size).toBe(3);
  expect(await Promise.all(backups.map((path) => readFile(path, 'utf8')))).toEqual(contents);
  await rm(dirname(files[2] ?? ''), { recursive: true });
});

it('takes a copy that is there already, unless bytes or time differ', async () => {
  const file = await put(join(root, 'x.xmp'), 'one');
  const first = await backUp(file, rules);
  expect(await backUp(file, rules)).toBe(first);
  await writeFile(file, 'two');
  const second = await backUp(file, rules);
  expect(second).toBe(join(rules.projectFolder, 'Backup', 'x (2).xmp'));
  expect(await readFile(first, 'utf8')).toBe('one');
  expect((await stat(second)).mode).toBe((await stat(file)).mode);
});

it('keeps a name of the greatest length within it', async () => {
  const file = await put(join(root, `${'é'.repeat(125)}.xmp`), 'one');
  await backUp(file, rules);
  await writeFile(file, 'two');
  expect(await backUp(file, rules, { mark: ' (before restore)' })).toMatch(/é \(before restore\)\.xmp$/);
});

it('sweeps away what a kill left half copied, and nothing else', async () => {
  const whole = await backUp(await put(join(root, 'Card 1', 'x.dng'), 'whole'), rules);
  const half = await put(halfOf(join(dirname(whole), 'y.dng')), 'ha');
  const theirs = await put(join(dirname(whole), 'notes.part'), 'mine');
  await sweepBackup(rules);
  expect(await readFile(whole, 'utf8')).toBe('whole');
  expect(await readFile(theirs, 'utf8')).toBe('mine');
  await expect(stat(half)).rejects.toThrow('ENOENT');
  await sweepBackup({ ...rules, projectFolder: join(root, 'Roundtrip', 'never made') });
});
