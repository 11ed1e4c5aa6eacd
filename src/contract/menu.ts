// What the native menu can ask of the window, and the keys for it: one table for the menu, the window's own keys and the
// sheet of shortcuts.

/** Acts on what is on the screen; the window says which of them fit now. */
export const screenActs = [
  'start',
  'pause',
  'resume',
  'retry',
  'again',
  'jpegs',
  'fetch',
  'results',
  'folder',
  'restore',
  'support',
  'cancel',
] as const;
export type ScreenAct = (typeof screenActs)[number];

/** Pressed together. `Mod` is Command on a Mac and Ctrl elsewhere. */
export const shortcutKeys = {
  open: ['Mod', 'O'],
  projects: ['Mod', '1'],
  settings: ['Mod', ','],
  pause: ['Mod', 'Shift', 'P'],
  resume: ['Mod', 'Shift', 'P'],
  results: ['Mod', 'Shift', 'O'],
  folder: ['Mod', 'Shift', 'R'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Shortcut = keyof typeof shortcutKeys;
