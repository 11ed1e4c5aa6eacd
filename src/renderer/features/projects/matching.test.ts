import { expect, test } from 'vitest';
import { matching } from './matching.ts';

const named = (...names: readonly string[]) => names.map((name) => ({ name }));
const found = (search: string) =>
  matching(named('Müller Hochzeit', 'Miller wedding', 'Studio, May'), search).map(({ name }) => name);

test('words in any order, without case or accents', () => {
  expect(found('hochzeit mull')).toEqual(['Müller Hochzeit']);
  expect(found('MILLER')).toEqual(['Miller wedding']);
});

test('an empty search finds all, an unknown word nothing', () => {
  expect(found('  ')).toHaveLength(3);
  expect(found('miller june')).toEqual([]);
});
