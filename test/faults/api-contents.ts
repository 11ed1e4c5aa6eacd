// Ways the API's lists can hold something else than was expected: names in other forms, hostile ones, too few, too many.
import { readdir } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { expect } from 'vitest';
import { byItself } from './bench.ts';
import { few, lists, ownResults, renamed, sameEnd, shuffled } from './listing.ts';
import { behindRewriting } from './rewriting.ts';
import type { Scenario } from './scenario.ts';
import { wentThrough } from './waiting.ts';

const all = /get_temporary_(upload|download)_links$/;
const results = /get_temporary_download_links$/;
const edits = /edit\/get_temporary_download_links$/;
// What no file may be called, or where none may go.
const hostileNames: readonly string[] = [
  '../outside.xmp',
  '../../../outside.xmp',
  'a/../../../../../outside.xmp',
  '..\\outside.xmp',
  '/tmp/roundtrip-outside.xmp',
  'C:\\outside.xmp',
  'C:outside.xmp',
  '\\\\server\\share\\outside.xmp',
  'nul\u0000byte.xmp',
  'CON.xmp',
  'aux',
  'LPT1.jpg',
  '.',
  '..',
  '.hidden.xmp',
  '~/.ssh/authorized_keys',
  'trailing. . .',
  'turned\u202egpj.exe',
  'a/b/c.xmp',
  `${'x'.repeat(300)}.xmp`,
  `${'é'.repeat(150)}.xmp`,
  '\ud800.xmp',
];

const hostile: Scenario = {
  group: 'api',
  name: 'results with hostile names: paths, drives, devices, NUL, 300 bytes',
  quick: true,
  run: () =>
    behindRewriting({ shoot: few }, async (bench, rewriting) => {
      rewriting.reply = lists(results, (files) => [
        ...files,
        ...hostileNames.map((file_name) => ({ ...files[0], file_name })),
      ]);
      const before = new Set(await tree(bench.folder));
      const id = await bench.start();
      const end = await bench.settled(id);
      expect(end.status, end.fault?.message).toBe('done');
      const { ledger, unmatched } = await bench.holds(id);
      expect(ledger).toMatchObject({ sent: 4, failed: {} });
      await ownResults(bench, id);
      expect(unmatched.length, 'every one is kept').toBe(2 * hostileNames.length);
      expect(new Set(unmatched).size).toBe(unmatched.length);
      const added = (await tree(bench.folder)).filter((file) => !before.has(file));
      const outside = added.filter((file) => !/^(shoot|home|practice)\//.test(file));
      expect(outside, 'nothing outside the chosen folders').toEqual([]);
      for (const path of unmatched)
        expect(relative(end.resultsFolder, path), 'one plain name').toMatch(/^(JPEG\/)?Unmatched\/[^/\\]+$/);
      return byItself(`${unmatched.length} strange names, each one plain file under the results folder`);
    }),
};

async function tree(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

const hostileLinks: Scenario = {
  group: 'api',
  name: 'upload links for names that nobody asked for',
  quick: true,
  run: () =>
    behindRewriting({ shoot: few }, async (bench, rewriting) => {
      rewriting.reply = lists(/upload_links$/, (files) => [
        ...files,
        ...hostileNames.map((file_name) => ({ ...files.at(-1), file_name })),
      ]);
      const id = await bench.start();
      await wentThrough(bench, id);
      await ownResults(bench, id);
      return byItself('left alone; each photo went to its own link');
    }),
};

const fewer: Scenario = {
  group: 'api',
  name: 'fewer results than photos',
  quick: true,
  run: () =>
    behindRewriting({ shoot: few, jpegs: false }, async (bench, rewriting) => {
      rewriting.reply = lists(edits, (files) => files.slice(1));
      const id = await bench.start();
      expect((await bench.settled(id)).status).toBe('done');
      const { ledger } = await bench.holds(id);
      expect(ledger).toMatchObject({ sent: 3, failed: { 'no-result': 1 } });
      return byItself('the one that is missing is named: no-result; the rest is there');
    }),
};

const noLink: Scenario = {
  group: 'api',
  name: 'no upload link for one photo',
  quick: true,
  run: () =>
    behindRewriting({ shoot: few, jpegs: false }, async (bench, rewriting) => {
      const without = basename(bench.shoot.photos[0]?.path ?? '');
      rewriting.reply = lists(/upload_links$/, (files) =>
        files.filter(({ file_name }) => file_name !== without),
      );
      const id = await bench.start();
      expect((await bench.settled(id)).status).toBe('done');
      const { ledger } = await bench.holds(id);
      expect(ledger).toMatchObject({ sent: 3, failed: { 'unexpected-reply': 1 } });
      return byItself('that photo failed with its reason; the rest went on');
    }),
};

const tenThousand: Scenario = {
  group: 'api',
  name: 'a list of 10,000 results, of which four are ours',
  quick: false,
  run: () =>
    behindRewriting({ shoot: few, jpegs: false }, async (bench, rewriting) => {
      rewriting.reply = lists(edits, (files) => [
        ...Array.from({ length: 9_996 }, (_, n) => ({ ...files[n % 4], file_name: `Other_${n}.xmp` })),
        ...files,
      ]);
      const began = performance.now();
      const id = await bench.start();
      expect((await bench.settled(id)).status).toBe('done');
      const { ledger, unmatched } = await bench.holds(id);
      expect(ledger).toMatchObject({ sent: 4, failed: {} });
      expect(unmatched.length).toBe(9_996);
      const seconds = (performance.now() - began) / 1000;
      return byItself(`${seconds.toFixed(0)} s; each kept, ours in their places`);
    }),
};

export const apiContents: readonly Scenario[] = [
  sameEnd({
    name: 'shuffled lists',
    reply: lists(all, shuffled),
    happened: 'matched by name, never by order',
  }),
  sameEnd({
    name: 'names in another letter case',
    reply: lists(
      all,
      renamed((name) => name.toLowerCase()),
    ),
    happened: 'each found its photo',
  }),
  sameEnd({
    name: 'names with `.raw` for `.CR2`',
    reply: lists(
      /upload_links$/,
      renamed((name) => name.replace(/\.[^.]+$/, '.raw')),
    ),
    happened: 'each found its photo by its stem',
  }),
  sameEnd({
    name: 'names in another Unicode form',
    more: ['Zoé et Œuvre Å.CR2'],
    reply: lists(
      all,
      renamed((name) => name.normalize('NFD')),
    ),
    happened: 'each found its photo',
  }),
  sameEnd({
    name: 'every result listed twice',
    reply: lists(results, (files) => [...files, ...shuffled(files)]),
    happened: 'each was fetched once',
  }),
  hostile,
  hostileLinks,
  fewer,
  noLink,
  tenThousand,
];
