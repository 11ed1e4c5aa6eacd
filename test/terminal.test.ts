// The terminal command over Practice, as it is typed: the whole round trip, what it leaves behind, and how it ends.
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ExifTool } from 'exiftool-vendored';
import { afterAll, expect, test } from 'vitest';
import { startPractice } from '#practice/server.ts';
import { type MadeShoot, makeShoot } from './make-shoot.ts';
import { temporary } from './temporary.ts';
import { roundtrip } from './terminal.ts';

const exiftool = new ExifTool({ maxProcs: 1 });
afterAll(() => exiftool.end());

const sha256 = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
const hashes = async (paths: readonly string[]): Promise<readonly string[]> => Promise.all(paths.map(sha256));

interface End {
  readonly event: string;
  readonly id: string;
  readonly ledger: {
    readonly found: number;
    readonly sent: number;
    readonly leftOut: Record<string, number>;
    readonly failed: Record<string, number>;
  };
  readonly results: readonly {
    readonly photo: string;
    readonly files: readonly string[];
    readonly backups: readonly { readonly file: string; readonly backup: string }[];
  }[];
  readonly unmatched: readonly string[];
  readonly fault: { readonly code: string; readonly message: string } | null;
}

/** What exiftool reads of a file's XMP, structures and unknown namespaces included. */
async function properties(path: string): Promise<Record<string, unknown>> {
  const all = await exiftool.readRaw<Record<string, unknown>>(path, {
    readArgs: ['-G1', '-struct', '-XMP:all'],
  });
  const xmp = Object.entries(all).filter(([name]) => name.startsWith('XMP-'));
  // A namespace that exiftool doesn't know gets a name by chance.
  return Object.fromEntries(xmp.map(([name, value]) => [name.replace(/^XMP-tmp\d+:/, 'XMP-album:'), value]));
}

// Everything but the develop settings, and what names the packet's own writer.
const keptOf = (before: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(before).filter(([name]) => !/^XMP-(crs|x):/.test(name)));

const sum = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((all, one) => all + one, 0);

async function wedding(root: string): Promise<MadeShoot> {
  return makeShoot(root, {
    ...{
      photos: 60,
      folders: ['Card 1', 'Card 2'],
      kinds: ['CR2', 'NEF', 'ARW'],
      bytes: 60_000,
      previewWidth: 320,
    },
    ...{ collisions: 10, ratings: true, twins: 4, junk: true, seed: 3 },
  });
}

test('sixty photos from two cards go through: own sidecars, old properties kept, backups, restore, originals untouched', async () => {
  await using folder = await temporary('terminal');
  const home = join(folder.path, 'home');
  const shoot = await wedding(join(folder.path, 'Wedding & Söhne 100%'));
  const originals = shoot.photos.map(({ path }) => path);
  const before = await hashes(originals);
  const sidecarsBefore = await hashes(shoot.sidecars);
  const propertiesBefore = await Promise.all(shoot.sidecars.map(properties));
  expect(JSON.stringify(propertiesBefore)).toMatch(/XMP-xmp:Rating.*XMP-dc:Subject.*XMP-album:Spread/);

  const words = ['edit', shoot.root, '--profile', 'LOVE & LIGHT', '--type', 'WEDDING', '--rejected'];
  const run = await roundtrip(
    [...words, '--tools', 'portrait_crop,straighten,subject_mask', '--jpegs', '--practice', '--json'],
    { home, npm: true },
  );
  expect(run.stderr).toBe('');
  expect(run.code).toBe(0);
  const end = run.lines().at(-1) as unknown as End;
  expect(end).toMatchObject({ event: 'end', unmatched: [], fault: null });

  expect(end.ledger.found).toBe(end.ledger.sent + sum(end.ledger.leftOut) + sum(end.ledger.failed));
  expect(end.ledger).toMatchObject({ sent: 60, failed: {} });
  expect(end.ledger.leftOut).toMatchObject({ twin: 4, sidecar: shoot.sidecars.length });

  expect(end.results).toHaveLength(60);
  const originalNames = new Map(
    end.results.map(({ photo, files }) => [files.find((file) => file.endsWith('.xmp')), basename(photo)]),
  );
  for (const { photo, files } of end.results) {
    const sidecar = files.find((file) => file.endsWith('.xmp')) ?? '';
    expect(dirname(sidecar)).toBe(dirname(photo));
    expect(basename(sidecar, '.xmp')).toBe(basename(photo).replace(/\.[^.]+$/, ''));
    const jpeg = files.find((file) => file.endsWith('.jpg')) ?? '';
    expect(dirname(jpeg)).toBe(
      join(shoot.root, 'Roundtrip', basename(shoot.root), 'JPEG', basename(dirname(photo))),
    );
    expect(await readFile(sidecar, 'utf8')).toContain(basename(photo));
  }

  expect(
    end.results
      .flatMap(({ backups }) => backups)
      .map(({ file }) => file)
      .sort(),
  ).toEqual([...shoot.sidecars].sort());
  for (const [index, sidecar] of shoot.sidecars.entries()) {
    const now = await properties(sidecar);
    expect(now).toMatchObject(keptOf(propertiesBefore[index] ?? {}));
    expect(now['XMP-crs:ToneCurvePV2012']).toBeDefined();
    expect(now['XMP-crs:RawFileName']).toBe(originalNames.get(sidecar));
  }
  expect(await hashes(originals)).toEqual(before);

  const restored = await roundtrip(['restore', end.id, '--json'], { home });
  expect(restored.code).toBe(0);
  expect(await hashes(shoot.sidecars)).toEqual(sidecarsBefore);
  expect(await hashes(originals)).toEqual(before);
}, 90_000);

test('no log, no database and no other file keeps a key, a signature, or a callback’s path', async () => {
  await using folder = await temporary('terminal');
  const home = join(folder.path, 'home');
  const shoot = await makeShoot(join(folder.path, 'shoot'), { photos: 4, bytes: 30_000, previewWidth: 320 });
  const practice = await startPractice({ folder: join(folder.path, 'practice'), editSeconds: 0.3 });
  const words = [
    'edit',
    shoot.root,
    '--profile',
    '14715',
    '--callback-url',
    'https://studio.example/hook/s3cret-path',
  ];
  const env = { IMAGEN_API_KEY: practice.key, ROUNDTRIP_IMAGEN_URL: practice.url };
  const run = await roundtrip([...words, '--json'], { home, env });
  await practice.close();
  expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' });
  const secrets = [practice.key, 'X-Amz-Signature', 'Signature=', 's3cret-path'];
  const files = (await readdir(home, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) {
    const bytes = await readFile(join(file.parentPath, file.name), 'latin1');
    for (const secret of secrets) expect(bytes.includes(secret), `${secret} in ${file.name}`).toBe(false);
  }
  for (const secret of secrets) expect(run.stdout + run.stderr).not.toContain(secret);
});

test.each([
  ['no such path', ['edit', 'no-such-folder', '--profile', '14715', '--practice']],
  ['no photos', ['edit', '.', '--profile', '14715', '--practice']],
  ['no profile', ['edit', '.']],
  ['unknown profile', ['edit', 'photos', '--profile', 'Nobody', '--practice']],
  ['a profile for JPEGs', ['edit', 'photos', '--profile', 'JPG', '--practice']],
  [
    'tools that exclude each other',
    ['edit', 'photos', '--profile', '14715', '--tools', 'crop,portrait_crop', '--practice'],
  ],
  ['a tool that isn’t there', ['edit', 'photos', '--profile', '14715', '--tools', 'sharpen', '--practice']],
  ['a bad value', ['edit', 'photos', '--profile', '14715', '--parallel', '99', '--practice']],
  ['an option that isn’t there', ['edit', 'photos', '--profil', '14715', '--practice']],
  ['no key', ['edit', 'photos', '--profile', '14715']],
  ['an unknown command', ['edti']],
  ['an unknown project', ['resume', 'nope']],
])('wrong use ends with 2 and words: %s', async (_what, words) => {
  await using folder = await temporary('terminal');
  await makeShoot(join(folder.path, 'photos'), { photos: 1, bytes: 20_000, previewWidth: 160, folders: [] });
  await writeFile(join(folder.path, 'readme.txt'), 'words');
  const cwd = words.includes('.') ? join(folder.path, '..') : folder.path;
  const where = words.includes('.') ? await temporary('empty') : null;
  const run = await roundtrip(words, {
    home: join(folder.path, 'home'),
    cwd: where?.path ?? cwd,
    env: { IMAGEN_API_KEY: '' },
  });
  await where?.[Symbol.asyncDispose]();
  expect(run.stderr.trim()).not.toBe('');
  expect(run.stderr).not.toContain('    at ');
  expect(run.stdout).toBe('');
  expect(run.code).toBe(2);
});
