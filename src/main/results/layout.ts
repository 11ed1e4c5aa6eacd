// Where things lie: the folders results go to and the subfolders mirrored in them. Pure. Called by place.ts.
import { extname, isAbsolute, join, posix } from 'node:path';
import { jpegExtensions, rawExtensions } from '#contract/photo.ts';
import { foldName } from '../names.ts';
import type { PlaceRules, ResultName, SentPhoto } from './place.ts';

export const extensionOf = (name: string): string => extname(name).toLowerCase();
export const isRaw = (name: string): boolean => rawExtensions.some((each) => each === extensionOf(name));
export const isJpeg = (name: string): boolean => jpegExtensions.some((each) => each === extensionOf(name));

/** The folder that takes results of a kind. */
export function folderFor(kind: ResultName['kind'], rules: PlaceRules): string {
  if (kind === 'edit') return rules.edits === 'beside' ? rules.projectFolder : rules.edits.folder;
  return typeof rules.jpegs === 'string' ? join(rules.projectFolder, 'JPEG') : rules.jpegs.folder;
}

// Folders of ours that a shoot's own subfolder of that name must not mix with.
const ours = new Set(['backup', 'jpeg', 'unmatched']);

/** The photo's subfolder in the shoot, as it is mirrored in a folder of results; empty for none. */
export function mirrorOf(photo: SentPhoto, folder: string, rules: PlaceRules): string {
  const way = posix.dirname(photo.relative);
  const parts = way.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  // A photo outside the shoot's root: there is nothing to mirror.
  if (isAbsolute(way) || parts.includes('..') || parts.some((part) => part.includes('\0'))) return '';
  const [first = '', ...rest] = parts;
  const taken = folder === rules.projectFolder && ours.has(foldName(first));
  return join(taken ? `${first} (shoot)` : first, ...rest);
}
