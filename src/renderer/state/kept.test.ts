import { expect, test } from 'vitest';
import type { KeptChoices, Remembered } from '#contract/choices.ts';
import { noChoices, switchTool } from './choices.ts';
import { chooseProfile, cleared, isKept, keptOf, standingOf, withKept } from './kept.ts';

const kept: KeptChoices = {
  options: { tools: ['crop', 'straighten'], cropRatio: '4X5', photographyType: 'EVENTS' },
  results: { edits: { folder: '/out' }, jpegs: { folder: '/client' } },
};
const other: KeptChoices = { options: { tools: ['hdr_merge'] }, results: { edits: 'beside', jpegs: 'none' } };
const remembered: Remembered = { last: { 1: kept, 2: other }, presets: [{ name: 'Houses', choices: other }] };

test('choices come back as they were; profile and callback address are no part of them', () => {
  const now = { ...noChoices, profileKey: 1, callbackUrl: 'https://example.org' };
  const back = withKept(now, kept);
  expect(keptOf(back)).toEqual(kept);
  expect(back).toMatchObject({
    profileKey: 1,
    callbackUrl: 'https://example.org',
    jpegs: true,
    editsFolder: '/out',
  });
  expect(keptOf({ ...back, editsFolder: ' ' })).toBeNull();
  expect(cleared(back)).toEqual(now);
});

test('a profile brings what was last started with it, and takes nothing chosen by hand away', () => {
  const first = chooseProfile(noChoices, 1, remembered);
  expect(isKept(first, kept)).toBe(true);
  expect(isKept(chooseProfile(first, 2, remembered), other)).toBe(true);
  const hand = switchTool(first, 'crop', false).choices;
  expect(chooseProfile(hand, 2, remembered)).toEqual({ ...hand, profileKey: 2 });
  expect(chooseProfile(first, 3, remembered)).toEqual({ ...first, profileKey: 3 });
});

test('the form knows what it stands at, in whatever order tools were switched', () => {
  const one = withKept({ ...noChoices, profileKey: 1 }, kept);
  expect(standingOf({ ...one, tools: ['straighten', 'crop'] }, remembered)).toEqual({ at: 'last' });
  expect(standingOf(withKept(one, other), remembered)).toEqual({ at: 'preset', name: 'Houses' });
  expect(standingOf(switchTool(one, 'subject_mask', true).choices, remembered)).toEqual({ at: 'changed' });
  expect(standingOf(noChoices, undefined)).toEqual({ at: 'none' });
});
