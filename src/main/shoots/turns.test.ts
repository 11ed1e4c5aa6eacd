import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

/** Asks for named work at given times over one turn at once; gives the order in which it was done. */
function desk() {
  let time = 0;
  const turns = createTurns(1, () => time);
  const done: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (name: string, at: number, signal = new AbortController().signal) => {
    time = at;
    const work = () =>
      new Promise<void>((resolve) => {
        done.push(name);
        ends.set(name, resolve);
      });
    return turns.take(work, signal);
  };
  const end = async () => {
    ends.get(done.at(-1) ?? '')?.();
    await new Promise(setImmediate);
  };
  return { ask, end, done };
}

test('the latest look goes first, each in the order of its rows', async () => {
  const { ask, end, done } = desk();
  for (const [name, at] of [
    ['a', 0],
    ['b', 1],
    ['c', 2],
    ['x', 500],
    ['y', 510],
    ['z', 520],
  ] as const)
    void ask(name, at);
  for (let round = 0; round < 4; round++) await end();
  expect(done.join('')).toBe('axyzb');
  void ask('new', 1000);
  await end();
  await end();
  expect(done.join('')).toBe('axyzbnewc');
});

test('what nobody waits for any more is never begun, and holds no turn', async () => {
  const { ask, end, done } = desk();
  const gone = new AbortController();
  void ask('a', 0);
  const left = ask('b', 1, gone.signal);
  void ask('c', 2);
  gone.abort(new Error('out of sight'));
  await expect(left).rejects.toThrow('out of sight');
  await end();
  await end();
  expect(done.join('')).toBe('ac');
  await expect(ask('d', 3, gone.signal)).rejects.toThrow('out of sight');
  void ask('e', 4);
  expect(done.join('')).toBe('ace');
});

test('begun is finished: gone afterwards changes nothing', async () => {
  const gone = new AbortController();
  const turns = createTurns(1);
  const made = turns.take(async () => {
    gone.abort();
    return 'made';
  }, gone.signal);
  expect(await made).toBe('made');
});
