import { expect, test } from 'vitest';
import { timeToSend } from './time-to-send.ts';

test('time is told by what was measured, or by a limit that is slower; never guessed', () => {
  expect(timeToSend(1_000_000, null, null)).toBeNull();
  expect(timeToSend(1_000_000, null, 8)).toEqual({ seconds: 1, by: 'limit' });
  expect(timeToSend(1_000_000, 4, 8)).toEqual({ seconds: 4, by: 'speed' });
  expect(timeToSend(1_000_000, 0.5, 8)).toEqual({ seconds: 1, by: 'limit' });
  expect(timeToSend(0, 0, null)).toBeNull();
});
