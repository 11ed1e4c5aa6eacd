import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ExifTool } from 'exiftool-vendored';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeShoot } from './make-shoot.ts';

let folder: string;
const exiftool = new ExifTool({ maxProcs: 1 });
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'make-shoot-'));
});
afterAll(async () => {
  await exiftool.end();
  await rm(folder, { recursive: true, force: true });
});

const digestOf = async (root: string): Promise<Record<string, string>> => {
  const names = (await readdir(root, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
  const digests = names.map(async (one) => {
    const place = path.join(one.parentPath, one.name);
    const bytes = await readFile(place);
    return [path.relative(root, place), createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return Object.fromEntries((await Promise.all(digests)).sort());
};

test('every kind is a valid file of its kind, with camera, time and an embedded picture', async () => {
  const made = await makeShoot(path.join(folder, 'kinds'), {
    photos: 5,
    kinds: ['CR2', 'NEF', 'ARW', 'DNG', 'JPG'],
    folders: [],
    previewWidth: 480,
  });
  for (const { path: photo, kind } of made.photos) {
    const tags = await exiftool.readRaw(photo, { readArgs: ['-validate', '-FileType', '-n'] });
    expect(tags, photo).toMatchObject({ FileType: kind === 'JPG' ? 'JPEG' : kind, Validate: '0 0 0' });
    const all = await exiftool.read(photo);
    expect(all).toMatchObject({ Model: expect.any(String), ISO: expect.any(Number) });
    expect(all.warnings ?? [], photo).toEqual([]);
    expect(String(all.DateTimeOriginal)).toMatch(/^2026-06-20T/);
  }
  const extracted = path.join(folder, 'preview.jpg');
  for (const [index, tag] of (
    ['PreviewImage', 'JpgFromRaw', 'PreviewImage', 'PreviewImage'] as const
  ).entries()) {
    await rm(extracted, { force: true });
    await exiftool.extractBinaryTag(tag, made.photos[index]?.path ?? '', extracted);
    expect(await sharp(extracted).metadata()).toMatchObject({ format: 'jpeg', width: 480 });
  }
});

test('the same plan makes the same bytes; another seed makes others', async () => {
  const plan = {
    photos: 6,
    previewWidth: 160,
    bytes: 5000,
    brackets: 1,
    ratings: true,
    twins: 1,
    junk: true,
  };
  const roots = ['one', 'two', 'three'].map((name) => path.join(folder, name));
  for (const [index, root] of roots.entries()) await makeShoot(root, { ...plan, seed: index === 2 ? 9 : 4 });
  const [one, two, three] = await Promise.all(roots.map(digestOf));
  expect(one).toEqual(two);
  const same = Object.entries(one ?? {}).filter(
    ([name, digest]) => /IMG_0001/.test(name) && three?.[name] === digest,
  );
  expect(same.map(([name]) => name)).not.toContain(path.join('Ceremony', 'IMG_0001.CR2'));
  expect(new Set(Object.values(one ?? {})).size).toBe(Object.keys(one ?? {}).length);
});

test('collisions, twins, ratings and brackets are as many as asked', async () => {
  const made = await makeShoot(path.join(folder, 'many'), {
    photos: 24,
    collisions: 5,
    twins: 3,
    brackets: 2,
    ratings: true,
    junk: true,
    previews: false,
    bytes: 2000,
  });
  expect(made.photos).toHaveLength(24);
  const names = made.photos.map((photo) => path.basename(photo.path));
  expect(names.length - new Set(names).size).toBe(5);
  expect(new Set(made.photos.map((photo) => photo.path)).size).toBe(24);
  expect(made.twins).toHaveLength(3);
  expect(made.sidecars).toHaveLength(8);
  expect(made.junk).toHaveLength(8);
  const last = await Promise.all(made.photos.slice(-6).map((photo) => exiftool.read(photo.path)));
  expect(last.map((tags) => Math.round(Number(tags.ExposureCompensation)))).toEqual([-2, 0, 2, -2, 0, 2]);
  expect(new Set(last.slice(0, 3).map((tags) => tags.FileType)).size).toBe(1);
});

test('many photos are made from few drawings, and still each differs', async () => {
  const made = await makeShoot(path.join(folder, 'hundreds'), { photos: 200, bytes: 1000, previews: false });
  const digests = new Set(Object.values(await digestOf(made.root)));
  expect(digests.size).toBe(200);
});
