// How much room results will take, and how much there is. Called by plan.ts.
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Profile } from '#contract/profile.ts';
import type { ProjectChoices } from '#contract/project.ts';
import type { ShootPhoto } from '#contract/shoot.ts';

/** A sidecar of Imagen's with masks, and the backup of the one it replaces. */
const sidecarBytes = 200_000;
/** A full-size JPEG of a 45-megapixel camera; smaller photos give smaller ones. */
const largestJpeg = 20_000_000;

/** Bytes, rather too many: an edited DNG or JPEG is about as large as its original. */
export function roomNeeded(photos: readonly ShootPhoto[], profile: Profile, choices: ProjectChoices): number {
  const hdr = choices.options.tools.includes('hdr_merge');
  const jpegs = choices.results.jpegs !== 'none';
  return photos.reduce((sum, { relative, size }) => {
    const sidecar = profile.imageType === 'RAW' && !hdr && !/\.dng$/i.test(relative);
    return sum + (sidecar ? sidecarBytes : size) + (jpegs ? Math.min(size, largestJpeg) : 0);
  }, 0);
}

/** Bytes free where `folder` is or will be made; null when the disk can't be asked. */
export async function roomAt(folder: string): Promise<number | null> {
  for (let place = folder; ; place = dirname(place)) {
    const disk = await statfs(place).catch(() => null);
    if (disk !== null) return disk.bavail * disk.bsize;
    if (dirname(place) === place) return null;
  }
}
