import { expect, test } from 'vitest';
import { createGate } from './gate.ts';

const { signal } = new AbortController();
const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

test('never more than the number, first come first served, also when the number changes', async () => {
  let most = 2;
  const gate = createGate(() => most);
  const inside: string[] = [];
  const leaves = new Map<string, () => void>();
  const enter = (name: string, stop = signal): Promise<void> =>
    gate.enter(stop).then((leave) => {
      inside.push(name);
      leaves.set(name, leave);
    });
  const leave = (name: string): void => {
    inside.splice(inside.indexOf(name), 1);
    leaves.get(name)?.();
    leaves.get(name)?.();
  };
  const gone = new AbortController();
  void enter('a');
  void enter('b');
  const c = enter('c', gone.signal);
  void enter('d');
  void enter('e');
  await settled();
  expect(inside).toEqual(['a', 'b']);
  gone.abort(new Error('gone'));
  await expect(c).rejects.toThrow('gone');
  leave('a');
  await settled();
  expect(inside).toEqual(['b', 'd']);
  most = 3;
  gate.refresh();
  await settled();
  expect(inside).toEqual(['b', 'd', 'e']);
  most = 1;
  void enter('f');
  leave('b');
  leave('d');
  await settled();
  expect(inside).toEqual(['e']);
  leave('e');
  await settled();
  expect(inside).toEqual(['f']);
});
