// What surely is no photo is told from what is one, for each kind that Imagen takes.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ShootPhoto } from '#contract/shoot.ts';
import { makeShoot } from '#test/make-shoot.ts';
import { readDetails } from './details.ts';
import { scanShoot } from './scan.ts';

let folder: string;
const { signal } = new AbortController();
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'unreadable-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Of the files of these names and contents, those that can't be read. */
async function unreadable(files: Readonly<Record<string, Uint8Array | string>>): Promise<readonly string[]> {
  const names = Object.keys(files);
  for (const name of names) await writeFile(path.join(folder, name), files[name] ?? '');
  const photos = names.map(
    (name, id): ShootPhoto => ({
      ...{ id, path: path.join(folder, name), relative: name, imageType: 'RAW', size: 1, mtimeMs: 0 },
    }),
  );
  return (await readDetails(photos, signal))
    .filter((each) => each.unreadable)
    .map(({ id }) => names[id] ?? '');
}

test('a shoot of every kind can be read; each photo cut to 3 kB can’t', async () => {
  const root = path.join(folder, 'shoot');
  await makeShoot(root, { photos: 24, twins: 2, bytes: 60_000 });
  const { photos } = await scanShoot([root], signal);
  expect((await readDetails(photos, signal)).filter((each) => each.unreadable)).toEqual([]);
  for (const photo of photos) await writeFile(photo.path, (await readFile(photo.path)).subarray(0, 3000));
  const cut = (await readDetails(photos, signal)).filter((each) => each.unreadable);
  expect(cut.map(({ id }) => photos[id]?.relative)).toEqual(photos.map(({ relative }) => relative));
});

test('what begins as no photo of its kind does can’t be read, of whatever length', async () => {
  const text = 'not a photo, for sure. '.repeat(500);
  const zeros = Buffer.alloc(20_000);
  expect(
    await unreadable({
      '1.NEF': 'not a photo\n',
      '2.CR2': text,
      '3.RAF': text,
      '4.cr3': zeros,
      '5.jpg': zeros,
    }),
  ).toEqual(['1.NEF', '2.CR2', '3.RAF', '4.cr3', '5.jpg']);
});

test('what is merely not known here is left alone', async () => {
  const text = 'some maker’s own structure. '.repeat(500);
  const jpeg = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
  const filled = Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xff, 0xff]), jpeg.subarray(2)]);
  // Panasonic’s: its strips are said to lie nowhere.
  const rw2 = Buffer.alloc(5000);
  rw2.write('IIU\0', 'latin1');
  rw2.writeUInt32LE(24, 4);
  rw2.writeUInt16LE(2, 24);
  for (const [at, tag] of [0x111, 0x117].entries()) {
    rw2.writeUInt16LE(tag, 26 + at * 12);
    rw2.writeUInt16LE(4, 28 + at * 12);
    rw2.writeUInt32LE(1, 30 + at * 12);
    rw2.writeUInt32LE(at === 0 ? 0xffffffff : 4000, 34 + at * 12);
  }
  expect(
    await unreadable({ '1.raw': text, '2.CRW': text, '3.jpg': jpeg, '4.jpg': filled, '5.rw2': rw2 }),
  ).toEqual([]);
});

test('Canon’s and Fujifilm’s are whole as far as they say, and zeros are no RAW', async () => {
  const cr3 = Buffer.alloc(3000);
  cr3.writeUInt32BE(24, 0);
  cr3.write('ftypcrx ', 4, 'latin1');
  cr3.writeUInt32BE(2976, 24);
  cr3.write('mdat', 28, 'latin1');
  const raf = Buffer.alloc(3000);
  raf.write('FUJIFILMCCD-RAW', 'latin1');
  for (const [at, value] of [200, 800, 500, 0, 500].entries()) raf.writeUInt32BE(value, 84 + at * 4);
  expect(await unreadable({ '1.cr3': cr3, '2.raf': raf })).toEqual([]);
  const cut = { '3.cr3': cr3.subarray(0, 2999), '4.raf': raf.subarray(0, 900), '5.NEF': Buffer.alloc(3000) };
  expect(await unreadable(cut)).toEqual(['3.cr3', '4.raf', '5.NEF']);
});
