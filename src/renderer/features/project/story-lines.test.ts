import { expect, test } from 'vitest';
import type { Moment } from '#contract/project.ts';
import { storyLines } from './story-lines.ts';

const at = (day: number, minute: number): number => new Date(2026, 5, day, 2, minute).getTime();
const moment = (when: number, what: string, detail: Moment['detail'] = {}): Moment => ({
  ...{ at: when, what, detail },
});
const waits = (when: number, fault: string, waitedMs: number): readonly Moment[] => [
  moment(when, 'waiting', { fault }),
  moment(when + waitedMs, 'going-on', { waitedMs }),
];

test('a wait is one line, and the same one again and again too', () => {
  const night = [
    moment(at(20, 0), 'running'),
    ...waits(at(20, 1), 'offline', 5_000),
    ...waits(at(20, 2), 'offline', 7_000),
    ...waits(at(20, 3), 'server-trouble', 1_000),
    moment(at(20, 4), 'paused'),
    moment(at(21, 0), 'running'),
  ];
  expect(storyLines(night, true).map(({ what, detail, times }) => [what, detail.waitedMs, times])).toEqual([
    ['began', undefined, 1],
    ['waited', 12_000, 2],
    ['waited', 1_000, 1],
    ['paused', undefined, 1],
    ['running', undefined, 1],
  ]);
  expect(storyLines(night, true).map(({ opensDay }) => opensDay)).toEqual([true, false, false, false, true]);
});

test('a wait that something came between, or that goes on, stays as it was told', () => {
  const story = [
    moment(at(20, 0), 'running'),
    moment(at(20, 1), 'waiting', { fault: 'offline' }),
    moment(at(20, 2), 'woke'),
    moment(at(20, 3), 'going-on', { waitedMs: 1 }),
    moment(at(20, 4), 'waiting', { fault: 'offline' }),
  ];
  // Something came before these: it may have begun then.
  expect(storyLines(story, false).map(({ what }) => what)).toEqual(story.map(({ what }) => what));
});
