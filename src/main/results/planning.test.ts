import { basename, dirname, join, posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName } from '../names.ts';
import { isInside } from './folders.ts';
import {
  type PlaceRules,
  planTargets,
  planTargetsByAndBy,
  type ResultName,
  resultsFolder,
  type SentPhoto,
} from './place.ts';

const root = '/shoot';
const projectFolder = '/shoot/Roundtrip/Wedding';
const beside: PlaceRules = { root, projectFolder, edits: 'beside', jpegs: 'default' };
const elsewhere: PlaceRules = { ...beside, edits: { folder: '/out' }, jpegs: { folder: '/final' } };

const photo = (id: number, relative: string, uploadName = posix.basename(relative)): SentPhoto => ({
  id,
  relative,
  path: posix.join(root, relative),
  uploadName,
});
const edits = (...names: string[]): ResultName[] => names.map((name) => ({ name, kind: 'edit' }));
const jpegs = (...names: string[]): ResultName[] => names.map((name) => ({ name, kind: 'jpeg' }));
const where = (names: readonly ResultName[], photos: readonly SentPhoto[], rules = beside) =>
  Object.fromEntries(planTargets(names, photos, rules).map(({ name, target }) => [name, target]));

describe('planTargets', () => {
  it('puts a sidecar beside its RAW, under the RAW’s own name', () => {
    const photos = [photo(1, 'card1/IMG_1.CR2'), photo(2, 'card2/IMG_1.CR2', 'IMG_1-2.CR2')];
    expect(where(edits('IMG_1-2.xmp', 'IMG_1.xmp'), photos)).toEqual({
      'IMG_1.xmp': '/shoot/card1/IMG_1.xmp',
      'IMG_1-2.xmp': '/shoot/card2/IMG_1.xmp',
    });
    expect(planTargets(edits('IMG_1.xmp'), photos, beside)).toMatchObject([
      { photoId: 1, merge: true, note: null },
    ]);
  });

  it('puts everything else in the results folder, mirrored', () => {
    const photos = [photo(1, 'a/b/IMG_1.DNG', 'IMG_1-7.DNG'), photo(2, 'IMG_2.CR2')];
    expect(where(edits('IMG_1-7.dng', 'IMG_2.acr', 'IMG_2.xmp'), photos)).toEqual({
      'IMG_1-7.dng': `${projectFolder}/a/b/IMG_1.dng`,
      'IMG_2.acr': `${projectFolder}/IMG_2.acr`,
      'IMG_2.xmp': '/shoot/IMG_2.xmp',
    });
    expect(where(jpegs('IMG_1-7.jpg'), photos)).toEqual({
      'IMG_1-7.jpg': `${projectFolder}/JPEG/a/b/IMG_1.jpg`,
    });
  });

  it('follows the folders that were chosen', () => {
    const photos = [photo(1, 'a/IMG_1.CR2'), photo(2, 'b/IMG_2.dng')];
    const names = [...edits('IMG_1.xmp', 'IMG_2.dng', 'what.xmp'), ...jpegs('IMG_1.jpg')];
    expect(where(names, photos, elsewhere)).toEqual({
      'IMG_1.xmp': '/out/a/IMG_1.xmp',
      'IMG_2.dng': '/out/b/IMG_2.dng',
      'what.xmp': '/out/Unmatched/what.xmp',
      'IMG_1.jpg': '/final/a/IMG_1.jpg',
    });
  });

  it('matches whole names before an extension, and guesses nothing', () => {
    const photos = [photo(1, 'IMG_1.CR2'), photo(2, 'IMG_2.CR2'), photo(3, 'x.y.NEF')];
    expect(
      where(edits('IMG_1.CR2.xmp', 'img_2.XMP', 'x.y.xmp', 'x.xmp', 'IMG_3.xmp', 'IMG_1.edit.xmp'), photos),
    ).toEqual({
      'IMG_1.CR2.xmp': '/shoot/IMG_1.xmp',
      'img_2.XMP': '/shoot/IMG_2.xmp',
      'x.y.xmp': '/shoot/x.y.xmp',
      'x.xmp': `${projectFolder}/Unmatched/x.xmp`,
      'IMG_3.xmp': `${projectFolder}/Unmatched/IMG_3.xmp`,
      'IMG_1.edit.xmp': `${projectFolder}/Unmatched/IMG_1.edit.xmp`,
    });
  });

  it('gives a sidecar’s name to one of two RAWs with one stem, and says so', () => {
    const photos = [
      photo(1, 'IMG_1.dng', 'IMG_1-3.dng'),
      photo(2, 'IMG_1.CR2'),
      photo(3, 'img_1.nef', 'img_1-2.nef'),
    ];
    const [first, second] = planTargets(edits('IMG_1.xmp', 'img_1-2.xmp'), photos, beside);
    expect(first).toMatchObject({ target: '/shoot/IMG_1.xmp', merge: true, note: null });
    expect(second).toMatchObject({ target: `${projectFolder}/img_1.nef.xmp`, merge: false });
    expect(second?.note).toEqual({ code: 'sidecar-shared', name: 'img_1.nef' });
  });

  it('sends a second result for one photo elsewhere', () => {
    const [first, second] = planTargets(edits('IMG_1.xmp', 'img_1.xmp'), [photo(1, 'IMG_1.CR2')], beside);
    expect(first?.target).toBe('/shoot/IMG_1.xmp');
    expect(second).toMatchObject({ target: `${projectFolder}/IMG_1.xmp`, merge: false, photoId: 1 });
  });

  it('never aims at a photo, and knows folders that hold photos', () => {
    const rules: PlaceRules = { ...beside, edits: { folder: root }, jpegs: { folder: root } };
    const photos = [photo(1, 'a/IMG_1.JPG'), photo(2, 'a/img_1 (2).jpg')];
    const [edit] = planTargets(edits('IMG_1.jpg'), photos, rules);
    expect(edit).toMatchObject({ target: '/shoot/a/IMG_1 (3).jpg', amongPhotos: true });
    expect(edit?.note).toEqual({ code: 'name-taken', name: 'IMG_1 (3).jpg' });
    expect(planTargets(edits('IMG_1.jpg'), photos, beside)[0]).toMatchObject({
      amongPhotos: false,
      note: null,
    });
  });

  it('takes no place of a photo that was left out, and knows its folder', () => {
    const rules: PlaceRules = { ...beside, jpegs: { folder: root } };
    const leftOut = ['/shoot/a/img_1.JPG'];
    const [jpeg, other] = planTargets(
      jpegs('IMG_1.jpg', 'IMG_2.jpg'),
      [photo(1, 'a/IMG_1.CR2'), photo(2, 'b/IMG_2.CR2')],
      rules,
      leftOut,
    );
    expect(jpeg).toMatchObject({ target: '/shoot/a/IMG_1 (2).jpg', amongPhotos: true });
    expect(other).toMatchObject({ target: '/shoot/b/IMG_2.jpg', amongPhotos: true });
    const flat = planTargets(
      jpegs('IMG_3.jpg'),
      [photo(3, 'IMG_3.CR2')],
      { ...beside, jpegs: { folder: '/shoot/camera' } },
      ['/shoot/camera/IMG_9.JPG'],
    );
    expect(flat).toMatchObject([{ target: '/shoot/camera/IMG_3.jpg', amongPhotos: true }]);
  });

  it('keeps edits and final JPEGs apart in one folder, and a shoot’s folders from ours', () => {
    const one: PlaceRules = { ...beside, edits: { folder: '/out' }, jpegs: { folder: '/out' } };
    const photos = [photo(1, 'a.jpg'), photo(2, 'JPEG/b.jpg'), photo(3, 'Backup/c.jpg')];
    expect(where(edits('a.jpg'), photos, one)).toEqual({ 'a.jpg': '/out/a.jpg' });
    expect(where(jpegs('a.jpg'), photos, one)).toEqual({ 'a.jpg': '/out/a (2).jpg' });
    expect(where(edits('b.jpg', 'c.jpg'), photos)).toEqual({
      'b.jpg': `${projectFolder}/JPEG (shoot)/b.jpg`,
      'c.jpg': `${projectFolder}/Backup (shoot)/c.jpg`,
    });
  });

  it('plans no sidecar beside a JPEG: it would be its RAW twin’s', () => {
    expect(where(edits('a.xmp'), [photo(1, 'a.jpg')])).toEqual({ 'a.xmp': `${projectFolder}/a.xmp` });
  });

  it('plans the same whatever the order, and a name listed twice once', () => {
    const photos = [photo(1, 'IMG_1.CR2'), photo(2, 'IMG_1.NEF', 'IMG_1-2.NEF')];
    const names = edits(
      'IMG_1.xmp',
      'img_1.xmp',
      'IMG_1-2.xmp',
      'a/b.dng',
      'a\\b.dng',
      'IMG_1.dng',
      'IMG_1-2.dng',
    );
    const plan = where(names, photos);
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (shuffled) => {
        expect(where([...shuffled, ...names], photos)).toEqual(plan);
      }),
    );
    expect(planTargets([...names, ...names], photos, beside)).toHaveLength(names.length);
  });

  it('stays in the chosen folders and gives no two results one place, whatever a server says', () => {
    const piece = fc.constantFrom(
      '..', '/', '\\', 'C:', '\0', 'IMG_1', 'img_1', 'IMG_1-2', '.', '.xmp', '.XMP', '.dng', '.jpg', 'con', ' ', 'é', 'e\u0301', '\u202e', 'x'.repeat(300),
    ); // biome-ignore format: a table
    const name = fc.oneof(
      fc.array(piece, { maxLength: 6 }).map((all) => all.join('')),
      fc.string(),
    );
    const result = fc.record({ name, kind: fc.constantFrom('edit' as const, 'jpeg' as const) });
    const photos = [photo(1, 'a/IMG_1.CR2'), photo(2, 'b/img_1.jpg', 'IMG_1-2.jpg'), photo(3, '../x/é.dng')];
    fc.assert(
      fc.property(fc.array(result, { maxLength: 12 }), fc.constantFrom(beside, elsewhere), (names, rules) => {
        const targets = planTargets(names, photos, rules);
        const paths = new Set(targets.map(({ target }) => foldName(target)));
        expect(paths.size).toBe(targets.length);
        for (const { target, merge, photoId } of targets) {
          const own = photos.find(({ id }) => id === photoId);
          if (merge && rules === beside) expect(dirname(target)).toBe(dirname(own?.path ?? ''));
          else
            expect(
              [projectFolder, '/out', '/final'].some((each) => isInside(each, target) && target !== each),
            ).toBe(true);
          expect(target).not.toMatch(/\0/);
          expect(Buffer.byteLength(basename(target))).toBeLessThanOrEqual(255);
          expect(photos.some(({ path }) => foldName(path) === foldName(target))).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('planTargetsByAndBy', () => {
  it('plans the same, and lets others have their turns meanwhile', async () => {
    const photos = Array.from({ length: 2_000 }, (_, id) =>
      photo(id, `card ${id % 2}/IMG_${id >> 1}.CR2`, `I${id}.CR2`),
    );
    const names = edits(
      ...photos.map(({ id }) => `i${id}.xmp`),
      'I7.xmp',
      'i7.xmp',
      'nobody.xmp',
    ).toReversed();
    let turns = 0;
    let over = false;
    const others = (): void => {
      turns += 1;
      if (!over) setImmediate(others);
    };
    setImmediate(others);
    const planned = await planTargetsByAndBy(names, photos, beside, []);
    over = true;
    expect(planned).toEqual(planTargets(names, photos, beside));
    expect(turns).toBeGreaterThanOrEqual(8);
  });
});

describe('resultsFolder', () => {
  it('is named after the project and nowhere else', () => {
    expect(resultsFolder(root, 'Anna & Tom')).toBe(join(root, 'Roundtrip', 'Anna & Tom'));
    expect(resultsFolder(root, '../../x')).toBe(join(root, 'Roundtrip', '__.._x'));
    expect(resultsFolder(root, 'n'.repeat(500)).length).toBeLessThan(230);
  });
});
