import { expect, test } from 'vitest';
import { dragged, nothingChosen, switched } from './chosen.ts';

const order = [3, 5, 7, 9, 11];

test('Shift chooses all from the last one, either way, and takes them back the same', () => {
  const one = switched(nothingChosen, 9, false, order);
  const range = switched(one, 5, true, order);
  expect([...range.ids].sort()).toEqual([5, 7, 9]);
  expect(switched(range, 9, true, order).ids).toEqual(new Set());
  expect(switched(nothingChosen, 7, true, order).ids).toEqual(new Set([7]));
});

test('a photo that is not chosen is dragged alone, a chosen one first of all of them', () => {
  const some = switched(switched(nothingChosen, 3, false, order), 7, false, order);
  expect(dragged(some, 5)).toEqual([5]);
  expect(dragged(some, 7)).toEqual([7, 3]);
});
