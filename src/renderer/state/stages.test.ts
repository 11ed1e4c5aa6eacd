import { expect, test } from 'vitest';
import { steps } from '#contract/project.ts';
import { aProject } from '../bridge/project-for-tests.ts';
import { stagesOf } from './stages.ts';

test('at every step what lies behind is done, what lies ahead is not', () => {
  const rank = { done: 0, now: 1, ahead: 2 };
  for (const step of steps) {
    const states = stagesOf(aProject({ step, wantsJpegs: true })).map(({ state }) => state);
    expect(states, step).toEqual(states.toSorted((a, b) => rank[a] - rank[b]));
    expect(states.filter((state) => state === 'now')).toHaveLength(step === 'done' ? 0 : 1);
  }
});

test('final JPEGs are a stage only where they are wanted', () => {
  expect(stagesOf(aProject()).map(({ name }) => name)).toEqual(['upload', 'edit', 'download']);
});

test('an edit of which nothing is known has no number', () => {
  const [upload, edit] = stagesOf(aProject({ step: 'edit', sent: 90, total: 100 }));
  expect(upload).toMatchObject({ state: 'done', count: 90, total: 100 });
  expect(edit).toMatchObject({ state: 'now', count: null, total: 90 });
});
