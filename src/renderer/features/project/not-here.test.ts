import { expect, test } from 'vitest';
import { notHere } from './not-here.ts';

test('final JPEGs are missing only where they were wanted', () => {
  expect(notHere({ sent: 9, downloaded: 9, delivered: 0, wantsJpegs: false })).toBe(0);
  expect(notHere({ sent: 9, downloaded: 9, delivered: 4, wantsJpegs: true })).toBe(5);
  expect(notHere({ sent: 9, downloaded: 7, delivered: 9, wantsJpegs: true })).toBe(2);
});
