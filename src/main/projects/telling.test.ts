import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTelling } from './telling.ts';

test('however often a project changes, it is told of at most ten times a second, and its last state always', async () => {
  const told: { id: string; state: number }[] = [];
  let state = 0;
  const telling = createTelling((id) => told.push({ id, state }));
  const begin = performance.now();
  while (performance.now() - begin < 600) {
    state += 1;
    for (const id of ['one', 'other']) telling.soon(id);
    await sleep(1);
  }
  const seconds = (performance.now() - begin) / 1000;
  const of = (id: string) => told.filter((each) => each.id === id).length;
  for (const id of ['one', 'other']) {
    expect(of(id)).toBeGreaterThan(1);
    expect(of(id)).toBeLessThanOrEqual(10 * seconds);
  }
  await expect.poll(() => told.at(-1)?.state).toBe(state);
  telling.soon('one');
  telling.now('one');
  const after = told.length;
  telling.close();
  await sleep(200);
  expect(told.length, 'told at once, it is not told again for the same').toBe(after);
});
