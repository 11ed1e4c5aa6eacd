import { writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmbedder } from './embedder.ts';
import {
  type Placed,
  type PlaceRecord,
  type PlaceRules,
  placeResult,
  planTargets,
  prepareResultsFolder,
  resultsFolder,
  type SentPhoto,
  type Target,
} from './place.ts';
import { halfOf } from './write.ts';

const packet = (attributes: string): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
  xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" ${attributes}/></rdf:RDF></x:xmpmeta>`;
const imagen = packet('crs:Exposure2012="+1.00"');
const rated = packet('crs:Exposure2012="-1.00" xmp:Rating="4"');

const embedder = createEmbedder();
afterAll(() => embedder.close());

let root: string;
let rules: PlaceRules;
let photos: SentPhoto[];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'roundtrip-place-'));
  rules = { root, projectFolder: resultsFolder(root, 'Wedding'), edits: 'beside', jpegs: 'default' };
  photos = ['card 1/IMG_1.CR2', 'card 2/b.jpg'].map((way, id) => ({
    id,
    path: join(root, way),
    relative: way,
    uploadName: way.split('/')[1] ?? '',
  }));
  for (const { path } of photos) await put(path, `original ${path}`);
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function put(path: string, text: string | Buffer): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}
const text = (path: string): Promise<string> => readFile(path, 'utf8');
const inRoot = (...parts: string[]): string => join(root, ...parts);
const backups = async (): Promise<string[]> =>
  (
    await readdir(join(rules.projectFolder, 'Backup'), { recursive: true, withFileTypes: true }).catch(
      () => [],
    )
  )
    .filter((entry) => entry.isFile())
    .map((entry) => relative(join(rules.projectFolder, 'Backup'), join(entry.parentPath, entry.name)))
    .sort();

/** A downloaded file and everything to place it, with a journal like the database's. */
async function download(name: string, contents: string, kind: 'edit' | 'jpeg' = 'edit') {
  const [target] = planTargets([{ name, kind }], photos, rules);
  if (target === undefined) throw new Error('no plan');
  const journal: { record: PlaceRecord | null } = { record: null };
  const part = join(dirname(target.target), '.roundtrip-p-edit-0.part');
  const original = photos.find(({ id }) => id === target.photoId)?.path ?? null;
  const run = async (record?: (planned: PlaceRecord) => void, change?: Partial<Target>): Promise<Placed> => {
    await put(part, contents);
    return placeResult({
      part,
      target: { ...target, ...change },
      original,
      rules,
      embedder,
      earlier: journal.record,
      record: (planned) => {
        journal.record = planned;
        record?.(planned);
      },
    });
  };
  return { target, part, journal, run };
}

async function noHalves(): Promise<void> {
  const all = await readdir(root, { recursive: true });
  expect(all.filter((name) => /\.(part|new|packet)$/.test(name))).toEqual([]);
}
// Before the folder is removed: what follows a test runs in reverse.
afterEach(noHalves);

describe('prepareResultsFolder', () => {
  it('makes the folder and marks it as ours', async () => {
    await prepareResultsFolder(rules.projectFolder);
    await prepareResultsFolder(rules.projectFolder);
    expect(await readdir(inRoot('Roundtrip'))).toEqual(['.roundtrip', 'Wedding']);
    await prepareResultsFolder(inRoot('chosen'));
    expect(await readdir(inRoot('chosen'))).toEqual(['.roundtrip']);
    await put(join(inRoot('hers'), 'a.CR2'), 'x');
    await prepareResultsFolder(inRoot('hers'));
    expect(await readdir(inRoot('hers'))).toEqual(['a.CR2']);
  });

  it('says it when a file is in the way', async () => {
    await put(inRoot('Roundtrip'), 'a file');
    await expect(prepareResultsFolder(rules.projectFolder)).rejects.toMatchObject({
      fault: { code: 'folder-not-writable' },
    });
  });
});

describe('placeResult', () => {
  it('puts a fresh sidecar beside its RAW, naming it', async () => {
    const { run, journal } = await download('IMG_1.xmp', imagen);
    const file = inRoot('card 1/IMG_1.xmp');
    expect(await run()).toEqual({ file, backup: null, created: true, notes: [] });
    expect(await text(file)).toContain('crs:RawFileName="IMG_1.CR2"');
    expect(journal.record).toMatchObject({ target: file, backup: null });
    expect(await backups()).toEqual([]);
  });

  it('merges an old sidecar, keeps its spelling and backs it up byte for byte', async () => {
    const file = await put(inRoot('card 1/img_1.XMP'), rated);
    await utimes(file, 1_500_000_000, 1_500_000_000.25);
    const { run } = await download('IMG_1.xmp', imagen);
    const backup = join(rules.projectFolder, 'Backup/card 1/img_1.XMP');
    expect(await run()).toEqual({ file, backup, created: false, notes: [] });
    expect(await text(file)).toMatch(/(?=[\s\S]*Exposure2012="\+1.00")(?=[\s\S]*Rating="4")/);
    expect(await text(backup)).toBe(rated);
    expect((await stat(backup)).mtimeMs).toBe(1_500_000_000_250);
    expect(await readdir(inRoot('card 1'))).toEqual(['IMG_1.CR2', 'img_1.XMP']);
  });

  it('numbers backups and never overwrites one', async () => {
    const file = await put(inRoot('card 1/IMG_1.xmp'), rated);
    await (await download('IMG_1.xmp', imagen)).run();
    const merged = await text(file);
    await (await download('IMG_1.xmp', imagen)).run();
    expect(await backups()).toEqual(['card 1/IMG_1 (2).xmp', 'card 1/IMG_1.xmp']);
    expect(await text(join(rules.projectFolder, 'Backup/card 1/IMG_1 (2).xmp'))).toBe(merged);
  });

  it.each([
    ['damaged', () => Buffer.from(rated.slice(0, 200))],
    ['empty', () => Buffer.alloc(0)],
    ['too large', () => Buffer.from(rated + ' '.repeat(9 << 20))],
  ])('keeps a %s sidecar whole and says so', async (_, make) => {
    const old = make();
    const file = await put(inRoot('card 1/IMG_1.xmp'), old);
    const placed = await (await download('IMG_1.xmp', imagen)).run();
    expect(placed.notes).toEqual([{ code: 'old-unread', name: 'IMG_1.CR2' }]);
    expect(await text(file)).toContain('Exposure2012="+1.00"');
    expect((await readFile(placed.backup ?? '')).equals(old)).toBe(true);
  });

  it('takes the old properties from a UTF-16 sidecar', async () => {
    const file = await put(inRoot('card 1/IMG_1.xmp'), Buffer.from(`\uFEFF${rated}`, 'utf16le'));
    await (await download('IMG_1.xmp', imagen)).run();
    expect(await text(file)).toContain('xmp:Rating="4"');
  });

  it('lets no unreadable packet of Imagen’s take the place of a sidecar', async () => {
    const file = await put(inRoot('card 1/IMG_1.xmp'), rated);
    const placed = await (await download('IMG_1.xmp', '<html>')).run();
    expect(await text(file)).toBe(rated);
    expect(placed).toMatchObject({ created: true, notes: [{ code: 'new-unread', name: 'IMG_1.CR2' }] });
    expect(relative(rules.projectFolder, placed.file)).toBe('card 1/IMG_1.CR2 (edited).xmp');
    expect(await text(placed.file)).toBe('<html>');
  });

  it('takes old properties along into a results folder, and leaves the photo’s sidecar alone', async () => {
    rules = { ...rules, edits: { folder: inRoot('out') } };
    await put(inRoot('card 1/IMG_1.xmp'), rated);
    const placed = await (await download('IMG_1.xmp', imagen)).run();
    expect(placed).toMatchObject({ file: inRoot('out/card 1/IMG_1.xmp'), backup: null });
    expect(await text(placed.file)).toContain('xmp:Rating="4"');
    expect(await text(inRoot('card 1/IMG_1.xmp'))).toBe(rated);
  });

  it('backs up what stands in a results folder', async () => {
    const file = await put(join(rules.projectFolder, 'card 2/b.jpg'), 'older');
    const placed = await (await download('b.jpg', 'edited')).run();
    expect([await text(file), await text(placed.backup ?? '')]).toEqual(['edited', 'older']);
    expect(await text(photos[1]?.path ?? '')).toMatch(/^original/);
  });

  it('replaces nothing among the photos but sidecars', async () => {
    rules = { ...rules, edits: { folder: root }, jpegs: { folder: root } };
    const twin = await put(inRoot('card 1/IMG_1.jpg'), 'camera twin');
    const placed = await (await download('IMG_1.jpg', 'final', 'jpeg')).run();
    expect(placed).toMatchObject({ file: inRoot('card 1/IMG_1 (edited).jpg'), backup: null, created: true });
    expect(placed.notes).toEqual([{ code: 'name-taken', name: 'IMG_1 (edited).jpg' }]);
    expect(await text(twin)).toBe('camera twin');
  });

  it('never replaces the photo, by whatever name it is reached', async () => {
    await symlink(inRoot('card 2'), inRoot('out'));
    rules = { ...rules, edits: { folder: inRoot('out') } };
    photos = photos.map((photo) => ({ ...photo, relative: photo.relative.split('/')[1] ?? '' }));
    const placed = await (await download('b.jpg', 'edited')).run();
    expect(placed.file).toBe(inRoot('out/b (edited).jpg'));
    expect(await text(photos[1]?.path ?? '')).toMatch(/^original/);
  });

  it('follows no link out of the results folder', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'roundtrip-outside-'));
    await mkdir(rules.projectFolder, { recursive: true });
    await symlink(outside, join(rules.projectFolder, 'card 2'));
    const placed = await (await download('b.jpg', 'edited')).run();
    expect(placed).toMatchObject({ file: join(rules.projectFolder, 'card 2 - b.jpg'), created: true });
    expect(placed.notes).toMatchObject([{ code: 'link-left' }]);
    expect(await readdir(outside)).toEqual([]);
    await rm(outside, { recursive: true });
  });

  it('leaves a folder that stands in the way', async () => {
    await mkdir(inRoot('card 1/IMG_1.xmp'));
    const placed = await (await download('IMG_1.xmp', imagen)).run();
    expect(relative(rules.projectFolder, placed.file)).toBe('card 1/IMG_1.CR2 (edited).xmp');
  });

  it('takes a sidecar that another program wrote meanwhile as the one to merge', async () => {
    const file = await put(inRoot('card 1/IMG_1.xmp'), rated);
    const { run } = await download('IMG_1.xmp', imagen);
    const newer = rated.replace('"4"', '"5"');
    let writes = 0;
    const placed = await run(() => {
      if (writes++ === 0) writeFileSync(file, newer);
    });
    expect(writes).toBe(2);
    expect(await text(file)).toContain('xmp:Rating="5"');
    expect(await text(placed.backup ?? '')).toBe(newer);
    expect(await backups()).toEqual(['card 1/IMG_1 (2).xmp', 'card 1/IMG_1.xmp']);
  });

  it('gives up on a file that never stands still, with nothing lost', async () => {
    const file = await put(inRoot('card 1/IMG_1.xmp'), rated);
    const { run, part } = await download('IMG_1.xmp', imagen);
    let writes = 0;
    const busy = run(() => writeFileSync(file, rated + ' '.repeat(++writes)));
    await expect(busy).rejects.toMatchObject({ fault: { code: 'disk-trouble' } });
    expect(await text(file)).toBe(rated + ' '.repeat(writes));
    await rm(part);
  });

  it('says it when the folder can’t be written to', async () => {
    await put(inRoot('Roundtrip'), 'a file where the folder should be');
    await put(inRoot('card 1/IMG_1.xmp'), rated);
    const { run, part } = await download('IMG_1.xmp', imagen);
    await expect(run()).rejects.toMatchObject({ fault: { code: 'folder-not-writable' } });
    expect(await text(inRoot('card 1/IMG_1.xmp'))).toBe(rated);
    await rm(part);
  });

  it('places a hundred results at once, each with its own backup', async () => {
    const many = Array.from({ length: 100 }, (_, id) => ({
      id,
      path: inRoot('card 1', `P_${id}.CR2`),
      relative: `card 1/P_${id}.CR2`,
      uploadName: `P_${id}.CR2`,
    }));
    photos = many;
    const names = many.map(({ id }) => ({ name: `P_${id}.xmp`, kind: 'edit' as const }));
    await Promise.all(many.map(({ path }) => put(path, path)));
    await Promise.all(many.map(({ id }) => put(inRoot('card 1', `P_${id}.xmp`), rated)));
    const placed = await Promise.all(
      planTargets(names, many, rules).map(async (target) => {
        const part = await put(join(dirname(target.target), `.roundtrip-p-${target.photoId}.part`), imagen);
        const original = many.find(({ id }) => id === target.photoId)?.path ?? null;
        return placeResult({
          ...{ part, target, original, rules, embedder, earlier: null },
          record: () => undefined,
        });
      }),
    );
    expect(new Set(placed.map(({ backup }) => backup)).size).toBe(100);
    expect(await backups()).toHaveLength(100);
  });
});

describe('placeResult, killed and run again', () => {
  const cases = [
    ['no sidecar before', null],
    ['an old sidecar', rated],
  ] as const;

  describe.each(cases)('with %s', (_, old) => {
    const file = (): string => inRoot('card 1/IMG_1.xmp');
    const expectEnd = async (placed: Placed): Promise<void> => {
      expect(placed).toMatchObject({ file: file(), created: old === null });
      expect(await text(file())).toContain('Exposure2012="+1.00"');
      expect(await backups()).toEqual(old === null ? [] : ['card 1/IMG_1.xmp']);
      if (old !== null) {
        expect(await text(placed.backup ?? '')).toBe(old);
        expect(await text(file())).toContain('Rating="4"');
      }
    };
    beforeEach(async () => {
      if (old !== null) await put(file(), old);
    });

    it('after the backup, before it was recorded', async () => {
      const { run, journal } = await download('IMG_1.xmp', imagen);
      const killed = run(() => {
        throw new Error('killed');
      });
      await expect(killed).rejects.toThrow('killed');
      journal.record = null;
      await expectEnd(await run());
    });

    it('after it was recorded, before the rename', async () => {
      const { run } = await download('IMG_1.xmp', imagen);
      const killed = run(() => {
        throw new Error('killed');
      });
      await expect(killed).rejects.toThrow('killed');
      await expectEnd(await run());
    });

    it('after the rename, before it was reported', async () => {
      const { run } = await download('IMG_1.xmp', imagen);
      const first = await run();
      const { mtimeNs } = await stat(file(), { bigint: true });
      const again = await run();
      expect(again).toEqual(first);
      expect((await stat(file(), { bigint: true })).mtimeNs).toBe(mtimeNs);
      await expectEnd(again);
    });

    it('in the middle of the backup', async () => {
      const { run, journal } = await download('IMG_1.xmp', imagen);
      const first = await run();
      // What a kill would leave: half a copy under its working name, nothing recorded.
      if (first.backup !== null) {
        await writeFile(file(), old ?? '');
        await rm(first.backup);
        await writeFile(halfOf(first.backup), 'half', { mode: 0o400 });
      } else await rm(file());
      journal.record = null;
      await expectEnd(await run());
    });
  });

  it.each([rated, null])('keeps the first backup when the edit came back different', async (old) => {
    if (old !== null) await put(inRoot('card 1/IMG_1.xmp'), old);
    const first = await download(
      'IMG_1.xmp',
      packet('crs:Exposure2012="+1.00" xmp:Label="a" xmp:Nickname="x"'),
    );
    const before = await first.run();
    const second = await download('IMG_1.xmp', packet('crs:Exposure2012="+2.00" xmp:Label="b"'));
    second.journal.record = first.journal.record;
    const placed = await second.run();
    expect(placed).toEqual(before);
    expect(await text(placed.file)).toMatch(/\+2.00"[^>]*Label="b"/);
    expect(await text(placed.file)).not.toMatch(/Nickname/);
    expect((await text(placed.file)).includes('Rating="4"')).toBe(old !== null);
    expect(await backups()).toHaveLength(old === null ? 0 : 1);
  });

  it.each(['+1.00', '+2.00'])(
    'keeps what is written where ours was deleted, while it comes again as %s',
    async (exposure) => {
      await put(inRoot('card 1/IMG_1.xmp'), rated);
      const first = await download('IMG_1.xmp', imagen);
      const { file } = await first.run();
      await rm(file);
      const { run, journal } = await download('IMG_1.xmp', packet(`crs:Exposure2012="${exposure}"`));
      journal.record = first.journal.record;
      const newer = rated.replace('"4"', '"5"');
      let writes = 0;
      const placed = await run(() => {
        if (writes++ === 0) writeFileSync(file, newer);
      });
      expect(await text(placed.backup ?? '')).toBe(newer);
      expect(await text(file)).toMatch(new RegExp(`\\${exposure}"[^>]*Rating="5"`));
    },
  );

  it('needs no second download of what is in its place', async () => {
    const { run, journal, target } = await download('b.jpg', 'edited');
    const first = await run();
    const { earlier, ...rest } = { earlier: journal.record, part: `${target.target}.gone`, original: null };
    const again = placeResult({ ...rest, target, rules, embedder, earlier, record: () => undefined });
    expect(await again).toEqual(first);
  });

  it('backs up what was written over it since', async () => {
    const { run } = await download('b.jpg', 'edited');
    const { file } = await run();
    await writeFile(file, 'newer work');
    const placed = await run();
    expect(await text(placed.backup ?? '')).toBe('newer work');
    expect(await text(file)).toBe('edited');
  });
});
