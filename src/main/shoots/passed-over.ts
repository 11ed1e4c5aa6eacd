// Files and folders that a scan passes over by their name: what systems, catalogues and Roundtrip itself put beside photos.
import type { LeftOutReason } from '#contract/shoot.ts';
import { foldName } from '../names.ts';

/** Names of files and folders, folded. */
const systemNames: ReadonlySet<string> = new Set([
  ...['.ds_store', 'thumbs.db', 'desktop.ini', '@eadir', '.photostructure', '__macosx', '$recycle.bin'],
  ...['system volume information', '.spotlight-v100', '.trashes', '.fseventsd', 'captureone'],
]);

/** Resource forks of a Mac, and the files of Lightroom's and Capture One's catalogues. */
const systemFile = /^\._|\.lrcat(?:[-.].*)?$|\.(?:cocatalogdb|cosessiondb)$/;
const systemFolder = /^\._|\.(?:lrdata|lrlibrary|cocatalog|cosession)$/;
/** The folders Lightroom makes for itself. Others of the kind (`Lightroom Exports`) may hold a person's photos. */
const lightroomFolder = /^lightroom(?: (?:catalog.*|settings|backups))?$/;

/** Why a file or folder of this name is passed over, or null. */
export function passedOver(name: string, kind: 'file' | 'folder'): LeftOutReason | null {
  const folded = foldName(name);
  const pattern = kind === 'file' ? systemFile : systemFolder;
  if (systemNames.has(folded) || pattern.test(folded)) return 'system';
  return name.startsWith('.') ? 'hidden' : null;
}

/** What programs call a file while they write it, and rsync's `.IMG_1.CR2.x7Kq2P`. Known endings only: others may stay. */
const halfWritten =
  /\.(?:part|partial|filepart|tmp|temp|crdownload|download|aria2|!ut|!qb)$|^~.|^\..+\.[^.]{2,5}\.[a-z0-9]{6}$/i;

/** True for the name of a file that is still being copied. */
export const isHalfWritten = (name: string): boolean => halfWritten.test(name);

/** The mark that Roundtrip leaves in every folder it made for results. A photographer's own `Roundtrip` has none. */
export const ownMark = '.roundtrip';
/** The folder that all of Roundtrip's own lies in, in a shoot; results/folders.ts makes it. */
export const ownFolder = 'Roundtrip';

/** Why a folder of this name that holds `names` is passed over, or null. */
export function passedOverFor(name: string, names: readonly string[]): LeftOutReason | null {
  if (names.includes(ownMark)) return 'own-results';
  const folded = foldName(name);
  const isCatalogue = () =>
    names.some((inside) => systemFile.test(foldName(inside)) && !inside.startsWith('.'));
  if (lightroomFolder.test(folded) || (folded.startsWith('lightroom') && isCatalogue())) return 'system';
  return null;
}
