import { expect, test } from 'vitest';
import type { ShootPhoto } from '#contract/shoot.ts';
import { deselectedAfter, selectedIds, unfitIds } from './left-out.ts';

const photo = (id: number, imageType: 'RAW' | 'JPG'): ShootPhoto => ({
  ...{ id, imageType, path: `/s/${id}`, relative: `${id}`, size: 1, mtimeMs: 0 },
});
const photos = [photo(0, 'RAW'), photo(1, 'RAW'), photo(2, 'JPG')];

test('a RAW profile leaves the JPEGs, and clicks on the RAWs don’t touch them', () => {
  expect(unfitIds(photos, 'RAW')).toEqual([2]);
  const before = new Set([2]);
  const after = deselectedAfter(photos, 'RAW', before, new Set([0]));
  expect(after).toEqual(new Set([1, 2]));
  expect(selectedIds(photos, 'RAW', after)).toEqual([0]);
});

test('what a filter hides stays as it was', () => {
  const before = new Set([0]);
  expect(deselectedAfter(photos.slice(1), null, before, 'all')).toEqual(new Set([0]));
  expect(deselectedAfter(photos.slice(1), null, before, new Set())).toEqual(new Set([0, 1, 2]));
});

test('select all selects all that can go; another profile finds the others as they were', () => {
  const after = deselectedAfter(photos, 'RAW', new Set([0, 1]), 'all');
  expect(after).toEqual(new Set());
  expect(selectedIds(photos, 'JPG', after)).toEqual([2]);
  expect(selectedIds(photos, null, after)).toEqual([0, 1, 2]);
});
