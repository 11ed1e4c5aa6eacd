import { expect, test } from 'vitest';
import { movedBefore, Turns } from './turns.ts';

const { signal } = new AbortController();

function turnsOf(order: string[]) {
  const begun: string[] = [];
  const turns = new Turns({ order: () => order, moved: () => undefined });
  const take = (id: string, stop: AbortSignal = signal): Promise<void> =>
    turns.takeNow(id)
      ? Promise.resolve(void begun.push(id))
      : turns.take(id, stop).then(() => void begun.push(id));
  return { turns, begun, take };
}

test('three go at once, the others in their order and not in that of asking', async () => {
  const order = ['a', 'b', 'c', 'd', 'e'];
  const { turns, begun, take } = turnsOf(order);
  const all = ['a', 'b', 'c', 'e', 'd'].map((id) => take(id));
  await Promise.all(all.slice(0, 3));
  expect(begun).toEqual(['a', 'b', 'c']);
  expect([turns.place('d'), turns.place('e'), turns.place('a')]).toEqual([1, 2, null]);
  turns.leave('b');
  await all[4];
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
  expect(turns.place('e')).toBe(1);
  turns.leave('a');
  await all[3];
  expect(begun.at(-1)).toBe('e');
});

test('an order changed while they wait holds, and who gives up holds up nobody', async () => {
  const order = ['a', 'b', 'c', 'd', 'e', 'f'];
  const { turns, begun, take } = turnsOf(order);
  const stop = new AbortController();
  const all = order.map((id) => take(id, id === 'd' ? stop.signal : signal));
  order.splice(0, order.length, ...movedBefore(order, 'f', 'e'));
  stop.abort(new Error('paused'));
  await expect(all[3]).rejects.toThrow('paused');
  turns.leave('c');
  await all[5];
  expect(begun).toEqual(['a', 'b', 'c', 'f']);
  expect(turns.place('d')).toBeNull();
  turns.leave('a');
  await all[4];
});

test('moving before another, to the end, and before one that is gone', () => {
  const order = ['a', 'b', 'c'];
  expect(movedBefore(order, 'c', 'a')).toEqual(['c', 'a', 'b']);
  expect(movedBefore(order, 'a', null)).toEqual(['b', 'c', 'a']);
  expect(movedBefore(order, 'a', 'gone')).toEqual(['b', 'c', 'a']);
  expect(movedBefore(order, 'b', 'b')).toEqual(['a', 'c', 'b']);
});
