import { expect, test } from 'vitest';
import { shortcutsOf } from './use-shortcuts.ts';

const plain = { key: 'o', metaKey: false, ctrlKey: false, altKey: false, shiftKey: false };

test('keys mean what the table says, with Ctrl as with Command', () => {
  expect(shortcutsOf({ ...plain, ctrlKey: true })).toEqual(['open']);
  expect(shortcutsOf({ ...plain, metaKey: true })).toEqual(['open']);
  expect(shortcutsOf({ ...plain, key: 'O', ctrlKey: true, shiftKey: true })).toEqual(['results']);
  expect(shortcutsOf({ ...plain, key: 'P', ctrlKey: true, shiftKey: true })).toEqual(['pause', 'resume']);
  expect(shortcutsOf({ ...plain, key: ',', ctrlKey: true })).toEqual(['settings']);
});

test('nothing else is taken from the page', () => {
  expect(shortcutsOf(plain)).toEqual([]);
  expect(shortcutsOf({ ...plain, ctrlKey: true, altKey: true })).toEqual([]);
  expect(shortcutsOf({ ...plain, key: 'a', ctrlKey: true })).toEqual([]);
  expect(shortcutsOf({ ...plain, key: 'Shift', ctrlKey: true, shiftKey: true })).toEqual([]);
});
