import { expect, test } from 'vitest';
import { createOutage } from './outage.ts';

test('one photo’s trouble is its own, however often, while others get through', () => {
  const outage = createOutage();
  for (let n = 0; n < 20; n += 1) {
    expect(outage.isEveryones(1)).toBe(false);
    outage.succeeded();
  }
});

test('two photos in trouble with no success between them are the store’s, but not for ever', () => {
  const outage = createOutage();
  expect(outage.isEveryones(1)).toBe(false);
  expect(outage.isEveryones(2)).toBe(true);
  expect(outage.isEveryones(1)).toBe(true);
  const free = Array.from({ length: 500 }, (_, n) => outage.isEveryones(n % 2));
  expect(free.at(-1)).toBe(false);
  outage.succeeded();
  expect(outage.isEveryones(1)).toBe(false);
  expect(outage.isEveryones(2)).toBe(true);
});
