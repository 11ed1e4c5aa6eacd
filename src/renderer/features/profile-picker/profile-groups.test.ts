import { expect, test } from 'vitest';
import { groupProfiles } from './profile-groups.ts';

const profile = (name: string, type: string, imageType: 'RAW' | 'JPG') => ({ key: 1, name, type, imageType });
const profiles = [
  profile('Warm', 'Talent', 'RAW'),
  profile('Jpeg look', 'Personal', 'JPG'),
  profile('Wedding', 'Personal', 'RAW'),
  profile('Studio', 'Studio', 'RAW'),
];

test('one’s own first, then Talent, then whatever the service adds', () => {
  const groups = groupProfiles(profiles, { raws: 1, jpegs: 1 });
  expect(groups.map(({ type }) => type)).toEqual(['Personal', 'Talent', 'Studio']);
});

test('what can’t be chosen stays visible, after what can', () => {
  const [personal] = groupProfiles(profiles, { raws: 12, jpegs: 0 });
  expect(personal?.profiles.map(({ profile: { name }, fits }) => [name, fits])).toEqual([
    ['Wedding', 12],
    ['Jpeg look', 0],
  ]);
});
