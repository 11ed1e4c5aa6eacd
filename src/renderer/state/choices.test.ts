import { expect, test } from 'vitest';
import { editOptionsSchema, photographyTypes, type Tool, tools } from '#contract/ai-tools.ts';
import {
  type Choices,
  chooseType,
  noChoices,
  offeredStart,
  optionsOf,
  resultRulesOf,
  switchTool,
  takeStart,
} from './choices.ts';

const withTools = (...chosen: readonly Tool[]): Choices => ({ ...noChoices, tools: chosen });
const legal = (choices: Choices): boolean => 'options' in optionsOf(choices);

test('a crop turns the other crop off, and says which', () => {
  const { choices, off } = switchTool(withTools('crop', 'straighten'), 'portrait_crop', true);
  expect(off).toEqual(['crop']);
  expect(choices.tools).toEqual(['straighten', 'portrait_crop']);
});

test('no order of switching gets past the contract’s rules', () => {
  for (const first of tools)
    for (const second of tools)
      for (const third of tools) {
        const choices = [first, second, third].reduce(
          (now, tool) => switchTool(now, tool, true).choices,
          noChoices,
        );
        expect(legal(choices), choices.tools.join()).toBe(true);
      }
});

test('a field goes with its tool, and stays while another tool of its kind is on', () => {
  const on = { ...withTools('crop', 'hdr_merge'), cropRatio: '4X5', hdrCompression: 'LOSSY' } as const;
  expect(switchTool(on, 'portrait_crop', true).choices.cropRatio).toBe('4X5');
  const off = switchTool(switchTool(on, 'crop', false).choices, 'hdr_merge', false).choices;
  expect(off).toMatchObject({ cropRatio: null, hdrCompression: null, tools: [] });
  expect(legal(off)).toBe(true);
});

test('a type brings its starting point until a tool is switched by hand', () => {
  const wedding = chooseType(noChoices, 'WEDDING');
  expect(wedding.tools).toContain('portrait_crop');
  expect(chooseType(wedding, 'OTHER').tools).toEqual([]);
  const mine = switchTool(wedding, 'smooth_skin', false).choices;
  const school = chooseType(mine, 'SCHOOL');
  expect(school.tools).toEqual(mine.tools);
  expect(offeredStart(school)).toContain('headshot_crop');
  expect(offeredStart(takeStart(school))).toBeNull();
});

test('every starting point is legal', () => {
  for (const type of photographyTypes) expect(legal(chooseType(noChoices, type)), type).toBe(true);
});

test('only what was chosen is sent; a wrong callback is named', () => {
  expect(optionsOf(noChoices)).toEqual({ options: editOptionsSchema.parse({}) });
  expect(optionsOf({ ...noChoices, callbackUrl: 'http://x' })).toMatchObject({ field: 'callbackUrl' });
  expect(optionsOf({ ...noChoices, callbackUrl: '  ' })).toHaveProperty('options');
});

test('a folder that was asked for must be named', () => {
  expect(resultRulesOf({ ...noChoices, edits: 'folder', editsFolder: ' ' })).toBeNull();
  expect(resultRulesOf({ ...noChoices, jpegs: true })).toEqual({ edits: 'beside', jpegs: 'default' });
  expect(resultRulesOf({ ...noChoices, jpegs: true, jpegsFolder: '/out' })?.jpegs).toEqual({
    folder: '/out',
  });
});
