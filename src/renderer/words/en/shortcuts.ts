// Words of the sheet of shortcuts.
export const shortcuts = {
  title: 'Keyboard shortcuts',
  group: { everywhere: 'Everywhere', photos: 'Photos of a new project', compare: 'Before and after' },
  key: { Mod: 'Ctrl', Shift: 'Shift', Space: 'Space' },
  act: {
    open: 'Open a shoot',
    projects: 'Show all projects',
    settings: 'Settings',
    shortcuts: 'This sheet',
    next: 'To the next field or button',
    walk: 'From photo to photo',
    select: 'Select, or leave out',
    range: 'Several at once',
    all: 'Select all',
    photo: 'Previous or next photo',
    nearer: 'Nearer or further away',
    whole: 'The whole photo',
    move: 'Move about in a near photo',
    leave: 'Close',
  },
} as const;
