import { expect, it } from 'vitest';
import { oneOf } from './arguments.ts';
import { Wrong } from './exits.ts';
import { didYouMean } from './near.ts';

const tools = ['crop', 'straighten', 'portrait_crop'];

it.each([
  ['cropp', ' Did you mean crop?'],
  ['strighten', ' Did you mean straighten?'],
  ['sharpen', ''],
])('%s: “%s”', (typed, words) => expect(didYouMean(typed, tools)).toBe(words));

it('takes words in any letter case, and names the option and what it takes', () => {
  expect(oneOf('type', 'wedding', ['WEDDING', 'EVENTS'])).toBe('WEDDING');
  expect(oneOf('crop-ratio', '2x3', ['2X3'])).toBe('2X3');
  expect(() => oneOf('tools', 'cropp', tools)).toThrow(
    new Wrong('--tools takes crop, straighten, portrait_crop, not “cropp”. Did you mean crop?'),
  );
});
