import { expect, test } from 'vitest';
import { de } from './de.ts';
import { en } from './en.ts';
import { languageOf } from './words.ts';

/** Every text with its whole name: `project.photos.state.sent`. */
function texts(words: object, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[prefix + key, value] as const]
        : [...texts(value as object, `${prefix}${key}.`)],
    ),
  );
}

/** What is filled in, without how it is written: `count`, `time`. */
const holes = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name]) => name ?? '').sort();

const english = texts(en);
const german = texts(de);

test('German says everything that English says, and no more', () => {
  const without = (words: typeof english, others: typeof english) =>
    [...words.keys()].filter((key) => !others.has(key));
  expect(without(english, german), 'missing in src/renderer/words/de').toEqual([]);
  expect(without(german, english), 'not in src/renderer/words/en').toEqual([]);
});

test('both have the plural forms that their languages need', () => {
  for (const [language, words] of [['en', english] as const, ['de', german] as const]) {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const counted = [...words.keys()].filter((key) => /_(zero|one|two|few|many|other)$/.test(key));
    const stems = new Set(counted.map((key) => key.replace(/_\w+$/, '')));
    expect(stems.size).toBeGreaterThan(10);
    for (const stem of stems) {
      const has = counted.filter((key) => key.replace(/_\w+$/, '') === stem);
      expect(has.map((key) => key.slice(stem.length + 1)).toSorted(), `${language} ${stem}`).toEqual(forms);
    }
  }
});

test('what is filled into the one is filled into the other', () => {
  for (const [key, text] of english) expect(holes(german.get(key) ?? ''), key).toEqual(holes(text));
});

test('nothing is empty, and German addresses people with Sie', () => {
  for (const [key, text] of german) {
    expect(text.trim(), key).not.toBe('');
    expect(text, key).not.toMatch(/\b(du|dich|dir|dein\w*|euch|euer)\b/i);
    // German puts a space before an ellipsis that stands for words.
    expect(text, key).not.toMatch(/\p{L}…/u);
  }
});

test('the language is the chosen one, else the system’s, else English', () => {
  expect(languageOf('de', ['en-GB'])).toBe('de');
  expect(languageOf('system', ['fr-FR', 'de-AT', 'en'])).toBe('de');
  expect(languageOf('system', ['fr-FR', 'en-GB', 'de'])).toBe('en');
  expect(languageOf('system', ['fr-FR'])).toBe('en');
});
