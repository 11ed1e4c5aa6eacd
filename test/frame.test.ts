// Before and after are laid over one another only where they truly lie so: pixel by pixel, not by what was asked for.
import { rm, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Tool } from '#contract/ai-tools.ts';
import type { CallOutput } from '#contract/calls.ts';
import { answer } from '../src/cli/exits.ts';
import { type Bench, onBench } from './faults/bench.ts';
import { choices, startWith } from './faults/steps.ts';

const shoot = { photos: 3, previewWidth: 640, kinds: ['NEF'] } as const;
type Crop = CallOutput<'projects.frame'>['crop'];

async function edited(bench: Bench, tools: readonly Tool[]): Promise<string> {
  const results = { edits: 'beside', jpegs: 'default' } as const;
  const { id } = answer(await startWith(bench, choices({ options: { tools: [...tools] }, results })));
  expect((await bench.ended(id)).status).toBe('done');
  return id;
}

const framesOf = async ({ roundtrip }: Bench, id: string) => {
  const { photos } = answer(await roundtrip.call('projects.photos', { id, offset: 0, limit: 10 }));
  return Promise.all(
    photos.map(async ({ id: photo }) => ({
      photo,
      ...answer(await roundtrip.call('projects.frame', { id, photo })),
    })),
  );
};

/** Grey and small, with its mean taken away: what is left is where things are. */
async function outline(picture: Buffer, crop: Crop): Promise<readonly number[]> {
  const { width, height } = await sharp(picture).metadata();
  const { left, top, right, bottom } = crop ?? { left: 0, top: 0, right: 1, bottom: 1 };
  const box = { left: Math.round(left * width), top: Math.round(top * height) };
  const size = {
    width: Math.round((right - left) * width),
    height: Math.round((bottom - top) * height),
  };
  const pixels = await sharp(picture)
    .extract({ ...box, ...size })
    .resize(48, 32, { fit: 'fill' })
    .grayscale()
    .raw()
    .toBuffer();
  const mean = pixels.reduce((sum, each) => sum + each, 0) / pixels.length;
  return [...pixels].map((each) => each - mean);
}

const alike = (a: readonly number[], b: readonly number[]): number => {
  const product = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, each, at) => sum + each * (y[at] ?? 0), 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
};

test('a plain crop is a frame of the photo, in which both show the same', async () => {
  await onBench({ shoot }, async (bench) => {
    const id = await edited(bench, ['headshot_crop']);
    const frames = await framesOf(bench, id);
    const fitted = frames.filter(({ fit }) => fit === 'cropped');
    expect(fitted.length).toBeGreaterThan(0);
    for (const { photo, crop } of fitted) {
      const [before, after] = await Promise.all(
        (['before', 'after'] as const).map((side) => bench.roundtrip.app.picture(id, photo, side)),
      );
      if (!before || !after) throw new Error('no picture');
      const whole = await outline(after, null);
      const framed = alike(await outline(before, crop), whole);
      expect(framed).toBeGreaterThan(0.95);
      expect(framed).toBeGreaterThan(alike(await outline(before, null), whole));
    }
  });
});

test('without a crop both are whole; straightened ones stand apart', async () => {
  await onBench({ shoot }, async (bench) => {
    const whole = await edited(bench, []);
    expect((await framesOf(bench, whole)).map(({ fit }) => fit)).toEqual(['whole', 'whole', 'whole']);
    const turned = await edited(bench, ['crop', 'straighten']);
    expect((await framesOf(bench, turned)).map(({ fit }) => fit)).toEqual(['apart', 'apart', 'apart']);
  });
});

test('a crop that was changed since, or whose settings are gone, is not trusted', async () => {
  await onBench({ shoot: { ...shoot, photos: 2 } }, async (bench) => {
    const id = await edited(bench, ['crop']);
    const { results } = answer(await bench.roundtrip.call('projects.delivery', { id }));
    const [one, two] = results.map(({ files }) => files.find((file) => file.endsWith('.xmp')) ?? '');
    const crs = 'xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"';
    await writeFile(
      one ?? '',
      `<rdf:Description ${crs} crs:HasCrop="True" crs:CropTop="0" crs:CropLeft="0" crs:CropBottom="1" crs:CropRight="0.4"/>`,
    );
    await rm(two ?? '');
    expect((await framesOf(bench, id)).map(({ fit }) => fit)).toEqual(['apart', 'apart']);
  });
});
