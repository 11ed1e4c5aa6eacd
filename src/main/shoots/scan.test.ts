import { execFileSync } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  realpath,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Shoot, shootSummarySchema } from '#contract/shoot.ts';
import { makeShoot } from '#test/make-shoot.ts';
import { scanShoot, scanShoots } from './scan.ts';
import { selectPhotos } from './select.ts';
import { summarize } from './summary.ts';

let base: string;
let root: string;
const { signal } = new AbortController();
beforeEach(async () => {
  base = await realpath(await mkdtemp(path.join(tmpdir(), 'scan-')));
  root = path.join(base, 'Wedding');
  await mkdir(root);
});
afterEach(() => rm(base, { recursive: true, force: true }));

/** Puts files into the shoot; a name that ends in a slash is an empty folder. */
async function put(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    const place = path.join(root, name);
    await mkdir(name.endsWith('/') ? place : path.dirname(place), { recursive: true });
    if (!name.endsWith('/')) await writeFile(place, 'x');
  }
}
const reasons = (shoot: Shoot): Record<string, string> =>
  Object.fromEntries(
    shoot.leftOut.map((one) => [path.relative(shoot.root, one.path).split(path.sep).join('/'), one.reason]),
  );
const names = (shoot: Shoot): string[] => shoot.photos.map((photo) => photo.relative);

test('all photo formats are found in any letter case, in the order a person counts', async () => {
  await put('IMG_10.CR2', 'IMG_9.cr2', 'b/x.Jpeg', 'a/z.3FR', 'a/deep/er/y.dNg', 'IMG_9.JPG', 'IMG_010.CR2');
  const shoot = await scanShoot([root], signal);
  expect(names(shoot)).toEqual([
    ...['IMG_9.cr2', 'IMG_9.JPG', 'IMG_010.CR2', 'IMG_10.CR2', 'a/z.3FR', 'a/deep/er/y.dNg', 'b/x.Jpeg'],
  ]);
  expect(shoot).toMatchObject({ name: 'Wedding', root, leftOut: [] });
  expect(shoot.photos.map((photo) => photo.id)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(shoot.photos[1]).toMatchObject({ path: path.join(root, 'IMG_9.JPG'), imageType: 'JPG', size: 1 });
});

test('all else is left out with its reason; a folder passed over counts as one', async () => {
  await put(
    'a.CR2',
    '.b.CR2',
    '.trash/c.CR2',
    '._a.CR2',
    '.DS_Store',
    'Thumbs.db',
    'DESKTOP.INI',
    'clip.MOV',
  );
  await put('a.xmp', 'a.acr', 'CaptureOne/Settings/a.cos', '@eaDir/a.CR2', '@eaDir/b.CR2', 'notes.txt');
  await put(
    'x Previews.lrdata/1.jpg',
    'x.lrcat',
    'x.lrcat-wal',
    'Lightroom Catalog/y.jpg',
    'y.cocatalog/a.jpg',
  );
  await put(
    '__MACOSX/a.CR2',
    '$RECYCLE.BIN/a.CR2',
    'photo.HEIC',
    'scan.tif',
    'IMG_1',
    '.photostructure/a.jpg',
  );
  await put('Lightroom 6/x.lrcat', 'Lightroom Exports/final.jpg', 'System Volume Information/a.jpg', 'none/');
  await writeFile(path.join(root, 'empty.NEF'), '');
  const shoot = await scanShoot([root], signal);
  expect(names(shoot)).toEqual(['a.CR2', 'Lightroom Exports/final.jpg']);
  expect(reasons(shoot)).toEqual({
    ...{ '.b.CR2': 'hidden', '.trash': 'hidden', '._a.CR2': 'system', '.DS_Store': 'system' },
    ...{ 'Thumbs.db': 'system', 'DESKTOP.INI': 'system', 'clip.MOV': 'video', 'a.xmp': 'sidecar' },
    ...{ 'a.acr': 'sidecar', CaptureOne: 'system', '@eaDir': 'system', 'notes.txt': 'unsupported' },
    ...{ 'x Previews.lrdata': 'system', 'x.lrcat': 'system', 'x.lrcat-wal': 'system' },
    ...{ 'Lightroom Catalog': 'system', 'y.cocatalog': 'system', __MACOSX: 'system' },
    ...{ '$RECYCLE.BIN': 'system', 'photo.HEIC': 'unsupported', 'scan.tif': 'unsupported' },
    ...{ IMG_1: 'unsupported', '.photostructure': 'system', 'Lightroom 6': 'system', 'empty.NEF': 'empty' },
    'System Volume Information': 'system',
  });
});

test('our own results are left out by their mark, a photographer’s folder of that name is not', async () => {
  await put('a.CR2', 'Roundtrip/.roundtrip', 'Roundtrip/Wedding/a.dng', 'Trip/Roundtrip/b.CR2');
  const shoot = await scanShoot([root], signal);
  expect(names(shoot)).toEqual(['a.CR2', 'Trip/Roundtrip/b.CR2']);
  expect(reasons(shoot)).toEqual({ Roundtrip: 'own-results' });
});

test('our own results are refused as a shoot, wherever in them; a photographer’s Roundtrip is not', async () => {
  await put('a.CR2', 'Roundtrip/.roundtrip', 'Roundtrip/Wedding/a/b.dng', 'Final/.roundtrip', 'Final/a.jpg');
  await put('Trip/Roundtrip/b.CR2');
  const of = (...way: string[]) => scanShoot([path.join(root, ...way)], signal);
  const said = (message: string) => ({
    fault: { code: 'bad-input', message: expect.stringContaining(message) },
  });
  for (const way of ['Roundtrip', 'Roundtrip/Wedding', 'Roundtrip/Wedding/a', 'Roundtrip/Wedding/a/b.dng'])
    await expect(of(way), way).rejects.toMatchObject(said(`Did you mean ${root}?`));
  await expect(of('Final')).rejects.toMatchObject(said('folder of Roundtrip’s results'));
  expect(names(await of('Trip', 'Roundtrip'))).toEqual(['b.CR2']);
  expect(names(await of('Final', 'a.jpg'))).toEqual(['a.jpg']);
});

test('links lead to photos once, never in circles and never up', async () => {
  await put('real/a.CR2', 'real/deeper/b.CR2');
  const away = path.join(base, 'Away');
  await mkdir(away);
  await writeFile(path.join(away, 'c.CR2'), 'x');
  await writeFile(path.join(base, 'not-ours.CR2'), 'x');
  const links: Record<string, string> = {
    '0-again': 'real', 'up': '..', 'self': '.', 'ring': 'ring', 'gone.CR2': 'nowhere', 'same.CR2': 'real/a.CR2',
    'away': away, 'real/deeper/back': '../..', 'single.CR2': path.join(away, 'c.CR2'),
  }; // biome-ignore format: a table
  for (const [name, target] of Object.entries(links)) await symlink(target, path.join(root, name));
  const shoot = await scanShoot([root], signal);
  expect(names(shoot)).toEqual(['away/c.CR2', 'real/a.CR2', 'real/deeper/b.CR2']);
  expect(reasons(shoot)).toEqual({
    ...{ '0-again': 'link-loop', up: 'link-loop', self: 'link-loop', ring: 'link-loop' },
    ...{ 'gone.CR2': 'unreadable', 'same.CR2': 'link-loop', 'real/deeper/back': 'link-loop' },
    'single.CR2': 'link-loop',
  });
});

test('a folder given through a link is the folder itself, so that it is known again; a linked photo keeps its name', async () => {
  await put('sub/a.CR2', 'b.CR2');
  const link = path.join(base, 'Link');
  await symlink(root, link);
  const straight = await scanShoot([root], signal);
  expect(await scanShoot([link], signal)).toEqual(straight);
  expect(await scanShoot([path.join(link, 'sub'), path.join(link, 'b.CR2')], signal)).toEqual(straight);
  await symlink(path.join(root, 'b.CR2'), path.join(base, 'c.CR2'));
  expect(await scanShoot([path.join(base, 'c.CR2')], signal)).toMatchObject({
    ...{ root: base, photos: [{ path: path.join(base, 'c.CR2') }] },
  });
});

test.skipIf(process.platform === 'win32')(
  'what cannot be read is said, and a pipe is never opened',
  async () => {
    await put('a.CR2', 'locked.CR2', 'closed/b.CR2');
    execFileSync('mkfifo', [path.join(root, 'pipe.NEF')]);
    await chmod(path.join(root, 'locked.CR2'), 0);
    await chmod(path.join(root, 'closed'), 0);
    const shoot = await scanShoot([root], signal);
    await chmod(path.join(root, 'closed'), 0o700);
    // The superuser may read anything.
    const locked = process.getuid?.() === 0 ? {} : { 'locked.CR2': 'unreadable', closed: 'unreadable' };
    expect(reasons(shoot)).toEqual({ 'pipe.NEF': 'unreadable', ...locked });
  },
);

test('several folders are a shoot each, loose photos one together; overlapping paths count once', async () => {
  await put('One/a.CR2', 'One/sub/b.CR2', 'Two/a.CR2', 'c.CR2', 'd.txt');
  const at = (name: string) => path.join(root, name);
  const shoots = await scanShoots(
    [at('One'), at('c.CR2'), at('Two'), at('One/sub'), at('One/a.CR2'), `${at('Two')}/../Two/`, at('d.txt')],
    signal,
  );
  expect(shoots.map((shoot) => [shoot.name, shoot.root, names(shoot)])).toEqual([
    ['One', at('One'), ['a.CR2', 'sub/b.CR2']],
    ['Two', at('Two'), ['a.CR2']],
    ['Wedding', root, ['c.CR2']],
  ]);
  expect(reasons(shoots[2] as Shoot)).toEqual({ 'd.txt': 'unsupported' });
  const together = await scanShoot([at('Two'), at('One/sub'), at('One/sub/b.CR2')], signal);
  expect(together).toMatchObject({ root, name: 'Wedding' });
  expect(names(together)).toEqual(['One/sub/b.CR2', 'Two/a.CR2']);
});

test('a path that is not there is a fault; a cancelled scan stops', async () => {
  await put('a.CR2');
  await expect(scanShoot([root, path.join(root, 'nowhere')], signal)).rejects.toMatchObject({
    fault: { code: 'shoot-missing' },
  });
  await expect(scanShoot([root], AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
});

test('names in every alphabet, form and length come through', async () => {
  const long = `${'ü'.repeat(110)}.CR2`;
  const all = [
    '100 % Liebe.CR2',
    'Cafe\u0301.CR2',
    'Café.NEF',
    '💍👰.ARW',
    'a\\b.CR2',
    'new\nline.CR2',
    long,
  ];
  for (const name of all) await writeFile(path.join(root, name), 'x');
  const shoot = await scanShoot([root], signal);
  expect(new Set(names(shoot))).toEqual(new Set(all));
});

test('ten thousand entries, with the event loop kept free', async () => {
  const folders = Array.from({ length: 10 }, (_, at) => path.join(root, `card${at}`));
  await Promise.all(folders.map((folder) => mkdir(folder)));
  for (const folder of folders)
    await Promise.all(
      Array.from({ length: 1000 }, (_, at) => writeFile(path.join(folder, `IMG_${at}.CR2`), 'x')),
    );
  let turns = 0;
  const ticking = setInterval(() => turns++, 1);
  const shoot = await scanShoot([root], signal);
  clearInterval(ticking);
  expect(shoot.photos).toHaveLength(10_000);
  expect(turns).toBeGreaterThan(3);
});

test('the sample shoot adds up, is summarised, and is not touched', async () => {
  const made = await makeShoot(root, {
    ...{ photos: 12, junk: true, ratings: true, twins: 2, previewWidth: 160, bytes: 500 },
  });
  const old = new Date('2020-01-01');
  for (const { path: photo } of made.photos) await utimes(photo, old, old);
  const before = await readdir(root, { recursive: true });
  const shoot = await scanShoot([root], signal);
  const found = 12 + made.twins.length + made.sidecars.length + made.junk.length;
  expect(shoot.photos.length + shoot.leftOut.length).toBe(found);
  const { photos, leftOut } = selectPhotos(shoot, 'RAW', new Set([0]));
  expect(photos.length + leftOut.length).toBe(found);
  expect(leftOut.filter((one) => one.reason === 'twin')).toHaveLength(2);
  const summary = shootSummarySchema.omit({ before: true }).parse(await summarize('one', shoot));
  expect(summary).toMatchObject({ found, photos: 14, raws: 12, jpegs: 2, formats: { '.cr2': 3, '.jpg': 2 } });
  expect(summary.cameras).toContain('NIKON D850');
  expect(summary.captured?.from).toMatch(/^2026-06-20T11:42/);
  expect(summary.captured?.to).toMatch(/^2026-06-20T21:/);
  expect(await readdir(root, { recursive: true })).toEqual(before);
  for (const { path: photo } of made.photos) expect((await stat(photo)).mtimeMs).toBe(old.getTime());
});
