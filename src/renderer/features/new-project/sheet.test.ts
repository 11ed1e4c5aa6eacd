import { expect, test } from 'vitest';
import type { PhotoDetails, ShootPhoto } from '#contract/shoot.ts';
import { bracketMarks, countBrackets } from './bracket-marks.ts';
import { arrange, found, type Sieve, showAll } from './sheet.ts';

const photo = (id: number, name: string): ShootPhoto => ({
  ...{ id, path: `/s/${name}`, relative: name, imageType: 'RAW', size: 1, mtimeMs: 0 },
});
const photos = ['a.CR3', 'b.nef', 'c.cr3', 'd.cr3'].map((name, id) => photo(id, name));
const about = (id: number, more: Partial<PhotoDetails>): PhotoDetails => ({
  ...{ id, takenAt: null, camera: null, bias: null, exposure: null, stars: null, label: null },
  ...{ unreadable: false, ...more },
});
const details = new Map(
  [
    about(0, { takenAt: '2026-06-20T14:00:02', camera: 'Nikon', stars: 1, label: 'Red' }),
    about(1, { takenAt: '2026-06-20T14:00:01.5', camera: 'Canon', stars: -1 }),
    about(2, { takenAt: '2026-06-20T14:00:01', camera: 'Nikon', stars: 4, label: 'Blue' }),
    about(3, {}),
  ].map((each) => [each.id, each]),
);
const ids = (order: Parameters<typeof arrange>[2], sieve: Partial<Sieve> = {}) =>
  arrange(photos, details, order, { ...showAll, ...sieve }).map(({ id }) => id);

test('photos are put in order, those without an answer last, equals as they were', () => {
  expect(ids('name')).toEqual([0, 1, 2, 3]);
  expect(ids('time')).toEqual([2, 1, 0, 3]);
  expect(ids('stars')).toEqual([2, 0, 3, 1]);
  expect(ids('camera')).toEqual([1, 2, 0, 3]);
});

test('filters go together; no stars are no stars, and not rejected', () => {
  expect(ids('name', { stars: 'kept' })).toEqual([0, 2, 3]);
  expect(ids('name', { stars: 's1' })).toEqual([0, 2]);
  expect(ids('name', { stars: 's1', label: 'Blue' })).toEqual([2]);
  expect(ids('time', { format: '.cr3', camera: 'Nikon' })).toEqual([2, 0]);
  expect(found(photos, details)).toEqual({
    ...{ starred: true, rejected: true, labels: ['Blue', 'Red'], cameras: ['Canon', 'Nikon'] },
    formats: ['.cr3', '.nef'],
  });
});

test('groups begin and end where their neighbours on the sheet are others; torn and loose ones are counted', () => {
  const brackets = {
    groups: [
      [0, 1, 2],
      [4, 5, 6],
    ],
    loose: [3, 7],
  };
  const seven = Array.from({ length: 8 }, (_, id) => photo(id, `${id}.cr3`));
  const marks = bracketMarks(seven, brackets);
  expect([...marks.values()].map(({ group, begins, ends }) => [group, begins, ends])).toEqual([
    ...[
      [1, true, false],
      [1, false, false],
      [1, false, true],
    ],
    ...[
      [2, true, false],
      [2, false, false],
      [2, false, true],
    ],
  ]);
  expect(countBrackets(brackets, new Set([3, 4]))).toEqual({
    sizes: [{ size: 3, count: 2 }],
    loose: [7],
    torn: 1,
  });
  expect(countBrackets(brackets, new Set([0, 1, 2]))).toMatchObject({
    sizes: [{ size: 3, count: 1 }],
    torn: 0,
  });
});
