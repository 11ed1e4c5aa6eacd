// Which files are photos, and what the others are, by name alone. Called by the walk through a shoot and by the summary.
import path from 'node:path';
import { type ImageType, jpegExtensions, rawExtensions } from '#contract/photo.ts';
import type { LeftOutReason } from '#contract/shoot.ts';

const raws: ReadonlySet<string> = new Set(rawExtensions);
const jpegs: ReadonlySet<string> = new Set(jpegExtensions);

/** Files that other programs and cameras keep beside a photo. */
const sidecars: ReadonlySet<string> = new Set([
  ...['.xmp', '.acr', '.aae', '.cos', '.cot', '.cop', '.cof', '.dop', '.dr4', '.nka', '.nksc', '.on1'],
  ...['.pp3', '.rrdata', '.spd', '.thm', '.vrd'],
]);

const videos: ReadonlySet<string> = new Set([
  ...['.3gp', '.avi', '.braw', '.crm', '.insv', '.lrv', '.m2ts', '.m4v', '.mkv', '.mov', '.mp4', '.mpeg'],
  ...['.mpg', '.mts', '.mxf', '.nev', '.r3d', '.webm', '.wmv'],
]);

/** The extension as compared: lower case, with the dot. */
export const extensionOf = (name: string): string => path.extname(name).toLowerCase();

export function imageTypeOf(name: string): ImageType | null {
  const extension = extensionOf(name);
  if (raws.has(extension)) return 'RAW';
  return jpegs.has(extension) ? 'JPG' : null;
}

/** Why a file that is no photo stays here. */
export function otherKind(name: string): LeftOutReason {
  const extension = extensionOf(name);
  if (sidecars.has(extension)) return 'sidecar';
  return videos.has(extension) ? 'video' : 'unsupported';
}
