import { expect, test } from 'vitest';
import { failedLines } from './failed-lines.ts';

const photo = (path: string, reason: string) => ({ path, reason });

test('a line for each reason, the most frequent first, with a few names', () => {
  const many = ['a', 'b', 'c', 'd', 'e'].map((name) => photo(`${name}.NEF`, 'photo-unreadable'));
  expect(failedLines([photo('x.NEF', 'photo-changed'), ...many])).toEqual([
    { reason: 'photo-unreadable', names: ['a.NEF', 'b.NEF', 'c.NEF'], more: 2 },
    { reason: 'photo-changed', names: ['x.NEF'], more: 0 },
  ]);
  expect(failedLines([])).toEqual([]);
});
