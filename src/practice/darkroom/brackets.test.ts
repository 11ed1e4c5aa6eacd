import { expect, it } from 'vitest';
import { bracketsOf, type Capture } from './brackets.ts';

const frame = (name: string, at: number, exposure: number, more: Partial<Capture> = {}): Capture => ({
  name,
  at,
  exposure,
  bias: 0,
  camera: 'A',
  ...more,
});
const names = (captures: readonly Capture[]): string[] =>
  bracketsOf(captures).map((group) => group.map(({ name }) => name).join('+'));

it('takes frames of different exposure within seconds as a bracket', () => {
  const frames = [frame('3', 400, 2), frame('1', 0, 0), frame('2', 200, -2), frame('4', 60_000, 0)];
  expect(names(frames)).toEqual(['1+2+3', '4']);
});

it('tells two brackets in a row apart, and two cameras at once', () => {
  const row = [0, -2, 2, 0, -2, 2].map((exposure, at) => frame(String(at), at * 500, exposure));
  expect(names(row)).toEqual(['0+1+2', '3+4+5']);
  const other = row.map((one) => ({ ...one, name: `b${one.name}`, at: one.at + 100, camera: 'B' }));
  expect(names([...row, ...other])).toEqual(['0+1+2', '3+4+5', 'b0+b1+b2', 'b3+b4+b5']);
});

it('leaves alone what only looks alike: pairs, wandering exposure, long gaps, frames that say nothing', () => {
  expect(names([frame('1', 0, 0), frame('2', 100, 2)])).toEqual(['1', '2']);
  expect(names([frame('1', 0, 0), frame('2', 100, 0.33), frame('3', 200, 0.66)])).toEqual(['1', '2', '3']);
  expect(names([frame('1', 0, 0), frame('2', 20_000, 2), frame('3', 40_000, -2)])).toEqual(['1', '2', '3']);
  const silent = ['a', 'b', 'c'].map((name) => frame(name, Number.NaN, Number.NaN));
  expect(names(silent)).toEqual(['a', 'b', 'c']);
});

it('goes by the compensation where the exposure is not said', () => {
  const frames = [-2, 0, 2].map((bias, at) => frame(String(at), at * 300, Number.NaN, { bias }));
  expect(names(frames)).toEqual(['0+1+2']);
});
