import { expect, test } from 'vitest';
import { bracketsOf, type Frame } from './brackets.ts';

const frame = (id: number, seconds: number, more: Partial<Frame> = {}): Frame => ({
  ...{ id, folder: '', camera: 'A', bias: 0, exposure: 0.01, stars: null, label: null, unreadable: false },
  takenAt: `2026-06-20T14:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${(seconds % 60).toFixed(2).padStart(5, '0')}`,
  ...more,
});

test('frames of several biases taken in one go are a group; single ones are loose', () => {
  const frames = [
    ...[0, -2, 2].map((bias, at) => frame(at, at * 0.3, { bias })),
    ...[0, -2, 2].map((bias, at) => frame(3 + at, 1 + at * 0.3, { bias })),
    frame(6, 30),
    ...[-4, -2, 0, 2, 4].map((bias, at) => frame(7 + at, 40 + at, { bias })),
  ];
  expect(bracketsOf(frames.toReversed())).toEqual({
    groups: [
      [0, 1, 2],
      [3, 4, 5],
      [7, 8, 9, 10, 11],
    ],
    loose: [6],
  });
});

test('long exposures may take their time; two frames, a pause, another camera or folder are no bracket', () => {
  const slow = [1, 4, 16].map((exposure, at) => frame(at, [0, 2, 12][at] ?? 0, { bias: at, exposure }));
  expect(bracketsOf(slow).groups).toEqual([[0, 1, 2]]);
  const apart = [0, 1, 2].map((at) => frame(at, at * 20, { bias: at }));
  expect(bracketsOf(apart)).toEqual({ groups: [], loose: [0, 1, 2] });
  expect(bracketsOf(slow.slice(0, 2)).loose).toEqual([0, 1]);
  const cameras = [0, 1, 2].map((at) => frame(at, at, { bias: at, camera: at === 1 ? 'B' : 'A' }));
  expect(bracketsOf(cameras).groups).toEqual([]);
  const folders = [0, 1, 2].map((at) => frame(at, at, { bias: at, folder: at === 2 ? 'B' : 'A' }));
  expect(bracketsOf(folders).groups).toEqual([]);
});

test('bracketed by hand the exposure time tells; a burst in even light is none', () => {
  const hand = [1 / 250, 1 / 60, 1 / 15].map((exposure, at) => frame(at, at * 2, { exposure }));
  expect(bracketsOf(hand).groups).toEqual([[0, 1, 2]]);
  const burst = [1 / 250, 1 / 240, 1 / 250, 1 / 260].map((exposure, at) => frame(at, at * 0.1, { exposure }));
  expect(bracketsOf(burst)).toEqual({ groups: [], loose: [0, 1, 2, 3] });
  const silent = [0, 1, 2].map((at) => frame(at, at, { takenAt: null, bias: null, exposure: null }));
  expect(bracketsOf(silent)).toEqual({ groups: [], loose: [0, 1, 2] });
});
