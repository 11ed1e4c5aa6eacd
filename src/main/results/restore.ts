// Undoes what placing results did: brings back what they replaced and moves away what was new. Nothing is deleted: what
// stands there now, be it newer work, is in the Backup folder first. Called by projects/restoring.ts.
import { rm, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FaultError } from '#contract/faults.ts';
import { backUp, withPlaceInBackup } from './backup.ts';
import { isInside, makeFolder } from './folders.ts';
import type { PlaceRules } from './place.ts';
import { copyExactly, halfOf, moveTo, onDisk, renameOver, sha256Of, standing, unchanged } from './write.ts';

// As often as a placement tries.
const tries = 5;

export interface RestoreEntry {
  readonly file: string;
  readonly backup: string | null;
  /** Of what was placed. */
  readonly sha256: string;
}
/** Absolute paths. */
export interface Restored {
  /** Files that are again as they were before. */
  readonly restored: readonly string[];
  /** Files that were new and now lie in the Backup folder. */
  readonly movedAway: readonly string[];
  /** Newer work that stood in their places, and where it is kept. */
  readonly kept: readonly { readonly file: string; readonly backup: string }[];
  /** Files whose backup is gone: left as they are. */
  readonly missing: readonly string[];
}

type Outcome = { -readonly [K in keyof Restored]: Restored[K][number][] };

/**
 * Restores every entry it can. Harmless when run again: what is back already stays as it is. Throws the first disk fault,
 * after all others were tried.
 */
export async function restore(entries: readonly RestoreEntry[], rules: PlaceRules): Promise<Restored> {
  const outcome: Outcome = { restored: [], movedAway: [], kept: [], missing: [] };
  const errors: unknown[] = [];
  for (const entry of entries)
    await onDisk(entry.file, () => restoreOne(entry, rules, outcome)).catch((error: unknown) =>
      errors.push(error),
    );
  if (errors.length > 0) throw errors[0];
  return outcome;
}

async function restoreOne(entry: RestoreEntry, rules: PlaceRules, outcome: Outcome): Promise<void> {
  const { file, backup } = entry;
  if (backup === null) return moveAway(entry, rules, outcome);
  const old = await sha256Of(backup);
  if (old === null) return void outcome.missing.push(file);
  if ((await sha256Of(file)) === old) return;
  for (let n = 0; n < tries; n++) if (await bringBack(entry, backup, rules, outcome)) return;
  throw new FaultError(
    'disk-trouble',
    `${file}: another program keeps writing this file. Close it, then restore again.`,
  );
}

/** False when another program wrote there meanwhile: then nothing was replaced. */
async function bringBack(
  { file, sha256 }: RestoreEntry,
  backup: string,
  rules: PlaceRules,
  outcome: Outcome,
): Promise<boolean> {
  const before = await standing(file);
  if (before !== null) {
    const newer = (await sha256Of(file)) !== sha256;
    const kept = await backUp(file, rules, { mark: ' (before restore)' });
    if (newer) outcome.kept.push({ file, backup: kept });
  }
  await makeFolder(dirname(file));
  const half = halfOf(file);
  const still = async () => unchanged(before, await standing(file));
  try {
    await copyExactly(backup, half);
    if (!(await still()) || !(await renameOver(half, file, still))) return false;
  } finally {
    await rm(half, { force: true });
  }
  outcome.restored.push(file);
  return true;
}

async function moveAway({ file, sha256 }: RestoreEntry, rules: PlaceRules, outcome: Outcome): Promise<void> {
  const now = await sha256Of(file);
  if (now === null) return;
  // With ours moved away already, what stands there now is somebody else's.
  const oursIsAway = async (path: string): Promise<boolean> =>
    now !== sha256 && (await sha256Of(path)) === sha256;
  await withPlaceInBackup(file, rules, { under: 'Moved away' }, oursIsAway, async (path, away) => {
    if (away) return;
    await moveTo(file, path);
    await removeEmpty(dirname(file), rules);
    outcome.movedAway.push(file);
    if (now !== sha256) outcome.kept.push({ file, backup: path });
  });
}

// Folders that were made for results, with nothing left in them; in the project's own folder nobody else made any.
async function removeEmpty(folder: string, rules: PlaceRules): Promise<void> {
  if (folder === rules.projectFolder || !isInside(rules.projectFolder, folder)) return;
  const gone = await rmdir(folder).then(
    () => true,
    () => false,
  );
  if (gone) await removeEmpty(dirname(folder), rules);
}
