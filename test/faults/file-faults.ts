// Files that change, vanish or make no sense while they are worked on.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile, readFile, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { PracticeRequest } from '#practice/requests.ts';
import { answer } from '../../src/cli/exits.ts';
import { asked, type Bench, byItself, digests, onBench } from './bench.ts';
import type { Scenario } from './scenario.ts';
import { allArrived, resume, until, untilStep } from './steps.ts';

const sidecarOf = (path: string): string => path.replace(/\.[^.]+$/, '.xmp');

const stalledPuts = ({ practice }: Bench): readonly PracticeRequest[] =>
  practice.requests().filter(({ method, kind, bytes, status }) => {
    const stalled = bytes >= 20_000 && status === 0;
    return kind === 'store' && method === 'PUT' && stalled;
  });

const photosChange: Scenario = {
  group: 'disk',
  name: 'photos deleted, replaced and grown while they are sent',
  quick: true,
  run: () => {
    const match = { kind: 'store', method: 'PUT' } as const;
    const trouble = { rules: [{ match, do: 'stall', afterBytes: 20_000, first: 3 }] } as const;
    const app = { settings: { parallel: 3 }, timing: { stallMs: 700 } };
    return onBench({ practice: { trouble }, app, jpegs: false }, async (bench) => {
      const id = await bench.start();
      await until('three stall', () => stalledPuts(bench).length === 3);
      const under = stalledPuts(bench).map(({ file }) => file);
      const [gone = '', other = '', grown = ''] = bench.shoot.photos
        .map(({ path }) => path)
        .filter((path) => under.some((file) => path.endsWith(`/${file}`)));
      const kept = [gone, other, grown].map((path) => readFileSync(path));
      // At once, while they stall: on a busy machine whatever waits for a thread comes too late.
      rmSync(gone);
      writeFileSync(`${other}.new`, kept[1] ?? '');
      renameSync(`${other}.new`, other);
      writeFileSync(grown, 'more', { flag: 'a' });
      const ended = await bench.ended(id);
      expect(ended.status).toBe('done');
      for (const [index, path] of [gone, other, grown].entries()) await writeFile(path, kept[index] ?? '');
      const { ledger } = await bench.holds(id);
      expect(ledger).toMatchObject({ sent: 5, failed: { 'photo-unreadable': 1, 'photo-changed': 2 } });
      return byItself('each of the three failed with its reason; the other five came back edited');
    });
  },
};

const photosArrive: Scenario = {
  group: 'disk',
  name: 'photos still copied while others are sent, then tried again',
  quick: true,
  run: () => {
    const match = { kind: 'store', method: 'PUT' } as const;
    const trouble = { rules: [{ match, do: 'stall', afterBytes: 20_000, first: 1 }] } as const;
    const app = { settings: { parallel: 1 }, timing: { stallMs: 700 } };
    const plan = { practice: { trouble }, app, jpegs: false, withoutFailed: false };
    return onBench(plan, async (bench) => {
      const { photos } = bench.shoot;
      const late = photos.slice(-2).map(({ path }) => path);
      const whole = late.map((path) => readFileSync(path));
      for (const [at, path] of late.entries()) writeFileSync(path, whole[at]?.subarray(0, 30_000) ?? '');
      const id = await bench.start();
      await until('the first one stalls', () => stalledPuts(bench).length === 1);
      for (const [at, path] of late.entries()) writeFileSync(path, whole[at] ?? '');
      asked(await bench.ended(id), 'photos-failed');
      expect((await bench.delivery(id)).ledger.failed).toEqual({ 'photo-changed': 2 });
      await allArrived(bench, id, await resume(bench, id));
      const { totalBytes } = answer(await bench.roundtrip.call('projects.get', { id }));
      const sizes = photos.map(({ path }) => readFileSync(path).length);
      expect(totalBytes).toBe(sizes.reduce((all, one) => all + one, 0));
      const sent = bench.practice
        .requests()
        .filter(({ file }) => late.some((path) => path.endsWith(`/${file}`)));
      expect(sent.map(({ bytes }) => bytes).toSorted(), 'whole').toEqual(sizes.slice(-2).toSorted());
      return {
        happened: 'two were not as they had been; tried again, they went whole',
        mended: { asked: 'photos-failed' },
      };
    });
  },
};

const packet = (rating: number): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="${rating}"/></rdf:RDF></x:xmpmeta>`;

// Larger than any sidecar that is read into memory.
const huge = 40_000_000;

const oddSidecars: Scenario = {
  group: 'disk',
  name: 'sidecars malformed, huge, in UTF-16, and written by another program during the run',
  quick: true,
  run: () =>
    onBench({ practice: { editSeconds: 0.5 }, jpegs: false }, async (bench) => {
      const [malformed = '', large = '', wide = '', busy = ''] = bench.shoot.photos.map(({ path }) =>
        sidecarOf(path),
      );
      await writeFile(malformed, '<x:xmpmeta <<< not XML');
      await writeFile(large, Buffer.concat([Buffer.from(packet(2)), Buffer.alloc(huge, ' ')]));
      await writeFile(wide, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(packet(4), 'utf16le')]));
      await writeFile(busy, packet(1));
      const before = await digests([malformed, large, wide]);
      const id = await bench.start();
      await untilStep(bench, id, 'edit');
      writeFileSync(busy, packet(5));
      await allArrived(bench, id, await bench.ended(id));
      const { results } = await bench.delivery(id);
      const backups = new Map(
        results.flatMap((each) => each.backups).map((each) => [each.file, each.backup]),
      );
      const kept = await digests([malformed, large, wide].map((file) => backups.get(file) ?? file));
      expect([...kept.values()], 'each is in the Backup folder, whole').toEqual([...before.values()]);
      expect(await readFile(wide, 'utf8')).toContain('Rating="4"');
      expect(await readFile(large, 'utf8'), 'too large to be read').not.toContain('Rating="2"');
      expect(await readFile(busy, 'utf8'), 'the newest rating').toContain('Rating="5"');
      for (const file of [malformed, large, wide, busy])
        expect(await readFile(file, 'utf8'), 'Imagen’s settings arrived').toContain('crs:');
      return byItself('what could be read was merged, what could not was kept whole in Backup');
    }),
};

const twins: Scenario = {
  group: 'disk',
  name: 'names that differ in their letter case only',
  quick: true,
  run: () =>
    onBench({ jpegs: false }, async (bench) => {
      const { photos } = bench.shoot;
      const [first, second] = photos.map(({ path }) => path);
      const twin = join(
        dirname(first ?? ''),
        (first ?? '').slice(dirname(first ?? '').length + 1).toLowerCase(),
      );
      await copyFile(second ?? '', twin);
      await utimes(twin, 1_700_000_000, 1_700_000_000);
      const id = await bench.start();
      await allArrived(bench, id, await bench.ended(id), { photos: photos.length + 1 });
      const { results } = await bench.delivery(id);
      const files = results.flatMap((each) => each.files).map((file) => file.toLowerCase());
      expect(new Set(files).size, 'no two results share a name, in whatever case').toBe(files.length);
      return { happened: 'both were sent and got results of their own', mended: 'by itself' };
    }),
};

export const fileFaults: readonly Scenario[] = [photosChange, photosArrive, oddSidecars, twins];
