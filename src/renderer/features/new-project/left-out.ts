// Which photos of a shoot a draft would send. Pure: the grid and its counts stand on it.
import type { ImageType } from '#contract/photo.ts';
import type { ShootPhoto } from '#contract/shoot.ts';

/** A photo that the profile is not for stays here whatever is clicked. No profile yet: all can go. */
export const isFor = (type: ImageType | null, photo: { readonly imageType: ImageType }): boolean =>
  type === null || photo.imageType === type;

/** Ids of the photos that can't be chosen with this profile. */
export const unfitIds = (photos: readonly ShootPhoto[], type: ImageType | null): readonly number[] =>
  photos.filter((photo) => !isFor(type, photo)).map(({ id }) => id);

/** What is deselected after the grid says which of the shown are selected; unfit and unseen ones keep what they were. */
export function deselectedAfter(
  shown: readonly ShootPhoto[],
  type: ImageType | null,
  before: ReadonlySet<number>,
  selected: ReadonlySet<unknown> | 'all',
): ReadonlySet<number> {
  const after = new Set(before);
  for (const photo of shown) {
    if (!isFor(type, photo)) continue;
    if (selected === 'all' || selected.has(photo.id)) after.delete(photo.id);
    else after.add(photo.id);
  }
  return after;
}

/** Ids that will be sent. */
export const selectedIds = (
  photos: readonly ShootPhoto[],
  type: ImageType | null,
  deselected: ReadonlySet<number>,
): readonly number[] =>
  photos.filter((photo) => isFor(type, photo) && !deselected.has(photo.id)).map(({ id }) => id);
