// Ways the API's replies can hold something else than was expected: names, lists, statuses.
import { createHash } from 'node:crypto';
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { expect } from 'vitest';
import { listObjects } from '#practice/store/bucket.ts';
import { answer } from '../../src/cli/exits.ts';
import { asked, type Bench, type BenchPlan, byItself, effective } from './bench.ts';
import { behindRewriting, once, type Rewriting } from './rewriting.ts';
import type { Scenario } from './scenario.ts';
import { sentAgain, wentThrough } from './waiting.ts';

interface Listed {
  readonly file_name: string;
  readonly upload_link?: string;
  readonly download_link?: string;
}
interface List {
  readonly files_list: readonly Listed[];
}
type Rewrite = (files: readonly Listed[]) => readonly Listed[];

const few = { photos: 4, bytes: 60_000, kinds: ['CR2', 'NEF'] } as const;

/** Rewrites every list of links: for uploads, for edits, or for final JPEGs. */
const lists =
  (match: RegExp, rewrite: Rewrite): Rewriting['reply'] =>
  ({ path }, data) =>
    match.test(path) ? { files_list: rewrite((data as List).files_list) } : data;

interface Rewritten {
  readonly name: string;
  readonly reply: Rewriting['reply'];
  readonly happened: string;
  readonly plan?: BenchPlan;
  /** Photos besides the shoot's own, put there before the start. */
  readonly more?: readonly string[];
}

/** Everything comes home as if nothing had been rewritten. */
const sameEnd = ({ name, reply, happened, plan = { shoot: few }, more = [] }: Rewritten): Scenario => ({
  group: 'api',
  name,
  quick: true,
  run: () =>
    behindRewriting(plan, async (bench, rewriting) => {
      rewriting.reply = reply;
      const paths = bench.shoot.photos.map(({ path }) => path);
      const added = more.map((name) => join(dirname(paths[0] ?? ''), name));
      for (const path of added) await copyFile(paths[0] ?? '', path);
      const id = await bench.start();
      await wentThrough(bench, id, paths.length + added.length);
      expect(sentAgain(bench)).toBe(0);
      await ownResults(bench, id, [...paths, ...added]);
      return byItself(happened);
    }),
});

/** Each photo went up under its own name, and has its own sidecar: by name, never by order. */
async function ownResults(
  bench: Bench,
  id: string,
  photos: readonly string[] = bench.shoot.photos.map(({ path }) => path),
): Promise<void> {
  const { uuid } = answer(await bench.roundtrip.call('projects.get', { id }));
  const stored = await listObjects(join(bench.folder, 'practice', 'projects', uuid ?? '', 'upload'));
  const own = new Map(
    await Promise.all(photos.map(async (path) => [basename(path), await md5(path)] as const)),
  );
  expect(new Map(stored.map((object) => [object.name, object.md5])), 'each under its own name').toEqual(own);
  for (const { photo, files } of (await bench.delivery(id)).results) {
    const stem = photo.replace(/\.[^.]*$/, '');
    expect(files, 'beside its own photo').toContain(`${stem}.xmp`);
  }
}

const md5 = async (path: string): Promise<string> =>
  createHash('md5')
    .update(await readFile(path))
    .digest('hex');

const all = /get_temporary_(upload|download)_links$/;
const results = /get_temporary_download_links$/;
const edits = /edit\/get_temporary_download_links$/;
const shuffled: Rewrite = (files) => [...files].sort((a, b) => (a.file_name < b.file_name ? 1 : -1));
const renamed =
  (name: (from: string) => string): Rewrite =>
  (files) =>
    files.map((file) => ({ ...file, file_name: name(file.file_name) }));

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
      const without = basenameOf(bench, 0);
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

const basenameOf = (bench: Bench, at: number): string => bench.shoot.photos[at]?.path.split('/').at(-1) ?? '';

/** The service says that it could not do it. */
const workFailed = (what: 'edit' | 'export'): Scenario => ({
  group: 'api',
  name: `the ${what} ends as Failed`,
  quick: true,
  run: () =>
    behindRewriting({ shoot: few }, async (bench, rewriting) => {
      rewriting.reply = ({ path }, data) =>
        path.endsWith(`/${what}/status`) ? { status: 'FAILED', details: 'Corrupt file IMG_1' } : data;
      const id = await bench.start();
      const end = await bench.settled(id);
      const who = asked(end, `${what}-failed`);
      expect(end.fault?.message, 'the service’s own words').toMatch(/Corrupt file IMG_1/);
      const { results: back } = await bench.holds(id);
      expect(back.length, 'what came before stays').toBe(what === 'export' ? 4 : 0);
      return { ...byItself('stood still, with the service’s own words'), mended: who };
    }),
});

/** Statuses in an order that makes no sense. */
const statuses = (name: string, said: readonly string[], happened: string): Scenario => {
  const asking = (): Rewriting['reply'] => {
    const left = new Map<string, string[]>();
    return ({ path }, data) => {
      if (!path.endsWith('/status')) return data;
      const next = left.get(path) ?? [...said];
      left.set(path, next);
      return next.length > 0 ? { status: next.shift() } : data;
    };
  };
  return {
    group: 'api',
    name,
    quick: true,
    run: () =>
      behindRewriting({ shoot: few }, async (bench, rewriting) => {
        rewriting.reply = asking();
        const id = await bench.start();
        await wentThrough(bench, id);
        expect(effective(bench.practice, 'edit')).toBe(1);
        return byItself(happened);
      }),
  };
};

const missingField: Scenario = {
  group: 'api',
  name: 'replies that lack a field, once each',
  quick: true,
  run: () =>
    behindRewriting({ shoot: few }, async (bench, rewriting) => {
      rewriting.reply = once(
        /\/(get_temporary_upload_links|get_temporary_download_links|status)$/,
        () => ({}),
      );
      const id = await bench.start();
      await wentThrough(bench, id);
      return byItself('asked again, and understood');
    }),
};

const missingUuid: Scenario = {
  group: 'api',
  name: 'a new project’s reply lacks its uuid',
  quick: true,
  run: () =>
    behindRewriting({ shoot: few }, async (bench, rewriting) => {
      rewriting.reply = once(/^\/projects\/$/, () => ({}));
      const id = await bench.start();
      await wentThrough(bench, id);
      const made = bench.practice
        .requests()
        .filter(({ method, path }) => method === 'POST' && /projects\/$/.test(path));
      expect(made.length, 'made once').toBe(1);
      return byItself('found by its name and adopted');
    }),
};

const missingForGood: Scenario = {
  group: 'api',
  name: 'a status without a status, for good',
  quick: true,
  run: () =>
    behindRewriting({ shoot: few }, async (bench, rewriting) => {
      rewriting.reply = ({ path }, data) => (path.endsWith('/edit/status') ? { state: 'Completed' } : data);
      const id = await bench.start();
      const who = asked(await bench.settled(id), 'unexpected-reply');
      await bench.holds(id);
      rewriting.reply = (_, data) => data;
      await bench.roundtrip.call('projects.resume', { id });
      await bench.roundtrip.until(id, ({ status }) => status === 'done');
      await wentThrough(bench, id);
      return { ...byItself('stood still and said so; resumed, it ended'), mended: who };
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
  workFailed('edit'),
  workFailed('export'),
  statuses('statuses that nobody knows', ['Queued', 'WARMING_UP', ''], 'taken for “still at work”'),
  statuses('Completed, then Pending', ['Completed', 'Pending', 'Pending'], 'waited until it was so'),
  missingField,
  missingUuid,
  missingForGood,
  tenThousand,
];
