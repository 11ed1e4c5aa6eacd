import { copyFile, mkdtemp, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kinds } from '#practice/sample-shoot/exif.ts';
import { type MadeShoot, makeShoot } from '#test/make-shoot.ts';
import { readCapture } from './capture.ts';
import { thumbnail } from './previews.ts';
import { createThumbnails } from './thumbnails.ts';

let folder: string;
let shoot: MadeShoot;
const { signal } = new AbortController();
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'previews-'));
  // The fourth view of the sample is upright: each kind is there lying and standing.
  shoot = await makeShoot(path.join(folder, 'shoot'), {
    ...{ photos: 20, kinds, folders: [], bytes: 100_000, previewWidth: 480 },
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Which quarters of a picture are red: upper left, upper right, lower left, lower right. */
async function redQuarters(jpeg: Buffer): Promise<readonly boolean[]> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const isRed = (x: number, y: number) =>
    (data[(Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels] ?? 0) >
    128;
  return [isRed(0.25, 0.25), isRed(0.75, 0.25), isRed(0.25, 0.75), isRed(0.75, 0.75)];
}

test('camera, time and exposure are read from each kind of photo', async () => {
  const captures = await Promise.all(shoot.photos.slice(0, 5).map((photo) => readCapture(photo.path)));
  expect(captures.map((capture) => capture?.camera)).toEqual([
    ...['Canon EOS 5D Mark IV', 'NIKON D850', 'SONY ILCE-7M4', 'LEICA Q2', 'FUJIFILM X-T5'],
  ]);
  for (const capture of captures) {
    expect(capture).toMatchObject({ iso: expect.any(Number), lens: expect.any(String), exposureBias: 0 });
    expect(capture?.takenAt).toMatch(/^2026-06-20T\d\d:\d\d:\d\d\.\d\d$/);
    expect(capture?.exposureTime).toBeLessThan(0.01);
    expect(capture?.jpegs.map((jpeg) => jpeg.width)).toEqual([160, 480]);
  }
});

test('a date that no calendar has is no time, in JPEGs and RAWs', async () => {
  const [nef, jpeg] = [shoot.photos[1]?.path ?? '', shoot.photos[4]?.path ?? ''];
  const dated = async (photo: string, date: string) => {
    const bytes = await readFile(photo);
    const place = path.join(folder, `dated${path.extname(photo)}`);
    // As long as what it replaces: nothing else moves.
    await writeFile(place, Buffer.from(bytes.toString('latin1').replaceAll('2026:06:20', date), 'latin1'));
    return readCapture(place);
  };
  for (const photo of [nef, jpeg]) {
    for (const date of ['2026:00:00', '2026:13:40', '0000:00:00', '    :  :  '])
      expect(await dated(photo, date), date).toMatchObject({ takenAt: null, iso: expect.any(Number) });
    expect((await dated(photo, '2026:12:31'))?.takenAt).toMatch(/^2026-12-31T/);
  }
});

test('thumbnails are upright, of the asked size, and made from the smallest picture that is large enough', async () => {
  for (const { path: photo } of shoot.photos) {
    const capture = await readCapture(photo);
    const upright = capture?.orientation === 8;
    const large = await thumbnail(photo, 320, signal);
    const expected = upright ? { width: 213, height: 320 } : { width: 320, height: 213 };
    expect(await sharp(large ?? undefined).metadata(), photo).toMatchObject({ format: 'jpeg', ...expected });
    const small = await thumbnail(photo, 100, signal);
    expect((await sharp(small ?? undefined).metadata())[upright ? 'height' : 'width']).toBe(100);
  }
});

test('every orientation is turned as EXIF says', async () => {
  const red = { input: { create: { width: 200, height: 150, channels: 3, background: '#f00' } } } as const;
  const stored = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#00f' } })
    .composite([{ ...red, left: 0, top: 0 }])
    .jpeg()
    .toBuffer();
  for (let orientation = 1; orientation <= 8; orientation++) {
    const place = path.join(folder, `turned-${orientation}.jpg`);
    await writeFile(place, await sharp(stored).withMetadata({ orientation }).toBuffer());
    const made = await thumbnail(place, 200, signal);
    const judge = await sharp(place).autoOrient().toBuffer();
    expect(await redQuarters(made ?? Buffer.alloc(0)), `${orientation}`).toEqual(await redQuarters(judge));
  }
});

test('Canon’s newer boxes and Fujifilm’s header lead to their pictures', async () => {
  const jpeg = await readFile(shoot.photos[4]?.path ?? '');
  const box = (type: string, ...content: Buffer[]) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(8 + Buffer.concat(content).length, 0);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, ...content]);
  };
  const uuid = (hex: string, ...content: Buffer[]) => box('uuid', Buffer.from(hex, 'hex'), ...content);
  const exif = jpeg.indexOf('Exif\0\0') + 6;
  const canon = Buffer.concat([
    box('ftyp', Buffer.from('crx \0\0\0\x01crx isom', 'latin1')),
    box('moov', uuid('85c0b687820f11e08111f4ce462b6a48', box('CMT1', jpeg.subarray(exif, exif + 9000)))),
    uuid('eaf42b5e1c984b88b9fbb7dc406e4d16', Buffer.alloc(8), box('PRVW', Buffer.alloc(16), jpeg)),
    box('mdat', Buffer.alloc(1000)),
  ]);
  const header = Buffer.alloc(148);
  header.write('FUJIFILMCCD-RAW 0201', 0, 'latin1');
  header.writeUInt32BE(148, 84);
  header.writeUInt32BE(jpeg.length, 88);
  const made = { 'x.cr3': canon, 'x.raf': Buffer.concat([header, jpeg, Buffer.alloc(500)]) };
  for (const [name, bytes] of Object.entries(made)) {
    const place = path.join(folder, name);
    await writeFile(place, bytes);
    expect(await readCapture(place), name).toMatchObject({ camera: 'FUJIFILM X-T5' });
    expect(await sharp((await thumbnail(place, 300, signal)) ?? undefined).metadata()).toMatchObject({
      width: 300,
    });
  }
});

test('what is no photo, cut off or damaged gives null or what is left, never an error', async () => {
  const place = path.join(folder, 'damaged.CR2');
  for (const bytes of [
    '',
    'II',
    'not a photo at all, by any means',
    '\xff\xd8\xff',
    'II*\0\xff\xff\xff\xff........',
  ]) {
    await writeFile(place, Buffer.from(bytes, 'latin1'));
    expect(await thumbnail(place, 100, signal)).toBeNull();
  }
  // A directory that names itself as the next one.
  await writeFile(place, Buffer.from('II*\0\x08\0\0\0\0\0\x08\0\0\0........', 'latin1'));
  expect(await readCapture(place)).toMatchObject({ camera: null, jpegs: [] });
  expect(await readCapture(folder)).toBeNull();
  expect(await readCapture(path.join(folder, 'nowhere.CR2'))).toBeNull();
  await copyFile(shoot.photos[2]?.path ?? '', place);
  const large = (await readCapture(place))?.jpegs.at(-1);
  await truncate(place, (large?.offset ?? 0) + (large?.length ?? 0) - 1000);
  // The preview is cut off: the small one serves.
  expect(await sharp((await thumbnail(place, 300, signal)) ?? undefined).metadata()).toMatchObject({
    width: 160,
  });
  const damage = fc.array(fc.tuple(fc.nat(4000), fc.nat(255)), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...shoot.photos.slice(0, 5)), damage, async (photo, changes) => {
      const bytes = await readFile(photo.path);
      for (const [at, value] of changes) bytes[at] = value;
      await writeFile(place, bytes);
      await readCapture(place);
    }),
    { numRuns: 60 },
  );
});

test('thumbnails are kept until the photo changes, and asked for twice are made once', async () => {
  const thumbnails = createThumbnails(path.join(folder, 'kept'));
  const place = path.join(folder, 'kept.CR2');
  await writeFile(place, await readFile(shoot.photos[0]?.path ?? ''));
  const [one, again] = await Promise.all([
    thumbnails.get(place, 7, 1.5, 200),
    thumbnails.get(place, 7, 1.5, 200),
  ]);
  expect(one).toBe(again);
  await writeFile(place, 'gone');
  expect(await createThumbnails(path.join(folder, 'kept')).get(place, 7, 1.5, 200)).toEqual(one);
  await utimes(place, 2, 2);
  expect(await thumbnails.get(place, 7, 2000, 200)).toBeNull();
  const blocked = createThumbnails(path.join(place, 'no folder'));
  expect(await blocked.get(shoot.photos[1]?.path ?? '', 1, 1, 100)).toBeInstanceOf(Buffer);
});

test('a cancelled thumbnail stops', async () => {
  const photo = shoot.photos[0]?.path ?? '';
  await expect(thumbnail(photo, 100, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
});

test('a thumbnail is made while somebody waits for it, and no longer', async () => {
  const thumbnails = createThumbnails(path.join(folder, 'wanted'));
  const gone = new AbortController();
  const ask = (at: number, asked?: AbortSignal) =>
    thumbnails.get(shoot.photos[at]?.path ?? '', 1, at, 200, asked).catch((error) => error.name);
  const out = shoot.photos.map((_, at) => ask(at, gone.signal));
  const stays = ask(19);
  gone.abort();
  // Asked for anew before the turn that nobody wanted is known to be gone.
  const anew = ask(17);
  const ended = await Promise.all(out);
  expect(ended.slice(0, 19).filter((end) => end === 'AbortError').length).toBeGreaterThan(10);
  expect(await stays).toBeInstanceOf(Buffer);
  expect(await anew).toBeInstanceOf(Buffer);
});
