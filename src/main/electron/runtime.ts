// What the window runs on, in words for people, and whether that is Electron itself. Used by shell.ts.

const electron = process.versions.electron ?? 'none';

/** The stand-in of tools/electron-stand-in calls itself so. */
const standIn = electron.endsWith('stand-in');

export const runtime: string = standIn
  ? `Electron stand-in (Node ${process.versions.node})`
  : `Electron ${electron}`;
