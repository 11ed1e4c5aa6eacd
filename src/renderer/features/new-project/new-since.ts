// Which photos of a shoot that was edited before are new since, and would be sent with this profile. Pure.
import type { ImageType } from '#contract/photo.ts';
import type { ShootPhoto } from '#contract/shoot.ts';
import { isFor } from './left-out.ts';

/** `known`: ids of those edited already. A JPEG beside an edited RAW, or beside any RAW as yet, is no photo of its own. */
export function newSince(
  photos: readonly ShootPhoto[],
  known: ReadonlySet<number>,
  type: ImageType | null,
): readonly number[] {
  const raws = photos.filter(({ id, imageType }) => imageType === 'RAW' && (type === null || known.has(id)));
  const places = new Set(raws.map(placeOf));
  const isTwin = (photo: ShootPhoto) => photo.imageType === 'JPG' && places.has(placeOf(photo));
  return photos
    .filter((photo) => !known.has(photo.id) && isFor(type, photo) && !isTwin(photo))
    .map(({ id }) => id);
}

// As main tells twins: one folder, one name but for the extension and the letter case.
const placeOf = ({ relative }: ShootPhoto): string => relative.replace(/\.[^.]*$/, '').toLowerCase();
