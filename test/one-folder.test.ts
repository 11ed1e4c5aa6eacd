// Cameras count from 0001 again, and several shoots may go to one results folder: none takes another one's places there.
import { mkdir, readFile, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { answer } from '../src/cli/exits.ts';
import { type Bench, digests, onBench } from './faults/bench.ts';
import { oddDisk } from './faults/odd-disk.ts';
import { lacks } from './faults/scenario.ts';
import { makeShoot, type ShootPlan } from './make-shoot.ts';

const plan: ShootPlan = { photos: 2, bytes: 120_000, previewWidth: 320, kinds: ['CR2'] };

/** Edits a shoot into `folder` and gives the project's id. */
async function edited({ roundtrip: { call }, ended }: Bench, root: string, folder: string): Promise<string> {
  const { shoots } = answer(await call('shoots.scan', { paths: [root] }));
  const profile = answer(await call('profiles.list', undefined)).find(({ imageType }) => imageType === 'RAW');
  const choices = {
    profileKey: profile?.key ?? 0,
    options: { tools: [] },
    results: { edits: { folder }, jpegs: { folder } },
  };
  const { id } = answer(await call('projects.start', { shootId: shoots[0]?.id ?? '', choices }));
  expect(await ended(id)).toMatchObject({ status: 'done', downloaded: 2, delivered: 2 });
  return id;
}

const filesOf = async (bench: Bench, id: string): Promise<readonly string[]> =>
  (await bench.delivery(id)).results.flatMap(({ files }) => files);

test('two shoots with the same names go to one folder, and each keeps its own', async () => {
  await onBench({ shoot: { ...plan, ratings: true } }, async (bench) => {
    const folder = join(bench.folder, 'Edits');
    await mkdir(folder);
    const other = await makeShoot(join(bench.folder, 'other'), { ...plan, seed: 2 });
    const first = await filesOf(bench, await edited(bench, bench.shoot.root, folder));
    const before = await digests(first);
    const second = await edited(bench, other.root, folder);
    expect(await digests(first), 'the first shoot’s stay').toEqual(before);
    const files = await filesOf(bench, second);
    expect(files.filter((file) => first.includes(file) || !file.startsWith(folder))).toEqual([]);
    for (const file of files.filter((each) => each.endsWith('.xmp')))
      expect(await readFile(file, 'utf8'), 'nothing of another photo comes along').not.toContain('Rating');
    const { moments } = answer(await bench.roundtrip.call('projects.timeline', { id: second }));
    const noted = moments.filter(({ what }) => what === 'result-note').map(({ detail }) => detail);
    expect(new Set(noted.map(({ code }) => code))).toEqual(new Set(['name-taken']));
    expect(noted.map(({ of }) => of).sort()).toEqual(files.map((file) => basename(file)).sort());
    await bench.holds(second);
  });
});

test.skipIf(lacks({ needs: 'fuse' }) !== null)(
  'nor where letter case counts for nothing, and the names differ in it only',
  async () => {
    const before = (folder: string) => oddDisk(join(folder, 'Edits'));
    await onBench({ shoot: plan, before }, async (bench) => {
      const folder = join(bench.folder, 'Edits');
      const other = await makeShoot(join(bench.folder, 'other'), { ...plan, seed: 2 });
      for (const { path } of other.photos)
        await rename(path, join(dirname(path), basename(path).toLowerCase()));
      const first = await filesOf(bench, await edited(bench, bench.shoot.root, folder));
      const kept = await digests(first);
      const second = await filesOf(bench, await edited(bench, other.root, folder));
      expect(await digests(first), 'the first shoot’s stay').toEqual(kept);
      const all = [...first, ...second].map((file) => file.toLowerCase());
      expect(new Set(all).size, 'a place for each').toBe(8);
    });
  },
);

test('the same photos edited again take the places of before', async () => {
  await onBench({ shoot: plan }, async (bench) => {
    const folder = join(bench.folder, 'Edits');
    await mkdir(folder);
    const first = await edited(bench, bench.shoot.root, folder);
    const second = await edited(bench, bench.shoot.root, folder);
    expect(await filesOf(bench, second)).toEqual(await filesOf(bench, first));
  });
});
