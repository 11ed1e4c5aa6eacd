import { existsSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backUp } from './backup.ts';
import { type PlaceRules, resultsFolder } from './place.ts';
import { type RestoreEntry, restore } from './restore.ts';
import { halfOf, sha256 } from './write.ts';

let root: string;
let rules: PlaceRules;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'roundtrip-restore-'));
  rules = { root, projectFolder: resultsFolder(root, 'Wedding'), edits: 'beside', jpegs: 'default' };
});
afterEach(() => rm(root, { recursive: true, force: true }));

const text = (path: string): Promise<string> => readFile(path, 'utf8');
async function put(way: string, contents: string): Promise<string> {
  const path = join(root, way);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
  return path;
}
/** A file as a placement leaves it: `old` backed up if there was one, and `placed` in its place. */
async function replaced(way: string, old: string | null, placed: string): Promise<RestoreEntry> {
  const file = await put(way, old ?? '');
  await utimes(file, 1_400_000_000, 1_400_000_000.5);
  const backup = old === null ? null : await backUp(file, rules);
  await writeFile(file, placed);
  return { file, backup, sha256: sha256(Buffer.from(placed)) };
}
const inBackup = (way: string): string => join(rules.projectFolder, 'Backup', way);
/** Every file under the root with its contents. */
async function everything(): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(paths.sort().map(async (p) => [relative(root, p), await text(p)])),
  );
}

it('brings back what was replaced, with its time, and moves away what was new', async () => {
  const sidecar = await replaced('a/1.xmp', 'old', 'merged');
  const fresh = await replaced('a/2.xmp', null, 'new');
  expect(await restore([sidecar, fresh], rules)).toEqual({
    restored: [sidecar.file],
    movedAway: [fresh.file],
    kept: [],
    missing: [],
  });
  expect(await text(sidecar.file)).toBe('old');
  expect((await stat(sidecar.file)).mtimeMs).toBe(1_400_000_000_500);
  expect(await readdir(join(root, 'a'))).toEqual(['1.xmp']);
  expect(await text(inBackup('Moved away/a/2.xmp'))).toBe('new');
  expect(await text(inBackup('a/1 (before restore).xmp'))).toBe('merged');
});

it('leaves no empty folders of its own, and all of the shoot’s', async () => {
  const own = (way: string) => relative(root, join(rules.projectFolder, way));
  const fresh = [await replaced(own('JPEG/a/1.jpg'), null, 'new'), await replaced('b/2.xmp', null, 'new')];
  const other = await put(own('Party/mine.txt'), 'mine');
  fresh.push(await replaced(own('Party/3.dng'), null, 'new'));
  await restore(fresh, rules);
  expect((await readdir(rules.projectFolder)).toSorted()).toEqual(['Backup', 'Party']);
  expect(await text(other)).toBe('mine');
  expect(await readdir(join(root, 'b'))).toEqual([]);
});

it('changes nothing when run again', async () => {
  const entries = [await replaced('a/1.xmp', 'old', 'merged'), await replaced('a/2.xmp', null, 'new')];
  await restore(entries, rules);
  const before = await everything();
  expect(await restore(entries, rules)).toMatchObject({ restored: [], movedAway: [], kept: [] });
  expect(await everything()).toEqual(before);
});

it('keeps newer work that stands there', async () => {
  const sidecar = await replaced('1.xmp', 'old', 'merged');
  const fresh = await replaced('2.xmp', null, 'new');
  await put('1.xmp', 'newer 1');
  await put('2.xmp', 'newer 2');
  const outcome = await restore([sidecar, fresh], rules);
  expect(outcome.kept).toEqual([
    { file: sidecar.file, backup: inBackup('1 (before restore).xmp') },
    { file: fresh.file, backup: inBackup('Moved away/2.xmp') },
  ]);
  expect(Object.values(await everything())).toEqual(expect.arrayContaining(['old', 'newer 1', 'newer 2']));
  expect(await text(sidecar.file)).toBe('old');
});

it('numbers what it keeps, restore after restore', async () => {
  const sidecar = await replaced('1.xmp', 'old', 'merged');
  await restore([sidecar], rules);
  await put('1.xmp', 'newer');
  await restore([sidecar], rules);
  expect(await text(inBackup('1 (before restore).xmp'))).toBe('merged');
  expect(await text(inBackup('1 (before restore) (2).xmp'))).toBe('newer');
});

it('leaves what somebody made in the place of a file that was moved away', async () => {
  const fresh = await replaced('2.xmp', null, 'new');
  await restore([fresh], rules);
  const own = await put('2.xmp', 'the photographer’s');
  expect(await restore([fresh], rules)).toMatchObject({ movedAway: [] });
  expect(await text(own)).toBe('the photographer’s');
});

// In memory, so another disk than the temporary folder's.
const otherDisk = '/dev/shm';

it.skipIf(!existsSync(otherDisk))(
  'keeps what is written into a file while it moves to another disk',
  async () => {
    const folder = await mkdtemp(join(otherDisk, 'roundtrip-restore-'));
    try {
      rules = { ...rules, edits: { folder } };
      const file = join(folder, '1.dng');
      const ours = Buffer.alloc(32 << 20, 1);
      await writeFile(file, ours);
      const newer = Buffer.alloc(32 << 20, 2);
      const half = halfOf(inBackup('Moved away/1.dng'));
      const looking = setInterval(() => {
        if ((statSync(half, { throwIfNoEntry: false })?.size ?? 0) < ours.length / 2) return;
        clearInterval(looking);
        writeFileSync(file, newer);
      }, 1);
      const entry = { file, backup: null, sha256: sha256(ours) };
      expect(await restore([entry], rules)).toMatchObject({ movedAway: [file] });
      expect(sha256(await readFile(inBackup('Moved away/1.dng')))).toBe(sha256(newer));
      expect(await readdir(folder)).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);

it('brings back into a folder that is gone, and leaves a file whose backup is gone', async () => {
  const gone = await replaced('a/1.xmp', 'old', 'merged');
  const bare = await replaced('b/2.xmp', 'old', 'merged');
  await rm(join(root, 'a'), { recursive: true });
  await rm(bare.backup ?? '');
  expect(await restore([gone, bare], rules)).toMatchObject({ restored: [gone.file], missing: [bare.file] });
  expect([await text(gone.file), await text(bare.file)]).toEqual(['old', 'merged']);
});

it('goes on after one that can’t be, and says which', async () => {
  const blocked = await replaced('1.xmp', 'old', 'merged');
  const fine = await replaced('2.xmp', 'old', 'merged');
  await rm(blocked.file);
  await mkdir(blocked.file);
  await expect(restore([blocked, fine], rules)).rejects.toMatchObject({ fault: { code: 'disk-trouble' } });
  expect(await text(fine.file)).toBe('old');
});
