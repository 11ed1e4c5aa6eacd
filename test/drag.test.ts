// What came back as a picture is shown on the sheet and dragged out of the window; an original never is.
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { answer } from '../src/cli/exits.ts';
import { type Bench, onBench } from './faults/bench.ts';

const shoot = { photos: 3, previewWidth: 640, kinds: ['NEF', 'DNG'] } as const;

const photosOf = async ({ roundtrip }: Bench, id: string) =>
  answer(await roundtrip.call('projects.photos', { id, offset: 0, limit: 10 })).photos;
const drag = ({ roundtrip }: Bench, id: string, photos: number[]) =>
  roundtrip.call('projects.drag', { id, photos });

async function jpegs(bench: Bench, id: string): Promise<void> {
  answer(await bench.roundtrip.call('projects.export', { id }));
  expect(await bench.ended(id)).toMatchObject({ status: 'done', delivered: 3 });
}

test('edited DNGs and final JPEGs are dragged, one a photo; sidecars and originals are not', async () => {
  const dragged: { files: readonly string[]; icon: number }[] = [];
  await onBench({ shoot, jpegs: false, app: { dragged } }, async (bench) => {
    const id = await bench.start();
    await bench.ended(id);
    const photos = await photosOf(bench, id);
    const all = photos.map((photo) => photo.id);
    const isDng = (path: string): boolean => /\.dng$/i.test(path);
    expect(photos.map(({ picture }) => picture)).toEqual(photos.map(({ path }) => isDng(path)));
    const raw = photos.find(({ picture }) => !picture)?.id ?? -1;
    expect(await drag(bench, id, [raw])).toMatchObject({ ok: false, fault: { code: 'not-found' } });
    const told = answer(await drag(bench, id, all)).files;
    expect(told).toHaveLength(photos.filter(({ picture }) => picture).length);
    expect(told).toEqual(dragged[0]?.files);
    expect(dragged[0]?.files.every((file) => isDng(file) && file.includes('Roundtrip'))).toBe(true);
    expect(dragged[0]?.icon).toBeGreaterThan(0);

    await jpegs(bench, id);
    expect(answer(await drag(bench, id, [...all, ...all])).files).toHaveLength(3);
    expect(dragged[1]?.files.every((file) => /\.jpg$/i.test(file))).toBe(true);
    await rm(dragged[1]?.files[0] ?? '');
    answer(await drag(bench, id, [all[0] ?? -1, all[1] ?? -1]));
    const names = dragged[2]?.files.map((file) => basename(file)) ?? [];
    expect(names).not.toContain(basename(dragged[1]?.files[0] ?? ''));
  });
});

test('the final JPEG is the picture on the sheet, and the photo itself when it is gone', async () => {
  await onBench({ shoot, jpegs: false }, async (bench) => {
    const id = await bench.start();
    await bench.ended(id);
    const [photo] = await photosOf(bench, id);
    const small = async () =>
      (await bench.roundtrip.app.thumbnail('project', id, photo?.id ?? -1)) ?? Buffer.alloc(0);
    const before = await small();
    await jpegs(bench, id);
    const after = await small();
    expect(after.equals(before)).toBe(false);
    const { results } = answer(await bench.roundtrip.call('projects.delivery', { id }));
    const jpeg = results[0]?.files.find((file) => /\.jpg$/i.test(file)) ?? '';
    const [one, other] = await Promise.all(
      [after, jpeg].map(async (each) => (await sharp(each).stats()).channels[0]?.mean ?? 0),
    );
    expect(Math.abs((one ?? 0) - (other ?? 99))).toBeLessThan(3);
    await rm(jpeg);
    expect((await small()).equals(before)).toBe(true);
  });
});
