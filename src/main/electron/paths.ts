// Paths that come from outside the window: the system's picker, the command line; and paths shown in the system's
// file browser.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { app, dialog, shell } from 'electron';
import { FaultError } from '#contract/faults.ts';

/** Folders, as that is what a shoot is; a Mac's picker can offer both at once. */
export async function pickPaths(): Promise<readonly string[]> {
  const both = process.platform === 'darwin' ? (['openFile'] as const) : [];
  const { filePaths } = await dialog.showOpenDialog({
    title: 'Open shoot',
    properties: ['openDirectory', 'multiSelections', ...both],
  });
  return filePaths;
}

/** One folder for results; it may be made in the picker. Null when nothing was picked. */
export async function pickFolder(): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'] });
  return filePaths[0] ?? null;
}

/** Faults with `not-found` when the system can't open it. */
export async function openPath(target: string): Promise<void> {
  const problem = await shell.openPath(target);
  if (problem !== '') throw new FaultError('not-found', `${target} can’t be opened: ${problem}`);
}

export const showPath = (target: string): void => shell.showItemInFolder(target);

/** What the command line asks to be opened, absolute: everything but flags and the program itself. */
export function pathsIn(argv: readonly string[]): readonly string[] {
  const own = new Set([app.getAppPath(), import.meta.filename]);
  return argv
    .slice(1)
    .filter((word) => !word.startsWith('-'))
    .map((word) => path.resolve(process.env.INIT_CWD ?? '.', word))
    .filter((place) => !own.has(place) && existsSync(place));
}
