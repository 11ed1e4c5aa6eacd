import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ShootPhoto } from '#contract/shoot.ts';
import { makeShoot } from '#test/make-shoot.ts';
import { Desk } from './desk.ts';
import { readDetails } from './details.ts';
import { marksIn } from './ratings.ts';
import { scanShoot } from './scan.ts';

let folder: string;
const { signal } = new AbortController();
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ratings-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const packet = (inner: string, more = ''): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" ${more}>${inner}</rdf:Description></rdf:RDF></x:xmpmeta>`;

test('stars and labels are read from attributes and elements, and nothing else is taken for them', () => {
  expect(marksIn(packet('', 'xmp:Rating="3" xmp:Label="Red"'))).toEqual({ stars: 3, label: 'Red' });
  expect(marksIn(packet('<xmp:Rating>-1</xmp:Rating><xmp:Label>Grün &amp; gut</xmp:Label>'))).toEqual({
    ...{ stars: -1, label: 'Grün & gut' },
  });
  const other = packet('', "xmlns:a='http://ns.adobe.com/xap/1.0/'").replace(
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    '',
  );
  expect(marksIn(other.replace('rdf:about', "a:Rating='5' rdf:about"))).toEqual({ stars: 5, label: null });
  expect(marksIn(packet('', 'ms:Rating="99" xmp:RatingPercent="80" xmp:Label=""'))).toEqual({
    stars: null,
    label: null,
  });
  expect(marksIn(packet('', 'xmp:Rating="many"'))).toEqual({ stars: null, label: null });
  expect(marksIn('xmp:Rating="3"')).toEqual({ stars: null, label: null });
});

const photo = (id: number, place: string): ShootPhoto => ({
  ...{ id, path: place, relative: path.basename(place), imageType: 'JPG', size: 1, mtimeMs: 0 },
});

test('a JPEG carries its stars in itself; its sidecar has the later word, whatever its encoding', async () => {
  const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .withXmp(packet('', 'xmp:Rating="2" xmp:Label="Blue"'))
    .jpeg()
    .toBuffer();
  const names = ['alone.jpg', 'beside.jpg', 'broken.jpg'].map((name) => path.join(folder, name));
  for (const place of names) await writeFile(place, jpeg);
  await writeFile(
    path.join(folder, 'beside.xmp'),
    Buffer.from(`\uFEFF${packet('', 'xmp:Rating="5"')}`, 'utf16le'),
  );
  await writeFile(path.join(folder, 'broken.xmp'), Buffer.from([0xff, 0x00, 0xc3, 0x28]));
  const details = await readDetails(
    [...names, path.join(folder, 'gone.jpg')].map((place, id) => photo(id, place)),
    signal,
  );
  expect(details.map(({ stars, label }) => [stars, label])).toEqual([
    ...[
      [2, 'Blue'],
      [5, 'Blue'],
      [2, 'Blue'],
      [null, null],
    ],
  ]);
});

test('a shoot’s details are read by page, in order, and once', async () => {
  const root = path.join(folder, 'shoot');
  await makeShoot(root, { photos: 9, ratings: true, folders: [], bytes: 60_000 });
  const desk = new Desk();
  const shoot = await scanShoot([root], signal);
  const id = desk.put(shoot);
  const page = await desk.details(id, 3, 4, signal);
  expect(page.map((each) => each.id)).toEqual([3, 4, 5, 6]);
  await rm(root, { recursive: true });
  expect(await desk.details(id, 3, 4, signal)).toEqual(page);
  expect(page.every(({ takenAt, camera }) => takenAt !== null && camera !== null)).toBe(true);
  expect(page.some(({ stars, label }) => stars !== null && label !== null)).toBe(true);
});
