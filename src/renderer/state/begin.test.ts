import { expect, test } from 'vitest';
import type { Remembered } from '#contract/choices.ts';
import { beginFor } from './begin.ts';
import { noChoices } from './choices.ts';
import { chooseProfile, cleared, isKept, keptOf } from './kept.ts';

const rules = { folder: '/Edits', jpegs: true };
const anna = { name: 'Anna & Ben' };
const tom = { name: 'Tom' };

test('a form begins where Settings want results, each shoot with a folder of its own', () => {
  expect(beginFor(anna, noChoices, { folder: null, jpegs: false })).toEqual(noChoices);
  const first = beginFor(anna, noChoices, rules);
  expect(first).toMatchObject({ edits: 'folder', editsFolder: '/Edits/Anna & Ben', jpegs: true });
  expect(beginFor(tom, first, rules)).toMatchObject({ editsFolder: '/Edits/Tom', jpegs: true });
  expect(beginFor(tom, noChoices, { folder: 'D:\\Edits\\', jpegs: false })).toMatchObject({
    editsFolder: 'D:\\Edits\\Tom',
  });
});

test('what was chosen by hand for the last shoot stays', () => {
  const elsewhere = { ...beginFor(anna, noChoices, rules), editsFolder: '/other/place' };
  expect(beginFor(tom, elsewhere, rules)).toMatchObject({ editsFolder: '/other/place' });
  const beside = { ...beginFor(anna, noChoices, rules), edits: 'beside' as const };
  expect(beginFor(tom, beside, rules)).toMatchObject({ edits: 'beside' });
});

test('the last choices of a profile come to this shoot’s own folder, not to that of the shoot they were made for', () => {
  const kept = keptOf({ ...beginFor(anna, noChoices, rules), tools: ['straighten'] });
  if (kept === null) throw new Error('not whole');
  const remembered: Remembered = { last: { 1: kept }, presets: [] };
  const form = chooseProfile(beginFor(tom, noChoices, rules), 1, remembered);
  expect(form).toMatchObject({ tools: ['straighten'], editsFolder: '/Edits/Tom' });
  expect(isKept(form, kept)).toBe(true);
  expect(cleared(form)).toMatchObject({ tools: [], editsFolder: '/Edits/Tom', jpegs: true });
});
