// A project's photos large, before and after, and where they lie: for comparing, and for the system's file browser.
import { stat } from 'node:fs/promises';
import { FaultError } from '#contract/faults.ts';
import type { Thumbnails } from '../shoots/thumbnails.ts';
import type { Store } from '../store/store.ts';

/** `before`: the picture that the camera put into the photo. `after`: its final JPEG. */
export type Side = 'before' | 'after';

// Sharp at twice the size of a laptop's window; a final JPEG of 40 megapixels as a whole would take seconds to decode.
const pixels = 2560;

/** A JPEG, or null when that side has none. */
export async function pictureOf(
  store: Store,
  thumbnails: Thumbnails,
  { id, photo, side }: { readonly id: string; readonly photo: number; readonly side: Side },
): Promise<Buffer | null> {
  const place = side === 'before' ? store.photos.find(id, photo)?.path : finalJpegOf(store, id, photo);
  const found = place === undefined ? null : await stat(place).catch(() => null);
  return place === undefined || found === null
    ? null
    : thumbnails.get(place, found.size, found.mtimeMs, pixels);
}

const finalJpegOf = (store: Store, id: string, photo: number): string | undefined =>
  store.results
    .all(id)
    .find((result) => result.kind === 'jpeg' && result.photo === photo && result.placedAt !== null)?.target;

/** Where a photo lies. Faults with `not-found` when it isn't there any more. */
export async function photoOnDisk(store: Store, id: string, photo: number): Promise<string> {
  const found = store.photos.find(id, photo);
  const there = found !== null && (await stat(found.path).catch(() => null)) !== null;
  if (!there) throw new FaultError('not-found', 'This photo isn’t in its folder any more.');
  return found.path;
}
