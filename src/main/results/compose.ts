// The packets that go into place: the sidecar, merged with the old one, and the packet within an edited DNG or JPEG; and what
// to tell the photographer when that could not be done. Runs in merge-worker.ts: a packet may take seconds.
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { captureOf } from '../shoots/capture.ts';
import { withPhoto } from '../shoots/photo-reader.ts';
import { mergeSidecar, stampSidecar } from './merge.ts';
import { noteOf } from './notes.ts';
import { withOwn } from './own-properties.ts';
import type { Composed, SidecarWish, Wish, WithinWish } from './packet-wishes.ts';
import { largestSidecar, readXmp, XmpError } from './xmp-text.ts';

export const compose = (wish: Wish): Promise<Composed> =>
  wish.kind === 'sidecar' ? composeSidecar(wish) : composeWithin(wish);

const unlessUnreadable = <T>(make: () => T): T | null => {
  try {
    return make();
  } catch (error) {
    if (error instanceof XmpError) return null;
    throw error;
  }
};

async function composeSidecar({ part, old, original }: SidecarWish): Promise<Composed> {
  const imagen = await readSmall(part);
  if (imagen === null) return { bytes: null, notes: [] };
  const existing = old === null ? null : await readSmall(old);
  const merged =
    existing &&
    unlessUnreadable(() => Buffer.from(mergeSidecar(readXmp(imagen), readXmp(existing), basename(original))));
  if (merged !== null) return { bytes: merged, notes: [] };
  const fresh = unlessUnreadable(() => Buffer.from(stampSidecar(readXmp(imagen), basename(original))));
  if (fresh === null || old === null) return { bytes: fresh, notes: [] };
  return { bytes: fresh, notes: [noteOf('old-unread', original)] };
}

// See largestSidecar.
const readSmall = async (path: string): Promise<Buffer | null> =>
  (await stat(path)).size > largestSidecar ? null : readFile(path);

async function composeWithin({ part, original, sidecar }: WithinWish): Promise<Composed> {
  const own = await packetWithin(original).catch(unreadable);
  const beside = sidecar === null ? null : await readSmall(sidecar).then(textOf).catch(unreadable);
  // Nothing of it can be carried by a guess; what is in the result came from the photo itself.
  if (beside === undefined) return { bytes: null, notes: [noteOf('words-left', original)] };
  const sources = [beside, own ?? null].filter((text) => text !== null);
  if (sources.length === 0) return { bytes: null, notes: [] };
  try {
    const text = withOwn(await packetWithin(part), sources);
    return { bytes: text === null ? null : Buffer.from(text), notes: [] };
  } catch (error) {
    return { bytes: unreadable(error) ?? null, notes: [noteOf('words-left', original)] };
  }
}

function unreadable(error: unknown): undefined {
  if (!(error instanceof XmpError)) throw error;
}

function textOf(bytes: Buffer | null): string {
  if (bytes === null) throw new XmpError('is too large');
  return readXmp(bytes);
}

/** The packet within a photo; null when it has none. Throws XmpError when it can't be found or read. */
async function packetWithin(path: string): Promise<string | null> {
  const found = await withPhoto(path, async (reader) => {
    const capture = await captureOf(reader, 'facts');
    if (capture === null) return null;
    const { xmp } = capture;
    if (xmp === null) return { text: null };
    if (xmp.length > largestSidecar) throw new XmpError('is too large');
    return { text: readXmp(await reader.read(xmp.offset, xmp.length)) };
  });
  if (found === null) throw new XmpError('is in a file of a structure that is not known');
  return found.text;
}
