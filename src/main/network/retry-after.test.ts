import { expect, it } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const date = 'Wed, 21 Oct 2026 07:28:00 GMT';
const later = 'Wed, 21 Oct 2026 07:28:20 GMT';

it.each([
  [{ 'retry-after': '7' }, 7_000],
  [{ 'retry-after': ' 7 ' }, 7_000],
  [{ 'retry-after': '99999999999999999999' }, 3_600_000],
  [{ 'retry-after': '0' }, undefined],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '-3' }, undefined],
  [{ 'retry-after': '' }, undefined],
  [{}, undefined],
  [{ 'retry-after': later, date }, 20_000],
  [{ 'retry-after': date, date: later }, undefined],
])('reads %j as %s ms', (headers, ms) => {
  expect(retryAfterMs(headers)).toBe(ms);
});

it('measures a date against this clock when the reply has none', () => {
  const inOneMinute = new Date(Date.now() + 60_000).toUTCString();
  expect(retryAfterMs({ 'retry-after': inOneMinute })).toBeGreaterThan(30_000);
});
