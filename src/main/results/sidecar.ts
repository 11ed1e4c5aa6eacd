// What is to stand as a photo's sidecar: Imagen's packet merged with the old one, and what to tell the photographer when
// that could not be done. Called by landing.ts.
import { readFile, stat } from 'node:fs/promises';
import { mergeSidecar, stampSidecar } from './merge.ts';
import { largestSidecar, readXmp, XmpError } from './xmp-text.ts';

export interface Sidecar {
  /** The packet, UTF-8; null when Imagen's own can't be read. */
  readonly bytes: Buffer | null;
  readonly note: string | null;
}

const unlessUnreadable = (make: () => string): Buffer | null => {
  try {
    return Buffer.from(make());
  } catch (error) {
    if (error instanceof XmpError) return null;
    throw error;
  }
};

/** Imagen's sidecar in `part`, with the properties of the old sidecar at `old` unless that is null. */
export async function composeSidecar(part: string, old: string | null, original: string): Promise<Sidecar> {
  const imagen = await readSmall(part);
  if (imagen === null) return { bytes: null, note: null };
  const existing = old === null ? null : await readSmall(old);
  const merged =
    existing && unlessUnreadable(() => mergeSidecar(readXmp(imagen), readXmp(existing), original));
  if (merged !== null) return { bytes: merged, note: null };
  const fresh = unlessUnreadable(() => stampSidecar(readXmp(imagen), original));
  if (fresh === null || old === null) return { bytes: fresh, note: null };
  const note = `The old sidecar of ${original} could not be read, so nothing of it was taken over; it is kept whole.`;
  return { bytes: fresh, note };
}

// Larger ones would hold up the whole app while they are read; see largestSidecar.
const readSmall = async (path: string): Promise<Buffer | null> =>
  (await stat(path)).size > largestSidecar ? null : readFile(path);
