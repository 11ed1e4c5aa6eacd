import { expect, test } from 'vitest';
import { steps } from '#contract/project.ts';
import { progressOf, withinOf, withinStep } from './progress.ts';
import { nextStep } from './state.ts';

test('the bar grows from nothing to whole over the steps, with and without final JPEGs', () => {
  for (const wantsJpegs of [true, false]) {
    let step: (typeof steps)[number] = 'prepare';
    let last = -1;
    while (step !== 'done') {
      for (const within of [0, 0.5, 1]) {
        const now = progressOf(step, { wantsJpegs, within });
        expect(now).toBeGreaterThanOrEqual(last);
        last = now;
      }
      step = nextStep(step, wantsJpegs);
    }
    expect(last).toBeCloseTo(1);
    expect(progressOf('done', { wantsJpegs, within: 0 })).toBe(1);
  }
});

test('how far a step is can be read off the bar; before it nothing, after it all', () => {
  for (const wantsJpegs of [true, false]) {
    for (const within of [0, 0.3, 1]) {
      const progress = progressOf('edit', { wantsJpegs, within });
      expect(withinOf('edit', wantsJpegs, progress)).toBeCloseTo(within);
    }
    expect(withinOf('edit', wantsJpegs, 0.1)).toBe(0);
    expect(withinOf('edit', wantsJpegs, 1)).toBe(1);
  }
});

test('nothing known of an edit is nothing, and a shoot of no bytes is no division by zero', () => {
  const counts = { sentBytes: 0, totalBytes: 0, total: 0, downloaded: 0, delivered: 0 };
  for (const step of steps) expect(withinStep(step, counts, null)).toBe(0);
  expect(withinStep('edit', counts, 0.4)).toBe(0.4);
});

test('without final JPEGs nothing is exported', () => {
  expect(nextStep('download', false)).toBe('done');
  expect(nextStep('download', true)).toBe('export');
  expect(nextStep('done', true)).toBe('done');
});
