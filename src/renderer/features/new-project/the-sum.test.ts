import { expect, test } from 'vitest';
import { theSum } from './the-sum.ts';

test('found is what is sent and what stays, each under its reason; rejected ones are told apart', () => {
  const plan = { photos: 18, leftOut: { sidecar: 8, hidden: 2, twin: 2, deselected: 6 } };
  expect(theSum(36, plan, 4)).toEqual({
    found: 36,
    less: [
      { reason: 'sidecar', count: 8 },
      { reason: 'hidden', count: 2 },
      { reason: 'twin', count: 2 },
      { reason: 'rejected', count: 4 },
      { reason: 'deselected', count: 2 },
    ],
    sent: 18,
  });
});

test('rejected photos that are not of this profile are no more than what is deselected', () => {
  expect(theSum(4, { photos: 3, leftOut: { deselected: 1 } }, 5).less).toEqual([
    { reason: 'rejected', count: 1 },
  ]);
  expect(theSum(3, { photos: 3, leftOut: {} }, 5)).toEqual({ found: 3, less: [], sent: 3 });
});
