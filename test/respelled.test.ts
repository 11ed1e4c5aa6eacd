// Imagen lists the same results in another letter case the next time: they are the ones that are in their places already.
import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { answer } from '../src/cli/exits.ts';
import { digests } from './faults/bench.ts';
import { behindRewriting, type Rewriting } from './faults/rewriting.ts';

const plan = { shoot: { photos: 3, bytes: 20_000, kinds: ['CR2'], ratings: true }, jpegs: false } as const;
type Spelling = (name: string) => string;
const upper: Spelling = (name) => name.toUpperCase();
const lower: Spelling = (name) => name.toLowerCase();

const listedAs =
  (spelling: Spelling): Rewriting['reply'] =>
  ({ path }, data: { files_list: readonly { file_name: string }[] }) =>
    path.endsWith('/edit/get_temporary_download_links')
      ? { files_list: data.files_list.map((each) => ({ ...each, file_name: spelling(each.file_name) })) }
      : data;

test.each([
  [upper, lower],
  [lower, upper],
])('what is in its place is not fetched again, and what it replaced comes back', async (first, then) => {
  await behindRewriting(plan, async (bench, rewriting) => {
    const { call } = bench.roundtrip;
    const sidecars = bench.shoot.photos.map(({ path }) => path.replace(/\.CR2$/, '.xmp'));
    const before = await digests(sidecars);
    rewriting.reply = listedAs(first);
    const id = await bench.start();
    await bench.ended(id);
    const placed = await digests(sidecars);
    await rm(sidecars[1] ?? '');
    rewriting.reply = listedAs(then);
    expect(answer(await call('projects.fetch-again', { id })).missing).toBe(1);
    expect(await bench.ended(id)).toMatchObject({ status: 'done', downloaded: 3 });
    expect(await digests(sidecars)).toEqual(placed);
    const fetched = bench.practice
      .requests()
      .filter(({ kind, method }) => kind === 'store' && method === 'GET');
    expect(fetched).toHaveLength(4);
    answer(await call('projects.restore', { id }));
    expect(await digests(sidecars)).toEqual(before);
  });
});
