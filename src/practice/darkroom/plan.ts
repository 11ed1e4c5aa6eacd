// Which results an edit gives: for each photo (or bracket) a name and a form, by the quickstart's table of formats.
import { extname } from 'node:path';
import type { Stored } from '../store/bucket.ts';

/** `sidecar`: an XMP. `embed`: the photo itself with the packet in it. `merge`: a new DNG. */
export type Form = 'sidecar' | 'embed' | 'merge';

export interface Result {
  readonly name: string;
  readonly form: Form;
  /** The photos it is made from; the first gives it its name. */
  readonly frames: readonly Stored[];
}

const formats: Readonly<Record<string, Form>> = { '.dng': 'embed', '.jpg': 'embed', '.jpeg': 'embed' };
const extensionOf = (name: string): string => extname(name).toLowerCase();

/** Without HDR merge: one result for each photo. */
export function planOf(photos: readonly Stored[]): readonly Result[] {
  const results = photos.map((photo): Result => {
    const form = formats[extensionOf(photo.name)] ?? 'sidecar';
    const name = form === 'embed' ? photo.name : `${stemOf(photo.name)}.xmp`;
    return { name, form, frames: [photo] };
  });
  return distinct(results);
}

/** With HDR merge everything comes back as DNG, whatever it was before (quickstart, "Download edited photos"). */
export function hdrPlanOf(groups: readonly (readonly Stored[])[]): readonly Result[] {
  const results = groups.flatMap((frames): readonly Result[] => {
    const [first] = frames;
    if (first === undefined) return [];
    const whole = frames.length === 1 && extensionOf(first.name) === '.dng';
    const name = whole ? first.name : `${stemOf(first.name)}.dng`;
    return [{ name, form: whole ? 'embed' : 'merge', frames }];
  });
  return distinct(results);
}

export const stemOf = (name: string): string => name.slice(0, name.length - extname(name).length);

// Two photos of one stem would give one result; the later one keeps its own extension, so that both come back.
function distinct(results: readonly Result[]): readonly Result[] {
  const taken = new Set<string>();
  return results.map((result) => {
    const name = freeName(result.name, result.frames[0]?.name ?? '', taken);
    taken.add(name);
    return { ...result, name };
  });
}

export function freeName(name: string, original: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const long = `${original}${extname(name)}`;
  for (let number = 2; ; number += 1) {
    const next = number === 2 ? long : `${original}-${number}${extname(name)}`;
    if (!taken.has(next)) return next;
  }
}
