import { expect, test } from 'vitest';
import { formatFor, localeFor } from './format.ts';

const en = formatFor('en-US');
// Intl puts narrow and no-break spaces where one expects a space.
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f\u2009]/g, ' ');

test('bytes are decimal and short', () => {
  const said = [0, 999, 12_345, 612_400_000, 1_234_000_000, 38_000_000_000].map(en.bytes);
  expect(said).toEqual(['0 bytes', '999 bytes', '12 kB', '612 MB', '1.2 GB', '38 GB']);
  expect(en.speed(12_400_000)).toBe('12.4 MB/s');
});

test('durations as one would say them', () => {
  const said = [0, 20, 59.4, 61, 3540, 3600, 7500, 97_200].map(en.duration);
  expect(said).toEqual(['1 sec', '20 sec', '59 sec', '1 min', '59 min', '1 hr', '2 hr 5 min', '27 hr']);
});

test('not done is never 100 %', () => {
  expect(en.percent(0.999)).toBe('99%');
  expect(en.percent(1)).toBe('100%');
});

test('a time of today has no date', () => {
  const now = new Date(2026, 5, 12, 18).getTime();
  expect(plain(en.since(new Date(2026, 5, 12, 14, 32).getTime(), now))).toBe('2:32 PM');
  expect(plain(en.since(new Date(2026, 5, 11, 14, 32).getTime(), now))).toBe('Jun 11, 2026, 2:32 PM');
});

test('the region comes from the system where it fits the language', () => {
  expect(localeFor('en', ['de-DE', 'en-GB'])).toBe('en-GB');
  expect(localeFor('en', ['de-DE'])).toBe('en');
});
