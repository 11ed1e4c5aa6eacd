// Is what has a photo's name surely none? Asked by details.ts, which has the photo open; nothing is decided by it but what
// the form selects at first. Careful: a photo whose structure is merely unknown here may be one that Imagen takes.
import { hasCanonPicture } from './canon-boxes.ts';
import { extensionOf } from './formats.ts';
import { readJpegShape } from './jpeg-shape.ts';
import type { PhotoReader } from './photo-reader.ts';
import { isTiffCut } from './tiff-tags.ts';

/** No photo is shorter than the first directory of a TIFF, or the segments that a JPEG must have. */
const leastBytes = 64;

// `.raw` and `.crw` are not here: makers that differ have used them.
const tiffs: ReadonlySet<string> = new Set([
  ...['.dng', '.nef', '.nrw', '.cr2', '.arw', '.srf', '.sr2', '.orf', '.rw2', '.rwl', '.pef', '.ptx'],
  ...['.srw', '.3fr', '.fff'],
]);
const jpegs: ReadonlySet<string> = new Set(['.jpg', '.jpeg']);

/** True for a file that begins as none of its kind does, or is shorter than it says itself. */
export async function isUnreadable(reader: PhotoReader, place: string): Promise<boolean> {
  if (reader.size < leastBytes) return true;
  const head = await reader.bytes(0, 16);
  if (head === null) return false;
  const extension = extensionOf(place);
  if (jpegs.has(extension)) return (await readJpegShape(reader, 0))?.cut ?? true;
  if (extension === '.cr3') return isCanonCut(reader, head);
  if (extension === '.raf') return isFujiCut(reader, head);
  return tiffs.has(extension) && isTiffUnreadable(reader, head);
}

async function isTiffUnreadable(reader: PhotoReader, head: Buffer): Promise<boolean> {
  const order = head.toString('latin1', 0, 2);
  return (order !== 'II' && order !== 'MM') || isTiffCut(reader);
}

async function isCanonCut(reader: PhotoReader, head: Buffer): Promise<boolean> {
  if (head.toString('latin1', 4, 8) !== 'ftyp') return true;
  return head.toString('latin1', 8, 11) === 'crx' && !(await hasCanonPicture(reader));
}

/** The places of its JPEG and of its sensor's data stand in the header; the second is not in the oldest ones. */
async function isFujiCut(reader: PhotoReader, head: Buffer): Promise<boolean> {
  if (head.toString('latin1', 0, 8) !== 'FUJIFILM') return true;
  const header = await reader.bytes(84, 20);
  if (header === null) return true;
  const end = header.readUInt32BE(0) + header.readUInt32BE(4);
  return end > reader.size || header.readUInt32BE(16) >= reader.size;
}
