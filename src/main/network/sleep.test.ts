import { expect, test } from 'vitest';
import { sleep, wakeAll } from './sleep.ts';

const anHour = 3_600_000;

test('a wait ends when the computer wakes, and only then', async () => {
  const { signal } = new AbortController();
  const waits = [sleep(anHour, signal), sleep(anHour, signal)];
  wakeAll();
  await Promise.all(waits);
  const stop = new AbortController();
  const later = sleep(anHour, stop.signal);
  stop.abort();
  await expect(later).rejects.toMatchObject({ name: 'AbortError' });
  await sleep(1, signal);
});
