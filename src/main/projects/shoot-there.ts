// Is the shoot still where it was? Asked before its results are written, and when a photo can't be read: a card that was
// taken out must not look like a thousand bad photos, nor a renamed folder be made anew. Called by the steps.
import { readdir } from 'node:fs/promises';
import { FaultError } from '#contract/faults.ts';

/** Faults with `shoot-missing`. An empty folder is what a disk leaves behind that is not connected. */
export async function requireShoot(root: string): Promise<void> {
  const names = await readdir(root).catch(() => []);
  if (names.length === 0)
    throw new FaultError(
      'shoot-missing',
      `The shoot’s folder is not there: ${root}. Connect its disk or put it back, then resume.`,
    );
}
