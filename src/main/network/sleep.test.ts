import { expect, test } from 'vitest';
import { networkIsBack, sleep, wakeAll } from './sleep.ts';

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

test('the network’s coming back ends waits for it, once a second, and no others', async () => {
  const stop = new AbortController();
  const ended: string[] = [];
  const waiting = (name: string, forNetwork: boolean): Promise<unknown> =>
    sleep(anHour, stop.signal, forNetwork).then(
      () => ended.push(name),
      () => undefined,
    );
  const other = waiting('for the server', false);
  const first = waiting('for the network', true);
  const now = performance.now() + anHour;
  networkIsBack(now);
  await first;
  const second = waiting('for the network again', true);
  networkIsBack(now + 999);
  await sleep(1, stop.signal);
  expect(ended).toEqual(['for the network']);
  networkIsBack(now + 1_000);
  await second;
  stop.abort();
  await other;
  expect(ended).toEqual(['for the network', 'for the network again']);
});
