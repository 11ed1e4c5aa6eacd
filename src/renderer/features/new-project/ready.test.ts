import { expect, test } from 'vitest';
import type { Profile } from '#contract/profile.ts';
import type { ShootSummary } from '#contract/shoot.ts';
import { type Choices, noChoices } from '../../state/choices.ts';
import { type Draft, projectChoicesOf, useDrafts } from '../../state/drafts.ts';
import { missingIn } from './ready.ts';

const shoot: ShootSummary = {
  ...{ id: 'a', name: 'A', root: '/a', found: 3, photos: 3, bytes: 3, formats: { '.cr3': 3 } },
  ...{ raws: 3, jpegs: 0, leftOut: [], captured: null, cameras: [], before: null },
};
const profile = (imageType: Profile['imageType']): Profile => ({
  ...{ key: 7, name: 'Warm', type: 'Personal', imageType },
});
const draft = (choices: Partial<Choices>, rejected: Draft['rejected'] = new Set()): Draft => {
  useDrafts.setState(useDrafts.getInitialState(), true);
  useDrafts.getState().add([shoot]);
  useDrafts.getState().change('a', { rejected, choices: { ...noChoices, profileKey: 7, ...choices } });
  const [only] = useDrafts.getState().drafts;
  if (only === undefined) throw new Error('There is no draft.');
  return only;
};
const missing = (each: Draft, chosen: number | null, type: Profile['imageType'] = 'RAW') =>
  missingIn(each, profile(type), projectChoicesOf(each), chosen);

test('a start that can’t be says why, the first thing to do first', () => {
  expect(missing(draft({ profileKey: null }), null)).toBe('profile');
  expect(missing(draft({}), null, 'JPG')).toBe('JPG');
  expect(missing(draft({ edits: 'folder' }), 3)).toBe('folder');
  expect(missing(draft({ callbackUrl: 'ftp://x' }), 3)).toBe('options');
  expect(missing(draft({}), 0)).toBe('photos');
});

test('nothing starts before it is known what was rejected; counting anew holds nobody up', () => {
  expect(missing(draft({}, null), 3)).toBe('reading');
  expect(missing(draft({}), 3)).toBeNull();
  expect(missing(draft({}), null)).toBeNull();
});
