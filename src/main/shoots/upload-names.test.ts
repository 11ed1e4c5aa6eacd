import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldName, stemOf } from '../names.ts';
import { uploadNames } from './upload-names.ts';

const named = (...relatives: readonly string[]) => uploadNames(relatives.map((relative) => ({ relative })));

test('a free name is kept; equal stems are told apart without taking another photo’s own name', () => {
  expect(named('a/IMG_1.CR2', 'a/IMG_1-2.CR2', 'b/IMG_1.CR2', 'b/img_1.NEF')).toEqual([
    ...['IMG_1.CR2', 'IMG_1-2.CR2', 'IMG_1-3.CR2', 'img_1-4.NEF'],
  ]);
  expect(named('a/1.CR2', 'b/1.CR2', 'c/1-2.CR2')).toEqual(['1.CR2', '1-3.CR2', '1-2.CR2']);
  expect(named('a/Cafe\u0301.CR2', 'b/CAFÉ.CR2')).toEqual(['Cafe\u0301.CR2', 'CAFÉ-2.CR2']);
});

test('odd names survive, dangerous ones are made harmless', () => {
  const odd = [
    '100 % Liebe.CR2',
    'Größe über.CR2',
    '💍👰🏽‍♀️.ARW',
    `${'x'.repeat(196)}.CR2`,
    'a.b.c.NEF',
    ' lead.CR2',
  ];
  expect(named(...odd)).toEqual(odd);
  expect(named('a\\b.CR2', 'c\0d\n.CR2', 'CON.CR2', 'com1.x.NEF', 'lone\ud800.CR2')).toEqual([
    ...['a_b.CR2', 'c_d_.CR2', '_CON.CR2', '_com1.x.NEF', 'lone_.CR2'],
  ]);
});

test('names that are too long for a suffix are cut between characters', () => {
  const long = `${'👰🏽‍♀️'.repeat(14)}abcdefghijk.CR2`;
  const [one = '', other = ''] = named(`a/${long}`, `b/${long}`);
  expect(one).toBe(long);
  expect(other).toMatch(/^(?:👰🏽‍♀️)+[a-z]*-2\.CR2$/u);
  expect(Buffer.byteLength(other)).toBeLessThanOrEqual(255);
});

test('always unique by stem, safe, short enough, and independent of order', () => {
  const letters = fc.constantFrom(
    'a',
    'A',
    'é',
    'e\u0301',
    '-2',
    '-3',
    '\\',
    '\u0007',
    'nul',
    'ß',
    ' ',
    '%',
    '💍',
  );
  const stem = fc.array(letters, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
  const long = stem.map((text) => `${text}${'ü'.repeat(120)}`);
  const relative = fc
    .tuple(fc.constantFrom('', 'x/', 'y/z/'), fc.oneof(stem, long), fc.constantFrom('.CR2', '.nef', '.JPG'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.uniqueArray(relative, { maxLength: 40 }), fc.infiniteStream(fc.nat()), (all, dice) => {
      const names = named(...all);
      const stems = names.map((name) => foldName(stemOf(name)));
      expect(new Set(stems).size).toBe(all.length);
      for (const name of names) {
        expect(name).not.toMatch(/[/\\\p{Cc}]|^nul(?:\.|$)/iu);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      }
      const shuffled = all
        .map((one) => ({ one, dice: dice.next().value ?? 0 }))
        .sort((one, other) => one.dice - other.dice)
        .map(({ one }) => one);
      const again = new Map(named(...shuffled).map((name, index) => [shuffled[index], name]));
      expect(all.map((one) => again.get(one))).toEqual(names);
    }),
  );
});
