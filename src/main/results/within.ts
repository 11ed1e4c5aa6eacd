// An edited DNG or JPEG holds its packet within. What the photographer said of the photo, in its sidecar or in itself, is put
// there before it goes into place; when that fails, the edit is placed as it came. Called by landing.ts.
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { stemOf } from '../names.ts';
import { besideOf } from './embedder.ts';
import { asSpelled } from './folders.ts';
import { extensionOf } from './layout.ts';
import { merge } from './merging.ts';
import { type Note, noteOf } from './notes.ts';
import type { Placing } from './place.ts';
import { standing, writeNew } from './write.ts';

/** Files that are made beside a part on the way to its place. */
export const halvesOf = (part: string): readonly string[] => [
  `${part}.new`,
  besideOf(`${part}.new`),
  `${part}.packet`,
];

export interface Within {
  /** The part itself, or one made of it: in the same folder, among `halvesOf`. */
  readonly file: string;
  readonly notes: readonly Note[];
}

const holdsPacket: ReadonlySet<string> = new Set(['.dng', '.jpg', '.jpeg']);

/** Final JPEGs stay as they came: what a photographer noted for himself is not for the client. */
export async function withOwnProperties(placing: Placing): Promise<Within> {
  const { part, original, target, embedder, signal } = placing;
  if (original === null || target.kind !== 'edit' || !holdsPacket.has(extensionOf(target.name)))
    return { file: part, notes: [] };
  const { bytes, notes } = await merge({
    kind: 'within',
    part,
    original,
    sidecar: await sidecarOf(original),
  });
  if (bytes === null) return { file: part, notes };
  const made = `${part}.new`;
  const packet = `${part}.packet`;
  try {
    await writeNew(packet, bytes, null);
    await embedder.embed(part, packet, made, signal);
    return { file: made, notes };
  } catch {
    signal?.throwIfAborted();
    return { file: part, notes: [noteOf('words-left', original)] };
  } finally {
    await rm(packet, { force: true }).catch(() => undefined);
  }
}

async function sidecarOf(original: string): Promise<string | null> {
  const path = await asSpelled(join(dirname(original), `${stemOf(basename(original))}.xmp`));
  return (await standing(path))?.isFile() ? path : null;
}
