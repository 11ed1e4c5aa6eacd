// The API's lists of links, rewritten on their way; and what must be so whatever they say.
import { createHash } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { expect } from 'vitest';
import { listObjects } from '#practice/store/bucket.ts';
import { answer } from '../../src/cli/exits.ts';
import { type Bench, type BenchPlan, byItself } from './bench.ts';
import { behindRewriting, type Rewriting } from './rewriting.ts';
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

export const few = { photos: 4, bytes: 60_000, kinds: ['CR2', 'NEF'] } as const;

/** Rewrites every list of links: for uploads, for edits, or for final JPEGs. */
export const lists =
  (match: RegExp, rewrite: Rewrite): Rewriting['reply'] =>
  ({ path }, data) =>
    match.test(path) ? { files_list: rewrite((data as List).files_list) } : data;

export const shuffled: Rewrite = (files) => [...files].sort((a, b) => (a.file_name < b.file_name ? 1 : -1));
export const renamed =
  (name: (from: string) => string): Rewrite =>
  (files) =>
    files.map((file) => ({ ...file, file_name: name(file.file_name) }));

interface Rewritten {
  readonly name: string;
  readonly reply: Rewriting['reply'];
  readonly happened: string;
  readonly plan?: BenchPlan;
  /** Photos besides the shoot's own, put there before the start. */
  readonly more?: readonly string[];
}

/** Everything comes home as if nothing had been rewritten. */
export const sameEnd = ({
  name,
  reply,
  happened,
  plan = { shoot: few },
  more = [],
}: Rewritten): Scenario => ({
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
export async function ownResults(
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
