import { beforeEach, expect, test } from 'vitest';
import { projectChoicesSchema } from '#contract/project.ts';
import type { ShootSummary } from '#contract/shoot.ts';
import { projectChoicesOf, useDrafts } from './drafts.ts';

const aShoot = (id: string): ShootSummary => ({
  ...{ id, name: `Shoot ${id}`, root: `/${id}`, found: 3, photos: 3, bytes: 3, formats: { '.cr3': 3 } },
  ...{ raws: 3, jpegs: 0, leftOut: [], captured: null, cameras: [], before: null },
});
const state = useDrafts.getState;
const only = (id: string) => {
  const draft = state().drafts.find(({ shoot }) => shoot.id === id);
  if (draft === undefined) throw new Error(id);
  return draft;
};

beforeEach(() => useDrafts.setState(useDrafts.getInitialState(), true));

test('several shoots queue, and the next begins with what was chosen for the last', () => {
  state().add([aShoot('a'), aShoot('b')]);
  state().choose('a', (choices) => ({ ...choices, profileKey: 7, jpegs: true }));
  state().remove('a', true);
  expect(only('b').choices).toMatchObject({ profileKey: 7, jpegs: true });
  expect(state().came).toBe(2);
});

test('a shoot that was thrown away teaches nothing, a changed one keeps its own choices', () => {
  state().add([aShoot('a'), aShoot('b'), aShoot('c')]);
  state().choose('c', (choices) => ({ ...choices, profileKey: 1 }));
  state().choose('a', (choices) => ({ ...choices, profileKey: 7 }));
  state().remove('a', false);
  expect(only('b').choices.profileKey).toBeNull();
  state().choose('b', (choices) => ({ ...choices, profileKey: 9 }));
  state().remove('b', true);
  expect(only('c').choices.profileKey).toBe(1);
});

test('a draft is sent as the contract wants it, and not before it is whole', () => {
  state().add([aShoot('a')]);
  expect(projectChoicesOf(only('a'))).toBeNull();
  state().choose('a', (choices) => ({ ...choices, profileKey: 7, tools: ['crop'] }));
  state().change('a', { deselected: new Set([2]), name: '  Party ' });
  const sent = projectChoicesOf(only('a'));
  expect(projectChoicesSchema.parse(sent)).toEqual(sent);
  expect(sent).toMatchObject({ name: 'Party', deselected: [2], options: { tools: ['crop'] } });
});

test('a name goes along only when a person typed another one: else main finds a free one', () => {
  state().add([aShoot('a')]);
  state().choose('a', (choices) => ({ ...choices, profileKey: 7 }));
  expect(projectChoicesOf(only('a'))).not.toHaveProperty('name');
  state().change('a', { name: 'Shoot a' });
  expect(projectChoicesOf(only('a'))).not.toHaveProperty('name');
});

test('a folder without photos holds no other back', () => {
  const empty = { ...aShoot('e'), photos: 0 };
  const order = () => state().drafts.map(({ shoot }) => shoot.id);
  state().add([empty]);
  expect(order()).toEqual(['e']);
  state().add([aShoot('a')]);
  expect(order()).toEqual(['a']);
  expect(state().came).toBe(1);
  state().add([empty, aShoot('b')]);
  expect(order()).toEqual(['a', 'b', 'e']);
  expect(state().came).toBe(3);
});

test('what was rejected elsewhere is taken out once; a click that brings it back counts', () => {
  state().add([aShoot('a')]);
  expect(only('a').rejected).toBeNull();
  state().change('a', { deselected: new Set([0]) });
  state().leaveRejected('a', [2]);
  expect(only('a').deselected).toEqual(new Set([0, 2]));
  state().change('a', { deselected: new Set() });
  state().leaveRejected('a', [2]);
  expect(only('a').deselected).toEqual(new Set());
  expect(only('a').rejected).toEqual(new Set([2]));
});
