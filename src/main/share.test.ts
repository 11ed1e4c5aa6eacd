import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandwidthOf, placesOf } from './share.ts';

const shares = (projects: readonly number[], all: number): readonly number[] => {
  const senders = projects.map((each, at) => ({ owner: `host/${at}`, projects: each }));
  return senders.map((me) => placesOf(me, senders.filter((each) => each !== me).toReversed(), all));
};

test('every project gets as much as any other, whichever process it is in', () => {
  expect(shares([1], 5)).toEqual([5]);
  expect(shares([1, 1], 5)).toEqual([3, 2]);
  expect(shares([3, 1], 8)).toEqual([6, 2]);
  expect(shares([5, 1], 3)).toEqual([2, 1]);
  expect(shares([1, 1, 1], 2), 'each at least one').toEqual([1, 1, 1]);
  const one = { owner: 'a', projects: 1 };
  expect([bandwidthOf(one, []), bandwidthOf(one, [{ owner: 'b', projects: 3 }])]).toEqual([1, 0.25]);
});

test('the places of all are the setting, or one each where that is more', () => {
  const projects = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(projects, fc.integer({ min: 1, max: 20 }), (senders, all) => {
      const sum = shares(senders, all).reduce((a, b) => a + b, 0);
      expect(sum).toBe(Math.max(all, senders.length));
    }),
  );
});
