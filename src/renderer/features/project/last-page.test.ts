import { expect, test } from 'vitest';
import { lastPage } from './last-page.ts';

test('the last page is the one with the last photo on it', () => {
  expect([0, 1, 99, 100, 101, 200, 201].map((total) => lastPage(total, 100))).toEqual([
    0, 0, 0, 0, 100, 100, 200,
  ]);
});
