import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { noteCodes, steps } from '#contract/project.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';
import { momentWords, noteWords } from './moment-words.ts';

beforeAll(() => i18next.init({ lng: 'en', defaultNS: 'words', resources: { en: { words: en } } }));

const said = (what: string, detail: Record<string, string> = {}): string =>
  momentWords({ at: 0, what, detail }, i18next.t as Words['t']);

test('a story is told in its order, and nothing in it twice', () => {
  const story = [
    said('step', { from: 'upload', to: 'edit' }),
    said('edit-asked'),
    said('step', { from: 'edit', to: 'download' }),
    said('step', { from: 'download', to: 'done' }),
    said('done'),
  ];
  expect(story).toEqual([
    'The photos were sent',
    'The edit was asked for',
    'Imagen was done with the edit',
    'The edits were fetched',
    'Done',
  ]);
});

test('every step has words for its end, and what is newer than the window is shown as it is called', () => {
  const ended = steps.filter((step) => step !== 'done').map((from) => said('step', { from }));
  expect(new Set(ended).size).toBe(steps.length - 1);
  expect(ended).not.toContain('step');
  expect(said('from-tomorrow')).toBe('from-tomorrow');
});

test('every note on a result has words of the window, and one without a code none', () => {
  const t = i18next.t as Words['t'];
  const said = noteCodes.map((code) => noteWords({ code, of: 'IMG_1.CR2' }, t));
  expect(new Set(said).size).toBe(noteCodes.length);
  expect(said).not.toContain(null);
  expect(noteWords({ note: 'From before.' }, t)).toBeNull();
});
