// Looks into a JPEG: how wide and high it is, and where its EXIF lies. Called by capture.ts.
// Source: ITU-T T.81 annex B.
import type { PhotoReader } from './photo-reader.ts';
import type { Stretch } from './tiff-tags.ts';

export interface JpegShape {
  /** Zero when the picture is of a kind that browsers can't show, such as the lossless one RAWs keep sensors in. */
  readonly width: number;
  readonly height: number;
  /** Where the TIFF structure of its EXIF begins, or null. */
  readonly exif: number | null;
  /** Its XMP packet, or null. The part that may follow a long one is not looked for: ratings stand in the first. */
  readonly xmp: Stretch | null;
  /** It ends before its picture begins. */
  readonly cut: boolean;
}

/** What an APP1 segment with XMP begins with. Source: Adobe's XMP specification part 3, §1.1.3. */
const xmpMark = 'http://ns.adobe.com/xap/1.0/\0';
const startOfImage = 0xffd8;
/** Baseline, extended and progressive frames. */
const frames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
/** Frames of other kinds (lossless, arithmetic) and the start of the picture itself: nothing to find any more. */
const ends: ReadonlySet<number> = new Set([
  0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf, 0xda, 0xd9,
]);
/** EXIF, ICC in pieces, maker's own: a camera writes a dozen segments. A filled-up JPEG may have hundreds. */
const mostSegments = 1000;

/** The shape of the JPEG at `start`; null when there is none. */
export async function readJpegShape(reader: PhotoReader, start: number): Promise<JpegShape | null> {
  const first = await reader.bytes(start, 2);
  if (first?.readUInt16BE(0) !== startOfImage) return null;
  let exif: number | null = null;
  let xmp: Stretch | null = null;
  let at = start + 2;
  for (let segments = 0; segments < mostSegments; segments++) {
    if (at + 10 > reader.size) return { width: 0, height: 0, exif, xmp, cut: true };
    const head = await reader.bytes(at, 10);
    if (head?.[0] !== 0xff) break;
    const marker = head[1] ?? 0;
    if (frames.has(marker))
      return { height: head.readUInt16BE(5), width: head.readUInt16BE(7), exif, xmp, cut: false };
    if (ends.has(marker)) break;
    // Any marker may have more of these before it.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xe1 && head.toString('latin1', 4, 10) === 'Exif\0\0') exif ??= at + 10;
    else if (marker === 0xe1) xmp ??= await xmpAt(reader, at, head.readUInt16BE(2));
    at += 2 + head.readUInt16BE(2);
  }
  return { width: 0, height: 0, exif, xmp, cut: false };
}

async function xmpAt(reader: PhotoReader, segment: number, length: number): Promise<Stretch | null> {
  const mark = await reader.bytes(segment + 4, xmpMark.length);
  if (mark?.toString('latin1') !== xmpMark) return null;
  return { offset: segment + 4 + xmpMark.length, length: length - 2 - xmpMark.length };
}
