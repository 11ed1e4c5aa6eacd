// Finds the JPEG that a camera puts into its RAWs, reading only the parts of the file that say where it is.
import { type FileHandle, open } from 'node:fs/promises';
import { tiffJpegs } from './tiff.ts';

export interface Preview {
  readonly jpeg: Buffer;
  /** EXIF orientation of the RAW, 1 to 8; 0 if it is in the JPEG itself, or unknown. */
  readonly orientation: number;
}

// RAF and CR3 aren't TIFF: there a preview is looked for near the beginning, where both have it.
const scanBytes = 4 * 1024 * 1024;
const largestPreview = 40 * 1024 * 1024;

/** Null if there is no picture in it. `jpeg`: the file itself is one. */
export async function previewOf(path: string, jpeg: boolean): Promise<Preview | null> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (jpeg) return { jpeg: await read(file, 0, Math.min(size, 2 * largestPreview)), orientation: 0 };
    const { jpegs, orientation } = await tiffJpegs((at, length) => read(file, at, length));
    // The largest first: later ones are thumbnails, or RAW data that is a JPEG only by its markers.
    for (const { at, length } of [...jpegs].sort((a, b) => b.length - a.length)) {
      const bytes = await read(file, at, Math.min(length, largestPreview));
      if (isPicture(bytes)) return { jpeg: bytes, orientation };
    }
    return await scan(file);
  } finally {
    await file.close();
  }
}

async function scan(file: FileHandle): Promise<Preview | null> {
  const head = await read(file, 0, scanBytes);
  const starts: number[] = [];
  for (let at = head.indexOf(startMark); at >= 0; at = head.indexOf(startMark, at + 3)) starts.push(at);
  const pictures = starts
    .map((at) => ({ at, pixels: pixelsOf(head.subarray(at)) }))
    .filter(({ pixels }) => pixels > 0)
    .sort((a, b) => b.pixels - a.pixels);
  const [best] = pictures;
  if (best === undefined) return null;
  return { jpeg: await read(file, best.at, largestPreview / 4), orientation: 0 };
}

const startMark = Buffer.from([0xff, 0xd8, 0xff]);
const isPicture = (bytes: Buffer): boolean => bytes.indexOf(startMark) === 0 && pixelsOf(bytes) > 0;

/** Width times height of a baseline or progressive JPEG; 0 for anything else, such as lossless RAW data. */
function pixelsOf(bytes: Buffer): number {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xc2) return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7);
    if (marker === 0xda || marker === 0xc3) return 0;
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return 0;
}

async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { size } = await file.stat();
  const room = Math.max(0, Math.min(length, size - at));
  const { buffer, bytesRead } = await file.read(Buffer.alloc(room), 0, room, at);
  return buffer.subarray(0, bytesRead);
}
