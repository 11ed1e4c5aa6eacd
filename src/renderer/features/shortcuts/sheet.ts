// What the sheet of shortcuts lists. `Mod` is Command on a Mac and Ctrl elsewhere.

export const sheet = [
  {
    group: 'everywhere',
    keys: [
      { act: 'open', press: ['Mod', 'O'] },
      { act: 'projects', press: ['Mod', '1'] },
      { act: 'settings', press: ['Mod', ','] },
      { act: 'shortcuts', press: ['?'] },
      { act: 'next', press: ['Tab'] },
    ],
  },
  {
    group: 'photos',
    keys: [
      { act: 'walk', press: ['←', '→', '↑', '↓'] },
      { act: 'select', press: ['Space'] },
      { act: 'range', press: ['Shift', '←', '→'] },
      { act: 'all', press: ['Mod', 'A'] },
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

/** The keys to press, one a cap. */
export const keysOf = (press: readonly string[], mac: boolean): readonly string[] =>
  press.map((key) => {
    if (key === 'Mod') return mac ? '⌘' : 'Ctrl';
    return mac && key === 'Shift' ? '⇧' : key;
  });
