// What the window runs on: the system, whose menus have ways and words of their own, and Electron, in words for people.

export const mac: boolean = process.platform === 'darwin';

const electron = process.versions.electron ?? 'none';

/** The stand-in of tools/electron-stand-in calls itself so. */
const standIn = electron.endsWith('stand-in');

export const runtime: string = standIn
  ? `Electron stand-in (Node ${process.versions.node})`
  : `Electron ${electron}`;
