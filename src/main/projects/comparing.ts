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
  const place =
    (side === 'before' ? store.photos.find(id, photo)?.path : store.results.jpegOf(id, photo)) ?? null;
  const found = place === null ? null : await stat(place).catch(() => null);
  return place === null || found === null ? null : thumbnails.get(place, found.size, found.mtimeMs, pixels);
}

/**
 * The file whose picture stands for a photo on the sheet: its final JPEG where there is one, else the photo itself. Edits
 * that come as settings (sidecars, and those inside of DNGs and JPEGs) change no pixel. Source: imagen-api.md §9.
 */
export async function shownPhoto(
  store: Store,
  id: string,
  photo: number,
): Promise<{ readonly path: string; readonly size: number; readonly mtimeMs: number } | null> {
  const path = store.results.jpegOf(id, photo);
  const found = path === null ? null : await stat(path).catch(() => null);
  if (path === null || found === null) return store.photos.find(id, photo);
  return { path, size: found.size, mtimeMs: found.mtimeMs };
}

/** One picture a photo, the final JPEG before the edited DNG or JPEG. Faults with `not-found` when none lies in its place. */
export async function picturesToDrag(
  store: Store,
  id: string,
  photos: readonly number[],
): Promise<readonly string[]> {
  store.projects.get(id);
  const files: string[] = [];
  for (const photo of new Set(photos)) {
    const there = await firstThere(store.results.picturesOf(id, photo));
    if (there !== null) files.push(there);
  }
  if (files.length === 0)
    throw new FaultError('not-found', 'These results aren’t in their places any more. Download them again.');
  return files;
}

async function firstThere(places: readonly string[]): Promise<string | null> {
  for (const place of places) if ((await stat(place).catch(() => null)) !== null) return place;
  return null;
}

/** Where a photo lies. Faults with `not-found` when it isn't there any more. */
export async function photoOnDisk(store: Store, id: string, photo: number): Promise<string> {
  const found = store.photos.find(id, photo);
  const there = found !== null && (await stat(found.path).catch(() => null)) !== null;
  if (!there) throw new FaultError('not-found', 'This photo isn’t in its folder any more.');
  return found.path;
}
