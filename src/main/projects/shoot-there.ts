// Is the shoot still where it was? Asked before its results are written, and when a photo can't be read: a card that was
// taken out must not look like a thousand bad photos, nor a renamed folder be made anew. Called by the steps.
import { opendir, stat } from 'node:fs/promises';
import { FaultError } from '#contract/faults.ts';
import type { Project } from '../store/rows.ts';

/** Faults with `shoot-missing`. An empty folder is what a disk leaves behind that is not connected. */
export async function requireShoot(root: string): Promise<void> {
  if (await isEmpty(root))
    throw new FaultError(
      'shoot-missing',
      `The shoot’s folder is not there: ${root}. Connect its disk or put it back, then try again.`,
    );
}

// One name is enough: this is asked before each result, and a shoot may hold ten thousand.
async function isEmpty(folder: string): Promise<boolean> {
  const names = await opendir(folder).catch(() => null);
  try {
    return names === null || (await names.read().catch(() => null)) === null;
  } finally {
    await names?.close();
  }
}

/** The shoot, and the folders that were chosen for results: prepare made them. Faults also with `folder-not-writable`. */
export async function requirePlaces({ root, results }: Pick<Project, 'root' | 'results'>): Promise<void> {
  await requireShoot(root);
  for (const chosen of [results.edits, results.jpegs])
    if (typeof chosen !== 'string' && (await stat(chosen.folder).catch(() => null)) === null)
      throw new FaultError(
        'folder-not-writable',
        `The results folder is not there any more: ${chosen.folder}. Connect its disk or make it again, then try again.`,
      );
}
