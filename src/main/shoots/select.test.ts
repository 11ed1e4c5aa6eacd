import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ImageType } from '#contract/photo.ts';
import type { Shoot } from '#contract/shoot.ts';
import { imageTypeOf } from './formats.ts';
import { selectPhotos } from './select.ts';

const shootOf = (relatives: readonly string[]): Shoot => ({
  name: 'Wedding',
  root: '/shoot',
  photos: relatives.map((relative, id) => ({
    ...{ id, relative, path: `/shoot/${relative}`, imageType: imageTypeOf(relative) ?? 'RAW' },
    ...{ size: 1, mtimeMs: 0 },
  })),
  leftOut: [{ path: '/shoot/notes.txt', reason: 'unsupported' }],
});
const reasonsOf = (relatives: readonly string[], type: ImageType, deselected: readonly number[] = []) =>
  selectPhotos(shootOf(relatives), type, new Set(deselected))
    .leftOut.slice(1)
    .map((one) => `${one.path.slice(7)} ${one.reason}`);

test('twins are known by folder and stem, whatever the letter case', () => {
  const relatives = ['a/1.CR2', 'a/1.jpg', 'a/É2.NEF', 'a/e\u03012.JPG', 'b/1.JPG'];
  expect(reasonsOf(relatives, 'RAW')).toEqual([
    'a/1.jpg twin',
    'a/e\u03012.JPG twin',
    'b/1.JPG other-format',
  ]);
  expect(reasonsOf(relatives, 'JPG')).toEqual(['a/1.CR2 twin', 'a/É2.NEF twin']);
});

test('several RAWs of one stem are all kept, and a deselected RAW still has its twin', () => {
  expect(reasonsOf(['1.CR2', '1.NEF', '1.JPG'], 'RAW', [0, 2])).toEqual(['1.CR2 deselected', '1.JPG twin']);
});

test('whatever is found is either sent or left out, once', () => {
  const relative = fc.tuple(
    fc.constantFrom('', 'a/', 'b/'),
    fc.constantFrom('1', '2', 'É', 'é'),
    fc.constantFrom('.CR2', '.jpg', '.JPG', '.nef'),
  );
  const relatives = fc.uniqueArray(relative.map((parts) => parts.join('')));
  fc.assert(
    fc.property(
      relatives,
      fc.constantFrom<ImageType>('RAW', 'JPG'),
      fc.array(fc.nat(20)),
      (all, type, out) => {
        const shoot = shootOf(all);
        const { photos, leftOut } = selectPhotos(shoot, type, new Set(out));
        const places = [...photos, ...leftOut].map((one) => one.path);
        expect(places).toHaveLength(shoot.photos.length + shoot.leftOut.length);
        expect(new Set(places).size).toBe(places.length);
        expect(photos.every((photo) => photo.imageType === type && !out.includes(photo.id))).toBe(true);
      },
    ),
  );
});
