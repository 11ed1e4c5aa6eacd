import { expect, test } from 'vitest';
import type { ShootPhoto } from '#contract/shoot.ts';
import { newSince } from './new-since.ts';

const photo = (id: number, relative: string): ShootPhoto => ({
  ...{ id, path: `/s/${relative}`, relative, size: 1, mtimeMs: 0 },
  imageType: /jpe?g$/i.test(relative) ? 'JPG' : 'RAW',
});
const photos = [
  photo(0, 'a.NEF'),
  photo(1, 'A.jpg'),
  photo(2, 'b.NEF'),
  photo(3, 'b.JPG'),
  photo(4, 'party/a.jpg'),
];

test('JPEG twins are not new when the profile leaves them out, or their RAW was edited', () => {
  expect(newSince(photos, new Set([0, 2]), 'RAW')).toEqual([]);
  expect(newSince(photos, new Set([0]), 'RAW')).toEqual([2]);
  expect(newSince(photos, new Set([0]), 'JPG')).toEqual([3, 4]);
});

test('without a profile a RAW and its JPEG count as one photo', () => {
  expect(newSince(photos, new Set([0]), null)).toEqual([2, 4]);
});
