import { expect, test } from 'vitest';
import { boxBetween, type Cells, cellsFrom, edgeSpeed, selectionAfter, touched, wayOf } from './lasso.ts';

const cells: Cells = {
  ...{ left: 8, top: 8, width: 100, height: 80, across: 110, down: 90, columns: 3 },
};
const boxOf = (at: number) => {
  const left = 8 + (at % 3) * 110;
  const top = 8 + Math.floor(at / 3) * 90;
  return { left, top, right: left + 100, bottom: top + 80 };
};
const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });

test('where all cells lie is told from the few that are drawn, in the middle or with a focused one far away', () => {
  const drawn = (ats: readonly number[]) => ats.map((at) => ({ at, box: boxOf(at) }));
  expect(cellsFrom(drawn([0, 1, 2, 3, 4, 5]))).toEqual(cells);
  expect(cellsFrom(drawn([2, 300, 301, 302, 303, 304, 305]))).toEqual(cells);
  expect(cellsFrom(drawn([0, 1]))).toMatchObject({ columns: 2, left: 8, top: 8, across: 110 });
  expect(cellsFrom([])).toBeNull();
});

test('a lasso touches what it overlaps, and nothing in the gaps or after the last photo', () => {
  expect(touched(cells, box(0, 0, 7, 7), 8)).toEqual([]);
  expect(touched(cells, box(109, 20, 117, 60), 8)).toEqual([]);
  expect(touched(cells, box(20, 20, 21, 21), 8)).toEqual([0]);
  expect(touched(cells, box(100, 80, 130, 100), 8)).toEqual([0, 1, 3, 4]);
  expect(touched(cells, box(-50, 95, 900, 9_000), 8)).toEqual([3, 4, 5, 6, 7]);
  expect(touched(cells, box(0, 90 * 99, 20, 90 * 100 + 9), 10_000)).toEqual([297, 300]);
});

test('drawn from any corner it is the same box', () => {
  expect(boxBetween({ x: 9, y: 2 }, { x: 1, y: 8 })).toEqual(box(1, 2, 9, 8));
});

test('keys say whether it selects only this, this too, or this no more', () => {
  const keys = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
  expect(wayOf(keys)).toBe('only');
  expect([wayOf({ ...keys, shiftKey: true }), wayOf({ ...keys, metaKey: true })]).toEqual(['add', 'add']);
  expect(wayOf({ ...keys, shiftKey: true, altKey: true })).toBe('take-out');
  const [before, ids] = [new Set([1, 2]), new Set([2, 3])];
  expect(selectionAfter(before, ids, 'only')).toEqual(new Set([2, 3]));
  expect(selectionAfter(before, ids, 'add')).toEqual(new Set([1, 2, 3]));
  expect(selectionAfter(before, ids, 'take-out')).toEqual(new Set([1]));
});

test('it scrolls at the edges only, faster further out, never wildly', () => {
  expect([edgeSpeed(300, 100, 500), edgeSpeed(130, 100, 500)]).toEqual([0, 0]);
  expect(edgeSpeed(110, 100, 500)).toBeLessThan(0);
  expect(edgeSpeed(530, 100, 500)).toBeGreaterThan(edgeSpeed(490, 100, 500));
  expect([edgeSpeed(-9_000, 100, 500), edgeSpeed(9_000, 100, 500)]).toEqual([-48, 48]);
});
