import { expect, test } from 'vitest';
import { needing, newProposals, newsOf, overall } from './news.ts';

test('an end and a need are news, once, and not what was so before', () => {
  expect(newsOf('running', { status: 'done' })).toBe('done');
  expect(newsOf('waiting', { status: 'faulted' })).toBe('needed');
  expect(newsOf('done', { status: 'done' })).toBeNull();
  expect(newsOf(undefined, { status: 'faulted' })).toBeNull();
  expect(newsOf('running', { status: 'paused' })).toBeNull();
});

test('how far it all is goes by bytes, of what is at work only', () => {
  const done = { status: 'done', progress: 1, totalBytes: 1000 } as const;
  const half = { status: 'running', progress: 0.5, totalBytes: 300 } as const;
  const waiting = { status: 'waiting', progress: 0.1, totalBytes: 100 } as const;
  expect(overall([done])).toBeNull();
  expect(overall([done, half, waiting])).toBeCloseTo(0.4);
  expect(needing([done, half, { status: 'faulted' }])).toBe(1);
});

test('a new shoot is news once, and one from before Roundtrip was opened is none', () => {
  const proposal = (id: number, more = false) => ({
    id,
    path: '/s',
    name: 's',
    more,
    photos: 1,
    bytes: 1,
    fault: null,
  });
  const fresh = newProposals();
  expect(fresh([proposal(1)])).toEqual([]);
  expect(fresh([proposal(1), proposal(2)])).toEqual([proposal(2)]);
  expect(fresh([proposal(1)])).toEqual([]);
  expect(fresh([proposal(1), proposal(2), proposal(3)])).toEqual([proposal(3)]);
  expect(fresh([proposal(1, true), proposal(2)])).toEqual([proposal(1, true)]);
});
