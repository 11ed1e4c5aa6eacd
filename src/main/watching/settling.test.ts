import { expect, test } from 'vitest';
import {
  type Arrival,
  dueAt,
  isSettled,
  looked,
  noticed,
  type Sight,
  touched,
  type WatchPace,
} from './settling.ts';

const pace: WatchPace = { lookMs: 10, settleMs: 60, startMs: 300, abandonedMs: 600, idleMs: 900 };
const sight = (mark: string, more: Partial<Sight> = {}): Sight => ({
  ...{ mark, photos: 3, bytes: 9, unfinished: false },
  ...more,
});
/** Looks whenever it is due, as the lookout does; gives when it had settled, or null after `most` looks. */
function settlesAt(
  see: (now: number) => Sight,
  patienceMs: number = pace.settleMs,
  most = 100,
): number | null {
  let arrival: Arrival = noticed(0);
  for (let look = 0; look < most; look++) {
    const now = dueAt(arrival, pace, patienceMs);
    arrival = looked(arrival, see(now), now);
    if (isSettled(arrival, pace, patienceMs)) return now;
  }
  return null;
}

test('what is whole when it is noticed settles after one patience', () => {
  expect(settlesAt(() => sight('whole'))).toBe(60);
  expect(settlesAt(() => sight('whole'), 300)).toBe(300);
});

test('a copy of an hour is waited for to its end', () => {
  const hour = 3_600;
  expect(settlesAt((now) => sight(String(Math.min(now, hour))))).toBeGreaterThanOrEqual(hour + 60);
});

test('half-written files are waited for, and at last taken for left-overs', () => {
  expect(settlesAt((now) => sight(now < 400 ? 'part' : 'whole', { unfinished: now < 400 }))).toBeLessThan(
    600,
  );
  expect(settlesAt(() => sight('part', { unfinished: true }))).toBeGreaterThanOrEqual(600);
});

test('a folder without photos never settles, and is looked at less and less often', () => {
  let looks = 0;
  const empty = () => {
    looks += 1;
    return sight('empty', { photos: 0 });
  };
  expect(settlesAt(empty, 60, 20)).toBe(null);
  const still: Arrival = { sight: sight('empty', { photos: 0 }), changedAt: 0, lookedAt: 5_000 };
  expect(dueAt(still, pace, 60) - still.lookedAt).toBe(pace.idleMs);
  expect(dueAt(touched(still, 5_100), pace, 60)).toBe(5_060);
  expect(looks).toBe(20);
});

test('what is heard during a look counts as after it', () => {
  const seen = looked(noticed(0), sight('a'), 0);
  const heard = looked(touched(seen, 61), sight('a'), 60);
  expect(isSettled(heard, pace, 60)).toBe(false);
  expect(dueAt(heard, pace, 60)).toBe(120);
  expect(looked(touched(seen, 61), sight('b'), 60).changedAt).toBe(61);
});

test('while it is copied, it is looked at often enough to tell how far it is', () => {
  const seen = looked(noticed(0), sight('a'), 0);
  expect(dueAt(touched(seen, 50), pace, 300)).toBe(60);
});
