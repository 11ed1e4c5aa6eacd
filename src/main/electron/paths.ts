// Paths that come from outside the window: the system's picker, the command line, files opened with Roundtrip; and paths
// shown in the system's file browser.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { app, dialog, shell } from 'electron';
import { FaultError } from '#contract/faults.ts';
import type { ShellWords } from './words.ts';

/** Folders, as that is what a shoot is; a Mac's picker can offer both at once. */
export async function pickPaths({ pick }: ShellWords): Promise<readonly string[]> {
  const both = process.platform === 'darwin' ? (['openFile'] as const) : [];
  const { filePaths } = await dialog.showOpenDialog({
    title: pick.shoots,
    buttonLabel: pick.open,
    properties: ['openDirectory', 'multiSelections', ...both],
  });
  return filePaths;
}

/** One folder; it may be made in the picker. Null when nothing was picked. */
export async function pickFolder({ pick }: ShellWords): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({
    title: pick.folder,
    buttonLabel: pick.choose,
    properties: ['openDirectory', 'createDirectory'],
  });
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

// A Mac names files dropped on the dock one by one: what comes within this belongs together, in milliseconds.
const togetherMs = 150;

/**
 * Files and folders that a Mac opens with Roundtrip: double-clicked, dropped on the dock, from its recent ones. To be called
 * before the app is ready, as they may come first; gives how to take them from then on.
 */
export function fromSystem(): (take: (paths: readonly string[]) => void) => void {
  let paths: string[] = [];
  let take: ((paths: readonly string[]) => void) | null = null;
  let waiting: NodeJS.Timeout | undefined;
  const hand = (): void => {
    if (take === null || paths.length === 0) return;
    const all = paths;
    paths = [];
    take(all);
  };
  app.on('open-file', (event, opened) => {
    event.preventDefault();
    paths.push(opened);
    clearTimeout(waiting);
    waiting = setTimeout(hand, togetherMs);
  });
  return (taker) => {
    take = taker;
    hand();
  };
}
