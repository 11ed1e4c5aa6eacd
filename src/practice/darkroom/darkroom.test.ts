import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { exiftoolPath } from 'exiftool-vendored';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeSampleShoot } from '../sample-shoot/make.ts';
import { practised, type SmallClient } from '../small-client.ts';
import { previewOf } from './preview.ts';

let client: SmallClient;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-darkroom-'));
  client = await practised();
});
afterAll(async () => {
  await client[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

type Photos = Readonly<Record<string, Uint8Array>>;

/** Sends, edits and fetches; the results lie in a folder, for ExifTool to read. */
async function edited(photos: Photos, order: object): Promise<{ uuid: string; at: string; names: string[] }> {
  const uuid = await client.create();
  await client.send(uuid, photos);
  expect((await client.edit(uuid, order)).message).toBe('');
  expect((await client.follow(uuid, 'edit')).at(-1)).toBe('Completed');
  const at = await mkdtemp(join(folder, 'edited-'));
  for (const [name, bytes] of await client.fetchAll(uuid, 'edit')) await writeFile(join(at, name), bytes);
  return { uuid, at, names: (await readdir(at)).sort() };
}

async function exported(uuid: string): Promise<Map<string, Buffer>> {
  await client.call('POST', `/projects/${uuid}/export`, undefined, { 'Content-Type': '' });
  expect((await client.follow(uuid, 'export')).at(-1)).toBe('Completed');
  return client.fetchAll(uuid, 'export');
}

/** Tags of each file of a folder, by name. */
async function tagsIn(at: string): Promise<Map<string, Record<string, unknown>>> {
  const args = ['-json', '-struct', '-n', '-validate', '-all', at];
  const { stdout } = await promisify(execFile)(await exiftoolPath(), args);
  return new Map(JSON.parse(stdout).map((tags: { SourceFile: string }) => [basename(tags.SourceFile), tags]));
}

async function shootOf(plan: object): Promise<Photos> {
  const at = await mkdtemp(join(folder, 'shoot-'));
  const { photos } = await makeSampleShoot(at, { folders: [], bytes: 2000, previewWidth: 240, ...plan });
  return Object.fromEntries(
    await Promise.all(photos.map(async ({ path }) => [basename(path), await readFile(path)])),
  );
}

const picture = (orientation = 1): Promise<Buffer> =>
  sharp({ create: { width: 320, height: 200, channels: 3, background: '#6f7f8f' } })
    .withExif({ IFD0: { Make: 'Maker' } })
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();

it('writes sidecars that ExifTool reads, masks and all, different for each photo', async () => {
  const photos = await shootOf({ photos: 4 });
  const { at, names } = await edited(photos, {
    profile_key: 14715,
    portrait_crop: true,
    straighten: true,
    subject_mask: true,
  });
  const tags = await tagsIn(at);
  expect(names.map((name) => name.replace(/.*\./, '').toLowerCase()).sort()).toEqual([
    'dng',
    'xmp',
    'xmp',
    'xmp',
  ]);
  for (const name of names) {
    const of = tags.get(name);
    expect(of).toMatchObject({ HasCrop: true, HasSettings: true });
    expect(Number(of?.Exposure2012)).toBeGreaterThan(0);
    expect(of?.CropAngle).not.toBe(0);
    expect(of?.ToneCurvePV2012).toHaveLength(5);
    expect(JSON.stringify(of?.MaskGroupBasedCorrections)).toContain('"MaskName":"Subject 1"');
    expect(Object.keys(photos)).toContain(of?.RawFileName);
  }
  const looks = names.map((name) => JSON.stringify([tags.get(name)?.ColorTemperature, tags.get(name)?.Tint]));
  expect(new Set(looks).size).toBe(names.length);
});

it('gives the same look to the same photo, another by another profile or tool', async () => {
  const photos = { 'a.CR2': new Uint8Array(50) };
  const packet = async (order: object): Promise<string> => {
    const { at } = await edited(photos, order);
    return readFile(join(at, 'a.xmp'), 'utf8');
  };
  const first = await packet({ profile_key: 14715 });
  expect(await packet({ profile_key: 14715 })).toBe(first);
  expect(await packet({ profile_key: 501 })).not.toBe(first);
  expect(await packet({ profile_key: 14715, window_pull: true })).not.toBe(first);
});

it('embeds into JPEGs, keeps the picture and its EXIF, and copes with files that are none', async () => {
  const jpeg = await picture();
  const end = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 3, 4, 0xff, 0xd9]);
  const photos = { 'a b.JPG': jpeg, 'noise.jpg': Buffer.from('no picture'), 'broken.jpg': end };
  const { uuid, at, names } = await edited(photos, { profile_key: 14716 });
  expect(names).toEqual(['a b.JPG', 'broken.jpg', 'noise.jpg']);
  const tags = (await tagsIn(at)).get('a b.JPG');
  expect(tags).toMatchObject({ Make: 'Maker', ImageWidth: 320, RawFileName: 'a b.JPG' });
  expect(tags?.IncrementalTemperature).toBeDefined();
  const before = await sharp(jpeg).raw().toBuffer();
  expect((await sharp(join(at, 'a b.JPG')).raw().toBuffer()).equals(before)).toBe(true);
  expect(await readFile(join(at, 'broken.jpg'), 'latin1')).toContain('crs:Exposure2012');
  expect([...(await exported(uuid)).keys()]).toEqual(['a b.jpg', 'broken.jpg', 'noise.jpg']);
});

it('merges brackets into DNGs, and returns every other frame as DNG too', async () => {
  const photos = await shootOf({ photos: 5, brackets: 1, kinds: ['CR2', 'NEF'] });
  for (const compression of ['LOSSY', 'LOSSLESS']) {
    const { uuid, at, names } = await edited(photos, {
      profile_key: 163322,
      hdr_merge: true,
      hdr_output_compression: compression,
    });
    expect(names).toHaveLength(3);
    for (const [name, tags] of await tagsIn(at)) {
      expect(tags).toMatchObject({ FileType: 'DNG', PhotometricInterpretation: 34892, Validate: '0 0 0' });
      expect(tags.Exposure2012).toBeDefined();
      expect(tags.DateTimeOriginal).toBeDefined();
      expect(name).toMatch(/\.dng$/);
    }
    expect((await exported(uuid)).size).toBe(3);
  }
});

it('renders final JPEGs upright, with a visible change of tone, cropped if asked', async () => {
  const turned = { 'turned.jpg': await picture(6) };
  const { uuid } = await edited(turned, { profile_key: 14716 });
  const final = (await exported(uuid)).get('turned.jpg');
  expect(await sharp(final).metadata()).toMatchObject({ width: 200, height: 320 });
  const mean = async (of: Buffer | undefined): Promise<number> =>
    (await sharp(of).stats()).channels[0]?.mean ?? 0;
  expect(Math.abs((await mean(final)) - (await mean(turned['turned.jpg'])))).toBeGreaterThan(5);
  const cropped = await edited(turned, { profile_key: 14716, crop: true, crop_aspect_ratio: '4X5' });
  const { width = 0, height = 0 } = await sharp((await exported(cropped.uuid)).get('turned.jpg')).metadata();
  expect(height / width).toBeCloseTo(5 / 4, 1);
});

it('finds the picture in a RAW, be it a TIFF or not', async () => {
  const [[name, tiff] = ['', new Uint8Array()]] = Object.entries(
    await shootOf({ photos: 1, kinds: ['NEF'] }),
  );
  await writeFile(join(folder, 'one.NEF'), tiff);
  // Only who walks its directories learns the orientation; who searches for a JPEG doesn't.
  expect((await previewOf(join(folder, 'one.NEF'), false))?.orientation).toBe(1);
  const head = Buffer.from('FUJIFILMCCD-RAW 0201');
  const photos = { [name]: tiff, 'x.RAF': Buffer.concat([head, await picture(), Buffer.alloc(500, 7)]) };
  const { uuid } = await edited(photos, { profile_key: 501 });
  const finals = await exported(uuid);
  expect(await sharp(finals.get('x.jpg')).metadata()).toMatchObject({ width: 320, height: 200 });
  const { width, height } = await sharp(finals.get(`${name.split('.')[0]}.jpg`)).metadata();
  expect(Math.max(width, height)).toBe(240);
});

it('gives something for every file, whatever is in it', async () => {
  const photos = {
    'x.CR2': crypto.getRandomValues(new Uint8Array(4000)),
    'x.NEF': Buffer.from('II*\0'),
    '0.DNG': new Uint8Array(0),
  };
  for (const hdr_merge of [false, true]) {
    const { uuid, names } = await edited(photos, { profile_key: 501, hdr_merge });
    expect(names).toHaveLength(3);
    const finals = await exported(uuid);
    expect(finals.size).toBe(3);
    for (const final of finals.values()) expect((await sharp(final).metadata()).format).toBe('jpeg');
  }
});
