// Puts a packet into a photo's own format: by ExifTool, all photos of a batch in one run; what ExifTool refuses is
// copied, a JPEG then with the packet inserted by hand.
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { copyFile, open, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { exiftool } from './exiftool.ts';

export interface Embedding {
  /** The photo, or the merge without settings. */
  readonly from: string;
  readonly packet: string;
  /** A photo to take camera and capture time from as well. */
  readonly captureOf?: string;
  readonly into: string;
}

export async function embedAll(all: readonly Embedding[], work: string, signal: AbortSignal): Promise<void> {
  const commands: string[][] = [];
  for (const { from, packet, captureOf, into } of all) {
    const xmp = `${into}.packet.xmp`;
    await writeFile(xmp, packet);
    const capture = captureOf === undefined ? [] : ['-tagsfromfile', captureOf, ...captureTags];
    commands.push(['-o', into, ...capture, '-tagsfromfile', xmp, '-XMP:all', from]);
  }
  await exiftool(commands, work, signal);
  for (const embedding of all) {
    signal.throwIfAborted();
    if (!existsSync(embedding.into)) await byHand(embedding);
  }
}

const captureTags = ['-ExifIFD:all', '-Make', '-Model', '-IFD0:ModifyDate'];

async function byHand({ from, packet, into }: Embedding): Promise<void> {
  if (!(await isJpeg(from))) return copyFile(from, into);
  await writeFile(into, Buffer.concat([Buffer.from([0xff, 0xd8]), xmpSegment(packet)]));
  await pipeline(createReadStream(from, { start: 2 }), createWriteStream(into, { flags: 'a' }));
}

async function isJpeg(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(3), 0, 3, 0);
    return bytesRead === 3 && buffer.toString('hex') === 'ffd8ff';
  } finally {
    await file.close();
  }
}

/** An APP1 segment as the XMP specification, part 3, places it in a JPEG. */
function xmpSegment(packet: string): Buffer {
  const body = Buffer.from(`http://ns.adobe.com/xap/1.0/\0${packet}`);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}
