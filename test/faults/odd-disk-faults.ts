// Disks with ways of their own: photos that another program holds open, cards that can't be read in one place, names
// without letter case. The disk is a real mount (odd-disk.ts).
import { existsSync } from 'node:fs';
import { copyFile, readFile, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { expect } from 'vitest';
import { answer } from '../../src/cli/exits.ts';
import { asked, type Bench, type BenchPlan, digests, onBench } from './bench.ts';
import { oddDisk, refuseOn } from './odd-disk.ts';
import type { Outcome, Scenario } from './scenario.ts';
import { allArrived, resume, until } from './steps.ts';

const before = (folder: string): Promise<AsyncDisposable> => oddDisk(join(folder, 'shoot'));

const onOddDisk = (name: string, plan: BenchPlan, run: (bench: Bench) => Promise<Outcome>): Scenario => ({
  group: 'disk',
  name,
  quick: true,
  needs: 'fuse',
  run: () =>
    onBench({ before, jpegs: false, ...plan }, async (bench) => ({
      ...(await run(bench)),
    })),
});

async function photosOf({ roundtrip }: Bench, id: string, state?: 'failed') {
  const asked = { id, offset: 0, limit: 50, ...(state === undefined ? {} : { state }) };
  return answer(await roundtrip.call('projects.photos', asked)).photos;
}

// The first photo stalls: time to lock others before their turn.
const stall = { match: { kind: 'store', method: 'PUT' }, do: 'stall', afterBytes: 20_000, first: 1 } as const;

const locked = onOddDisk(
  'photos that another program holds open, for a moment and for long',
  {
    practice: { trouble: { rules: [stall] } },
    app: { settings: { parallel: 1 }, timing: { stallMs: 700 } },
    withoutFailed: false,
  },
  async (bench) => {
    const { root, photos } = bench.shoot;
    const id = await bench.start();
    await until('the first one stalls', () => bench.practice.requests().some(({ bytes }) => bytes >= 20_000));
    const [moment = '', long = ''] = photos.slice(-2).map(({ path }) => basename(path));
    refuseOn(root, { [moment]: { open: 'EBUSY', times: 3 }, [long]: { open: 'EBUSY' } });
    asked(await bench.ended(id), 'photos-failed');
    expect(await photosOf(bench, id, 'failed')).toMatchObject([{ reason: 'photo-unreadable' }]);
    expect((await photosOf(bench, id, 'failed')).map(({ path }) => basename(path))).toEqual([long]);
    refuseOn(root, {});
    await allArrived(bench, id, await resume(bench, id));
    const unverified = (await photosOf(bench, id)).filter(({ verified }) => !verified);
    expect(unverified, 'every MD5 was compared').toEqual([]);
    return {
      happened: 'one was let go in time, one failed; resumed once it was free, it went too',
      mended: { asked: 'photos-failed' },
    };
  },
);

const unreadable = onOddDisk('a card that can’t be read in one place', {}, async (bench) => {
  const { root, photos } = bench.shoot;
  const bad = basename(photos[3]?.path ?? '');
  refuseOn(root, { [bad]: { read: 'EIO' } });
  const id = await bench.start();
  const ended = await bench.ended(id);
  refuseOn(root, {});
  expect(ended).toMatchObject({ status: 'done', fault: null });
  const { ledger } = await bench.holds(id);
  expect(ledger).toMatchObject({ sent: photos.length - 1, failed: { 'photo-unreadable': 1 } });
  return { happened: 'that photo failed with its reason; the others came back edited', mended: 'by itself' };
});

const folding = onOddDisk(
  'a disk that knows no letter case: sidecars spelled in another one, and twins',
  { shoot: { ratings: true }, jpegs: true },
  async (bench) => {
    const { photos } = bench.shoot;
    const sidecars: string[] = [];
    for (const { path } of photos) {
      const own = path.replace(/\.[^.]+$/, '.xmp');
      if (!existsSync(own)) continue;
      const shouted = join(
        dirname(own),
        basename(own).replace(/[a-z]+/g, (word) => word.toUpperCase()),
      );
      await rename(own, `${own}.aside`);
      await rename(`${own}.aside`, shouted);
      sidecars.push(shouted);
    }
    expect(sidecars.length).toBeGreaterThan(2);
    const twin = await twinOf(photos.map(({ path }) => path));
    const kept = await digests(sidecars);
    const id = await bench.start();
    await allArrived(bench, id, await bench.ended(id), { photos: photos.length + 1 });
    const { results } = await bench.delivery(id);
    const files = results.flatMap((each) => each.files);
    expect(files, `two for each, also for ${twin}`).toHaveLength(2 * (photos.length + 1));
    expect(new Set(files.map((file) => file.toLowerCase())).size, 'no two are one file').toBe(files.length);
    expect(files, 'told as they are spelled').toEqual(expect.arrayContaining(sidecars));
    for (const sidecar of sidecars)
      expect(await readFile(sidecar, 'utf8'), 'merged where it stood').toContain('crs:');
    const { restored } = answer(await bench.roundtrip.call('projects.restore', { id }));
    expect(restored.length).toBeGreaterThanOrEqual(sidecars.length);
    expect(await digests(sidecars), 'as it was before Roundtrip').toEqual(kept);
    await bench.holds(id);
    return {
      happened: `${sidecars.length} sidecars of another spelling were merged, kept in Backup and restored; twins got results of their own`,
      mended: 'by itself',
    };
  },
);

/** A photo whose name differs from another's in case, and in its extension: on such a disk, too, they are two. */
async function twinOf(photos: readonly string[]): Promise<string> {
  const [first = ''] = photos.filter((path) => path.endsWith('.CR2'));
  const [other = ''] = photos.filter((path) => path.endsWith('.NEF'));
  const stem = basename(first, '.CR2');
  const twin = join(dirname(first), `${stem.toLowerCase()}.nef`);
  await copyFile(other, twin);
  return twin;
}

export const oddDiskFaults: readonly Scenario[] = [locked, unreadable, folding];
