// Which photos of a shoot are sent with a profile: those of its kind, less what a person took out. Pure.
import path from 'node:path';
import type { ImageType } from '#contract/photo.ts';
import type { LeftOut, LeftOutReason, Shoot, ShootPhoto } from '#contract/shoot.ts';
import { foldName, stemOf } from '../names.ts';

/** `deselected` holds photo ids. All that was found is in exactly one of the two lists. */
export function selectPhotos(
  shoot: Shoot,
  imageType: ImageType,
  deselected: ReadonlySet<number>,
): { photos: readonly ShootPhoto[]; leftOut: readonly LeftOut[] } {
  const stems = new Set(shoot.photos.filter((photo) => photo.imageType === imageType).map(placeAndStem));
  const reasonFor = (photo: ShootPhoto): LeftOutReason | null => {
    if (photo.imageType !== imageType) return stems.has(placeAndStem(photo)) ? 'twin' : 'other-format';
    return deselected.has(photo.id) ? 'deselected' : null;
  };
  const photos: ShootPhoto[] = [];
  const leftOut: LeftOut[] = [...shoot.leftOut];
  for (const photo of shoot.photos) {
    const reason = reasonFor(photo);
    if (reason) leftOut.push({ path: photo.path, reason });
    else photos.push(photo);
  }
  return { photos, leftOut };
}

/** Twins lie in the same folder and differ in nothing but the extension, and perhaps the letter case. */
const placeAndStem = (photo: ShootPhoto): string =>
  `${path.dirname(photo.path)}/${foldName(stemOf(path.basename(photo.path)))}`;
