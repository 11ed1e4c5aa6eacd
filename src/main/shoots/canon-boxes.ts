// Finds the EXIF and the JPEGs in Canon's CR3, a film file of boxes. Called by capture.ts.
// Source: ISO 14496-12 for the boxes; the meaning of Canon's as exiftool names them (CMT1, CMT2, THMB, PRVW).
import type { PhotoReader } from './photo-reader.ts';
import type { Stretch } from './tiff-tags.ts';

interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** `tiffs` are the offsets of TIFF structures, the camera's first. */
export interface CanonBoxes {
  readonly tiffs: readonly number[];
  readonly jpegs: readonly Stretch[];
  readonly xmp: Stretch | null;
}

/** A uuid box begins with its sixteen bytes; the preview's is followed by eight more before its boxes. */
const containers: Readonly<Record<string, number>> = {
  moov: 0,
  'uuid:85c0b687820f11e08111f4ce462b6a48': 16,
  'uuid:eaf42b5e1c984b88b9fbb7dc406e4d16': 24,
};
/** A whole XMP packet, as the camera writes it when a photo was rated in it. */
const xmpBox = 'uuid:be7acfcb97a942e89c71999491e3afac';
const mostBoxes = 200;

export async function findCanonBoxes(reader: PhotoReader): Promise<CanonBoxes> {
  const tiffs: number[] = [];
  const jpegs: Stretch[] = [];
  let xmp: Stretch | null = null;
  const waiting: [number, number][] = [[0, reader.size]];
  for (let looked = 0, range = waiting.shift(); range && looked < mostBoxes; range = waiting.shift()) {
    for (let at = range[0]; at + 8 <= range[1] && looked < mostBoxes; looked++) {
      const box = await readBox(reader, at);
      if (!box) break;
      const skip = containers[box.type];
      if (skip !== undefined) waiting.push([box.start + skip, box.end]);
      else if (box.type === 'CMT1' || box.type === 'CMT2') tiffs.push(box.start);
      else if (box.type === 'THMB' || box.type === 'PRVW') jpegs.push(...(await jpegIn(reader, box)));
      else if (box.type === xmpBox) xmp = { offset: box.start + 16, length: box.end - box.start - 16 };
      at = box.end;
    }
  }
  return { tiffs, jpegs, xmp };
}

/** False when it ends before or within what holds the sensor's data. */
export async function hasCanonPicture(reader: PhotoReader): Promise<boolean> {
  for (let at = 0, looked = 0; looked < mostBoxes; looked++) {
    const box = await readBox(reader, at);
    if (box === null) return false;
    if (box.type === 'mdat') return true;
    at = box.end;
  }
  return true;
}

async function readBox(reader: PhotoReader, at: number): Promise<Box | null> {
  const head = await reader.bytes(at, Math.min(24, reader.size - at));
  if (!head || head.length < 16) return null;
  const type = head.toString('latin1', 4, 8);
  const short = head.readUInt32BE(0);
  // One: the length follows as eight bytes. Zero: up to the end of the file.
  const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short || reader.size - at;
  const start = at + (short === 1 ? 16 : 8);
  const end = at + length;
  if (end < start || end > reader.size) return null;
  return type === 'uuid' ? { type: `uuid:${head.toString('hex', 8, 24)}`, start, end } : { type, start, end };
}

/** The JPEG lies a few bytes into its box, behind sizes that differ between versions. */
async function jpegIn(reader: PhotoReader, box: Box): Promise<Stretch[]> {
  const head = await reader.bytes(box.start, Math.min(64, box.end - box.start));
  const skip = head?.indexOf(Buffer.from([0xff, 0xd8, 0xff])) ?? -1;
  return skip < 0 ? [] : [{ offset: box.start + skip, length: box.end - box.start - skip }];
}
