// Stars and labels that a photographer gave in other programs: read from XMP, never written. Called by details.ts.
import { open } from 'node:fs/promises';
import { readXmp, XmpError } from '../results/xmp-text.ts';
import type { PhotoReader } from './photo-reader.ts';
import type { Stretch } from './tiff-tags.ts';

export interface Marks {
  /** 1 to 5, 0 for none given, -1 for rejected; null when nothing says. */
  readonly stars: number | null;
  readonly label: string | null;
}
export const noMarks: Marks = { stars: null, label: null };

/** Ratings stand before masks and brush strokes, which may take megabytes: more is not read of a packet. */
const mostBytes = 262_144;

/** Scans text for the two properties, written as attributes or as elements. Source: XMP specification part 1, §7 and §8.4. */
export function marksIn(xmp: string): Marks {
  const prefix = /xmlns:([\w.-]+)\s*=\s*["']http:\/\/ns\.adobe\.com\/xap\/1\.0\/["']/.exec(xmp)?.[1];
  if (prefix === undefined) return noMarks;
  const rating = property(xmp, `${prefix}:Rating`);
  const stars = rating === null || rating === '' ? Number.NaN : Math.round(Number(rating));
  return {
    stars: stars >= -1 && stars <= 5 ? stars : null,
    label: property(xmp, `${prefix}:Label`) || null,
  };
}

function property(xmp: string, name: string): string | null {
  const quoted = name.replaceAll('.', '\\.');
  const found =
    new RegExp(`\\s${quoted}\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`).exec(xmp) ??
    new RegExp(`<${quoted}>([^<]*)</${quoted}\\s*>`).exec(xmp);
  return found ? plain((found[1] ?? found[2] ?? '').trim()) : null;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text: string): string =>
  text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) =>
    name === undefined
      ? spoken(Number.parseInt(decimal ?? hex, decimal ? 10 : 16), whole)
      : (named[name] ?? whole),
  );
const spoken = (code: number, whole: string): string =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;

/** Marks of the sidecar at `place`; none when it isn't there or can't be read. */
export async function marksOfSidecar(place: string): Promise<Marks> {
  const file = await open(place, 'r').catch(() => null);
  if (file === null) return noMarks;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(mostBytes), 0, mostBytes, 0);
    return marksIn(textOf(buffer.subarray(0, bytesRead)));
  } catch {
    // A folder with a sidecar's name, or a disk that went away.
    return noMarks;
  } finally {
    await file.close();
  }
}

/** Marks of the packet within a photo. */
export async function marksWithin(reader: PhotoReader, xmp: Stretch | null): Promise<Marks> {
  if (xmp === null || xmp.length <= 0 || xmp.offset + xmp.length > reader.size) return noMarks;
  return marksIn(textOf(await reader.read(xmp.offset, Math.min(xmp.length, mostBytes))));
}

// Cut off in the middle of a letter, UTF-8 is not sound any more; what comes before still is.
function textOf(bytes: Buffer): string {
  try {
    return readXmp(bytes);
  } catch (error) {
    if (error instanceof XmpError) return bytes.toString('utf8');
    throw error;
  }
}
