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
import type { Place } from '../store/places.ts';
import { identityOf } from './before.ts';

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

/** Nobody knows what is in it, so all of it would be new when it can be read again. */
async function refuseClosed(root: string): Promise<void> {
  for (const folder of (await foldersIn(root)) ?? [])
    if ((await foldersIn(folder)) === null)
      throw new FaultError(
        'shoot-missing',
        `“${folder}” can’t be opened, so Roundtrip can’t tell which shoots are in it already. Allow it, then try again.`,
      );
}

/**
 * Those of them with a photo in them, however deep, or with something that can't be read: known as empty, all of it would
 * be new later. Faults with `shoot-missing`.
 */
export async function shootsWithPhotos(
  root: string,
  depth: WatchDepth,
  signal: AbortSignal,
): Promise<readonly Place[]> {
  const found: Place[] = [];
  const folders = await shootFolders(root, depth);
  if (folders === null) throw new FaultError('shoot-missing', `“${root}” isn’t there or can’t be opened.`);
  if (depth === 2) await refuseClosed(root);
  for (const path of folders)
    if (await mayHavePhoto(path, signal)) found.push({ path, identity: await identityOf(path) });
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

async function mayHavePhoto(folder: string, signal: AbortSignal): Promise<boolean> {
  const folders = [folder];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    signal.throwIfAborted();
    const entries = await list(at);
    if (entries === null) return true;
    for (const entry of entries)
      if (entry.isDirectory()) folders.push(join(at, entry.name));
      else if (imageTypeOf(entry.name) !== null && passedOver(entry.name, 'file') === null) return true;
  }
  return false;
}

const list = (folder: string): Promise<Dirent[] | null> =>
  readdir(folder, { withFileTypes: true }).catch(() => null);
