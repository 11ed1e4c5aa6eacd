// Where shoots lie in a watched folder: each folder in it, or each folder in its folders. Called by lookout.ts, and when a
// folder is added, to know what was there before.
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { FaultError } from '#contract/faults.ts';
import type { WatchDepth } from '#contract/watch.ts';
import { isInside } from '../results/folders.ts';
import { imageTypeOf } from '../shoots/formats.ts';
import { ownMark, passedOver } from '../shoots/passed-over.ts';

/** Folders that are a shoot each, or may become one; null when the watched folder can't be read. */
export async function shootFolders(root: string, depth: WatchDepth): Promise<readonly string[] | null> {
  const first = await foldersIn(root);
  if (first === null || depth === 1) return first;
  const below = await Promise.all(first.map(foldersIn));
  return below.flatMap((folders) => folders ?? []);
}

/** The folder of those that this path is or lies in, by its names alone; null for none. */
export function shootAround(
  { path: root, depth }: { readonly path: string; readonly depth: WatchDepth },
  path: string,
): string | null {
  const names = isInside(root, path) ? relative(root, path).split(sep).slice(0, depth) : [];
  if (names.length < depth || names.some((name) => name === '' || passedOver(name, 'folder') !== null))
    return null;
  return join(root, ...names);
}

/** Those of them with a photo in them, however deep. Faults with `shoot-missing`. */
export async function shootsWithPhotos(
  root: string,
  depth: WatchDepth,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = await shootFolders(root, depth);
  // Known as empty, all of it would be new when it is back.
  if (folders === null) throw new FaultError('shoot-missing', `“${root}” isn’t there or can’t be opened.`);
  for (const folder of folders) if (await hasPhoto(folder, signal)) found.push(folder);
  return found;
}

async function foldersIn(folder: string): Promise<readonly string[] | null> {
  const entries = await list(folder);
  // Of Roundtrip's own results nothing is a shoot.
  if (entries === null || entries.some(({ name }) => name === ownMark)) return entries && [];
  return entries
    .filter((entry) => entry.isDirectory() && passedOver(entry.name, 'folder') === null)
    .map(({ name }) => join(folder, name));
}

async function hasPhoto(folder: string, signal: AbortSignal): Promise<boolean> {
  const folders = [folder];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    signal.throwIfAborted();
    for (const entry of (await list(at)) ?? [])
      if (entry.isDirectory()) folders.push(join(at, entry.name));
      else if (imageTypeOf(entry.name) !== null && passedOver(entry.name, 'file') === null) return true;
  }
  return false;
}

const list = (folder: string): Promise<Dirent[] | null> =>
  readdir(folder, { withFileTypes: true }).catch(() => null);
