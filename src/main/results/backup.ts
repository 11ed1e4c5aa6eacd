// Keeps what a result or a restore is about to replace, under <project's results folder>/Backup. A backup is whole and
// checked before it has its name, and none is ever overwritten. Called by place.ts and restore.ts.
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { foldName, stemOf } from '../names.ts';
import { isInside, makeFolder, makeResultsFolder } from './folders.ts';
import type { PlaceRules } from './place.ts';
import { fitName } from './safe-name.ts';
import { copyExactly, gone, halfOf, isHalf, renameOver, sha256Of, standing } from './write.ts';

const backupFolder = (rules: PlaceRules): string => join(rules.projectFolder, 'Backup');

/** Where `file` lies under the folder it belongs to (results folders before the shoot): its way in the Backup folder. */
function wayOf(file: string, rules: PlaceRules): string {
  const chosen = [rules.edits, rules.jpegs].flatMap((each) =>
    typeof each === 'string' ? [] : [each.folder],
  );
  const folder = [rules.projectFolder, ...chosen, rules.root].find((each) => isInside(each, file));
  return folder === undefined ? basename(file) : relative(folder, file);
}

/** Where the first file lies that this project replaced there, if it did; for when nobody can say. */
export async function firstBackup(file: string, rules: PlaceRules): Promise<string | null> {
  const way = wayOf(file, rules);
  const stem = stemOf(basename(way));
  const path = join(backupFolder(rules), dirname(way), fitName(stem, basename(way).slice(stem.length)));
  return (await standing(path))?.isFile() ? path : null;
}

/** Removes what a kill left half copied in the Backup folder. Not while anything of the project is being placed. */
export async function sweepBackup(rules: PlaceRules): Promise<void> {
  const folder = backupFolder(rules);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries)
    if (entry.isFile() && isHalf(entry.name))
      await gone(join(entry.parentPath, entry.name)).catch(() => undefined);
}

export interface Keeping {
  /** Folder inside Backup, e.g. `Moved away`; default Backup itself. */
  readonly under?: string;
  /** Stands behind the stem, e.g. ` (before restore)`. */
  readonly mark?: string;
}

// Names being given out in this process: two placements must not choose one.
const claimed = new Set<string>();

/**
 * The first name in the Backup folder that `file` can have: free, or taken by a twin (`isTwin`). Numbered from 2 on.
 * Runs `use` while nobody else can be given that name.
 */
export async function withPlaceInBackup<T>(
  file: string,
  rules: PlaceRules,
  { under = '', mark = '' }: Keeping,
  isTwin: (path: string) => Promise<boolean>,
  use: (path: string, twin: boolean) => Promise<T>,
): Promise<T> {
  const way = wayOf(file, rules);
  const folder = join(backupFolder(rules), under, dirname(way));
  await makeResultsFolder(rules.projectFolder);
  await makeFolder(folder);
  const stem = stemOf(basename(way));
  const extension = basename(way).slice(stem.length);
  for (let n = 1; ; n++) {
    const path = join(folder, fitName(stem, `${mark}${n === 1 ? '' : ` (${n})`}${extension}`));
    const claim = foldName(path);
    if (claimed.has(claim)) continue;
    claimed.add(claim);
    try {
      const there = await standing(path);
      if (there === null) return await use(path, false);
      if (await isTwin(path)) return await use(path, true);
    } finally {
      claimed.delete(claim);
    }
  }
}

/**
 * Copies `file` into the Backup folder and gives the copy's absolute path. A copy with the same bytes and time that is there
 * already (made by a run that was killed before it could say so) is taken instead.
 */
export async function backUp(file: string, rules: PlaceRules, keeping: Keeping = {}): Promise<string> {
  const { mtimeMs, size } = await stat(file);
  const digest = await sha256Of(file);
  const isTwin = async (path: string): Promise<boolean> => {
    const other = await stat(path).catch(() => null);
    // Times set by hand may lose their last digits.
    if (other === null || other.size !== size || Math.abs(other.mtimeMs - mtimeMs) > 1) return false;
    return (await sha256Of(path)) === digest;
  };
  return withPlaceInBackup(file, rules, keeping, isTwin, async (path, twin) => {
    if (twin) return path;
    const half = halfOf(path);
    await copyExactly(file, half);
    await renameOver(half, path);
    return path;
  });
}
