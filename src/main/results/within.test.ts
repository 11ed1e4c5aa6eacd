import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { ExifTool } from 'exiftool-vendored';
import sharp from 'sharp';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeShoot } from '#test/make-shoot.ts';
import { createEmbedder, type Embedder } from './embedder.ts';
import { createMerge } from './merging.ts';
import { type PlaceRecord, placeResult, planTargets, resultsFolder } from './place.ts';
import { sha256Of } from './write.ts';

const exiftool = new ExifTool({ maxProcs: 1, useMWG: false });
const embedder = createEmbedder();
afterAll(() => Promise.all([exiftool.end(), embedder.close()]));

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'roundtrip-within 50%discount 20%c & “é” -'));
});
afterEach(async () => {
  const all = await readdir(root, { recursive: true });
  await rm(root, { recursive: true, force: true });
  expect(all.filter((name) => /\.(part|new|packet)$|_original$|_exiftool_tmp$/.test(name))).toEqual([]);
});

const packet = (inside: string): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
  xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:album="http://example.org/album/1.0/" ${inside}</rdf:Description></rdf:RDF></x:xmpmeta>`;
const imagen = packet('crs:Exposure2012="+1.00" xmp:CreatorTool="Imagen" tiff:Orientation="1">');
const own =
  packet(`crs:Exposure2012="-3.00" crs:Contrast2012="+9" xmp:Rating="4" xmp:Label="Red" xmp:CreatorTool="Other"
  tiff:Orientation="8" album:Page="7"><dc:subject><rdf:Bag><rdf:li>wedding</rdf:li><rdf:li>été</rdf:li></rdf:Bag></dc:subject>
  <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Anna &amp; Tom</rdf:li></rdf:Alt></dc:description>`);
const carried = {
  'XMP-xmp:Rating': 4,
  'XMP-xmp:Label': 'Red',
  'XMP-dc:Subject': ['wedding', 'été'],
  'XMP-dc:Description': 'Anna & Tom',
  'XMP-crs:Exposure2012': '+1.00',
  'XMP-xmp:CreatorTool': 'Imagen',
};

const properties = (path: string) =>
  exiftool.readRaw<Record<string, unknown>>(path, { readArgs: ['-G1', '-n', '-XMP:all', '-validate'] });

async function jpeg(path: string, xmp: string | null): Promise<string> {
  await sharp({ create: { width: 60, height: 40, channels: 3, background: '#456' } })
    .jpeg()
    .toFile(path);
  return xmp === null ? path : within(path, xmp);
}
async function dng(path: string, xmp: string | null): Promise<string> {
  const plan = { photos: 1, kinds: ['DNG' as const], folders: [], previewWidth: 320, bytes: 20_000 };
  const { photos } = await makeShoot(join(root, 'made'), plan);
  await writeFile(path, await readFile(photos[0]?.path ?? ''));
  await rm(join(root, 'made'), { recursive: true });
  return xmp === null ? path : within(path, xmp);
}
async function within(path: string, xmp: string): Promise<string> {
  await writeFile(`${path}.xmp`, xmp);
  await embedder.embed(path, `${path}.xmp`, `${path}.with`);
  await rename(`${path}.with`, path);
  await rm(`${path}.xmp`);
  return path;
}

/** Places the file at `<root>/came` as the edit of the photo. */
async function place(photo: string, use: Embedder = embedder, kind: 'edit' | 'jpeg' = 'edit') {
  const rules = {
    ...{ root, projectFolder: resultsFolder(root, 'Wedding') },
    ...({ edits: 'beside', jpegs: 'default' } as const),
  };
  const name = basename(photo);
  const sent = [{ id: 1, path: photo, relative: name, uploadName: name }];
  const [target] = planTargets([{ name, kind }], sent, rules);
  if (target === undefined) throw new Error('no plan');
  const part = join(dirname(target.target), '.roundtrip-p-0.part');
  await mkdir(dirname(part), { recursive: true });
  await copyFile(join(root, 'came'), part);
  // As a run that was killed left them.
  for (const half of ['.new', '.new_exiftool_tmp', '.packet']) await writeFile(part + half, 'half');
  const journal: PlaceRecord[] = [];
  const before = await sha256Of(photo);
  const placed = await placeResult({
    ...{ part, target, original: photo, rules, embedder: use, earlier: null },
    record: (planned) => void journal.push(planned),
  });
  expect(await sha256Of(photo)).toBe(before);
  expect(journal).toEqual([{ target: placed.file, backup: null, sha256: await sha256Of(placed.file) }]);
  return placed;
}
const pixels = (path: string) => sharp(path).raw().toBuffer();
const came = (): Promise<Buffer> => readFile(join(root, 'came'));

describe.each([
  ['JPEG', 'IMG 1.JPG', jpeg],
  ['DNG', 'IMG 1.DNG', dng],
] as const)('an edited %s', (_, name, make) => {
  it('takes over what the photo’s sidecar says, but for develop settings and facts of the file', async () => {
    const photo = await make(join(root, name), null);
    await writeFile(join(root, 'IMG 1.xmp'), own);
    await make(join(root, 'came'), imagen);
    const placed = await place(photo);
    expect(placed.notes).toEqual([]);
    const now = await properties(placed.file);
    expect(now).toMatchObject(carried);
    expect(Object.entries(now).find(([key]) => key.endsWith(':Page'))?.[1]).toBe(7);
    expect(now['XMP-crs:Contrast2012']).toBeUndefined();
    expect(now['XMP-tiff:Orientation']).toBe(1);
    expect(now['ExifTool:Validate']).toEqual((await properties(join(root, 'came')))['ExifTool:Validate']);
    if (name.endsWith('JPG')) expect(await pixels(placed.file)).toEqual(await pixels(join(root, 'came')));
    expect(await readFile(join(root, 'IMG 1.xmp'), 'utf8')).toBe(own);
  });

  it('takes over what the photo itself says; the sidecar is the later word', async () => {
    const photo = await make(join(root, name), own);
    await writeFile(join(root, 'IMG 1.xmp'), packet('xmp:Rating="1">'));
    await make(join(root, 'came'), imagen);
    expect(await properties((await place(photo)).file)).toMatchObject({ ...carried, 'XMP-xmp:Rating': 1 });
  });

  it('stays as it came when it says all of that already', async () => {
    const photo = await make(join(root, name), own);
    await make(join(root, 'came'), own);
    expect(await readFile((await place(photo)).file)).toEqual(await came());
  });

  it('gets a packet when it has none', async () => {
    const photo = await make(join(root, name), null);
    await writeFile(join(root, 'IMG 1.xmp'), own);
    await make(join(root, 'came'), null);
    expect(await properties((await place(photo)).file)).toMatchObject({ 'XMP-xmp:Rating': 4 });
  });
});

describe('what can’t be taken over', () => {
  const unmoved = async (photo: string, use?: Embedder) => {
    const placed = await place(photo, use);
    expect(placed.notes).toEqual([{ code: 'words-left', name: 'IMG 1.JPG' }]);
    expect(await readFile(placed.file)).toEqual(await came());
  };
  const photoAndEdit = async (sidecar: string): Promise<string> => {
    await jpeg(join(root, 'came'), imagen);
    await writeFile(join(root, 'IMG 1.xmp'), sidecar);
    return jpeg(join(root, 'IMG 1.JPG'), null);
  };

  it.each([
    ['damaged', own.slice(0, 300)],
    ['made to expand', `<!DOCTYPE x [<!ENTITY a "aaaa">]>${own}`],
    ['nested a hundred thousand deep', `${'<a>'.repeat(1e5)}${'</a>'.repeat(1e5)}`],
    ['too large to be read', own.replace('>', `>${' '.repeat(9 * 2 ** 20)}`)],
    ['longer than a JPEG’s segment', own.replace('Anna', 'A'.repeat(70_000))],
  ])('the sidecar is %s: the edit is placed as it came, with a note', async (_, sidecar) => {
    await unmoved(await photoAndEdit(sidecar));
  });

  it('a packet in pieces is not made one of a part of it', async () => {
    const photo = await photoAndEdit(own);
    const note = 'xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="0"';
    await jpeg(join(root, 'came'), imagen.replace('tiff:', `${note} tiff:`));
    await unmoved(photo);
  });

  it('ExifTool is missing, or ends at once', async () => {
    const photo = await photoAndEdit(own);
    const broken = join(root, 'exiftool');
    await writeFile(broken, '#!/bin/sh\nexit 1\n');
    await chmod(broken, 0o755);
    for (const program of [join(root, 'none'), ...(process.platform === 'win32' ? [] : [broken])]) {
      const none = createEmbedder([program]);
      await unmoved(photo, none);
      await none.close();
      await rm(resultsFolder(root, 'Wedding'), { recursive: true });
    }
  });

  it('a final JPEG is for the client: nothing is put into it', async () => {
    const placed = await place(await photoAndEdit(own), embedder, 'jpeg');
    expect(placed.notes).toEqual([]);
    expect(await readFile(placed.file)).toEqual(await came());
  });
});

it('a packet that takes more memory than there is, is one that can’t be read; the next one is merged', async () => {
  const merge = createMerge(24);
  const part = join(root, 'imagen.xmp');
  const old = join(root, 'old.xmp');
  await writeFile(part, imagen);
  await writeFile(old, packet(`>${'<album:a/>'.repeat(400_000)}`));
  const wish = { kind: 'sidecar', part, old, original: join(root, 'IMG_1.CR2') } as const;
  const composed = await merge(wish);
  expect(composed.notes).toEqual([{ code: 'old-unread', name: 'IMG_1.CR2' }]);
  expect(composed.bytes?.toString()).toMatch(/Exposure2012="\+1.00"/);
  await writeFile(old, own);
  expect((await merge(wish)).bytes?.toString()).toMatch(/Rating="4"/);
});
