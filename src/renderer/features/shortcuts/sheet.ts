// What the sheet of shortcuts lists. `Mod` is Command on a Mac and Ctrl elsewhere; keys are pressed together or are a choice.
// What the native menu has too comes from its table.
import { shortcutKeys } from '#contract/menu.ts';

export const sheet = [
  {
    group: 'everywhere',
    keys: [
      { act: 'open', press: shortcutKeys.open },
      { act: 'projects', press: shortcutKeys.projects },
      { act: 'settings', press: shortcutKeys.settings },
      { act: 'shortcuts', press: ['?'] },
      { act: 'next', press: ['Tab'] },
      { act: 'larger', press: ['Mod', '+', '−'] },
    ],
  },
  {
    group: 'project',
    keys: [
      { act: 'pause', press: shortcutKeys.pause },
      { act: 'results', press: shortcutKeys.results },
      { act: 'folder', press: shortcutKeys.folder },
    ],
  },
  {
    group: 'photos',
    keys: [
      { act: 'walk', press: ['←', '→', '↑', '↓'] },
      { act: 'select', press: ['Space'] },
      { act: 'range', press: ['Shift', '←', '→'] },
      { act: 'all', press: ['Mod', 'A'] },
      { act: 'stars', press: ['1', '2', '3', '4', '5'] },
      { act: 'kept', press: ['0'] },
      { act: 'box', press: ['Shift'] },
      { act: 'boxOut', press: ['Alt'] },
    ],
  },
  {
    group: 'compare',
    keys: [
      { act: 'photo', press: ['←', '→'] },
      { act: 'nearer', press: ['+', '−'] },
      { act: 'whole', press: ['0'] },
      { act: 'move', press: ['Shift', '←', '→', '↑', '↓'] },
      { act: 'leave', press: ['Esc'] },
    ],
  },
] as const;

/** Signs of a Mac's keys; elsewhere they bear words. */
export const macSigns = { Mod: '⌘', Shift: '⇧', Alt: '⌥' } as const;

const named = ['Mod', 'Shift', 'Space'] as const;
/** Keys that have a name of their own in each language. */
export const isNamed = (key: string): key is (typeof named)[number] =>
  (named as readonly string[]).includes(key);
