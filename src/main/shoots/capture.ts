// What a photo says about itself: camera, time, exposure, and the JPEGs it carries, read from its own structure.
// Called for thumbnails and for a shoot's summary; nothing that is sent depends on it.

import { findCanonBoxes } from './canon-boxes.ts';
import { type JpegShape, readJpegShape } from './jpeg-shape.ts';
import { type PhotoReader, withPhoto } from './photo-reader.ts';
import { readTiff, type Stretch, type Tags } from './tiff-tags.ts';

export interface EmbeddedJpeg {
  /** Bytes from the start of the photo. */
  readonly offset: number;
  readonly length: number;
  /** Pixels, as stored. */
  readonly width: number;
  readonly height: number;
}

export interface Capture {
  readonly camera: string | null;
  readonly lens: string | null;
  /** The camera's clock, `2026-06-20T14:03:00.25`: without a zone, since a photographer means the clock on the wall. */
  readonly takenAt: string | null;
  readonly iso: number | null;
  /** Seconds. */
  readonly exposureTime: number | null;
  /** Stops. */
  readonly exposureBias: number | null;
  /** EXIF's number, 1 to 8. */
  readonly orientation: number;
  /** Where its XMP packet lies, or null. */
  readonly xmp: Stretch | null;
  /** EXIF's own stars, as some cameras write them. */
  readonly rating: number | null;
  /** Smallest first. */
  readonly jpegs: readonly EmbeddedJpeg[];
}

/** Null when the photo can't be read or its structure is not known: it may still be a good photo. */
export const readCapture = (place: string): Promise<Capture | null> => withPhoto(place, captureOf);

/** `facts` leaves the JPEGs within out: looking for them takes a read each. */
export type Wanted = 'all' | 'facts';

export async function captureOf(reader: PhotoReader, wanted: Wanted = 'all'): Promise<Capture | null> {
  const head = await reader.bytes(0, Math.min(16, reader.size));
  if (!head || head.length < 16) return null;
  if (head.readUInt16BE(0) === 0xffd8) return ofJpeg(reader, wanted, { offset: 0, length: reader.size });
  if (head.toString('latin1', 0, 15) === 'FUJIFILMCCD-RAW') return ofFuji(reader, wanted);
  if (head.toString('latin1', 4, 11) === 'ftypcrx') return ofCanonBoxes(reader, wanted);
  const directories = await readTiff(reader, 0);
  return directories && compose(directories, await jpegsOf(reader, wanted, directories));
}

async function ofJpeg(reader: PhotoReader, wanted: Wanted, stretch: Stretch): Promise<Capture | null> {
  const shape = await readJpegShape(reader, stretch.offset);
  if (!shape) return null;
  const directories = shape.exif === null ? [] : ((await readTiff(reader, shape.exif)) ?? []);
  const thumbnails = await jpegsOf(reader, wanted, directories, shape.exif ?? 0);
  return compose(directories, [...embedded(stretch, shape), ...thumbnails], shape.xmp);
}

/** Fujifilm: a full JPEG with the EXIF in it, its place told by the header. */
async function ofFuji(reader: PhotoReader, wanted: Wanted): Promise<Capture | null> {
  const header = await reader.bytes(84, 8);
  return header && ofJpeg(reader, wanted, { offset: header.readUInt32BE(0), length: header.readUInt32BE(4) });
}

async function ofCanonBoxes(reader: PhotoReader, wanted: Wanted): Promise<Capture | null> {
  const { tiffs, jpegs, xmp } = await findCanonBoxes(reader);
  const directories: Tags[] = [];
  for (const at of tiffs) directories.push(...((await readTiff(reader, at)) ?? []));
  return compose(directories, await shaped(reader, wanted === 'all' ? jpegs : []), xmp);
}

/** The JPEGs that directories point to, their offsets counted from `base`. */
async function jpegsOf(
  reader: PhotoReader,
  wanted: Wanted,
  directories: readonly Tags[],
  base = 0,
): Promise<EmbeddedJpeg[]> {
  if (wanted === 'facts') return [];
  const places: Stretch[] = [];
  for (const tags of directories) {
    if (tags.jpegOffset && tags.jpegLength)
      places.push({ offset: base + tags.jpegOffset, length: tags.jpegLength });
    if (tags.stripOffset && tags.stripLength)
      places.push({ offset: base + tags.stripOffset, length: tags.stripLength });
    if (tags.panasonicJpeg) places.push(tags.panasonicJpeg);
  }
  return shaped(reader, places);
}

/** Only what is a JPEG that can be shown: strips may as well hold sensor noise. */
async function shaped(reader: PhotoReader, places: readonly Stretch[]): Promise<EmbeddedJpeg[]> {
  const found: EmbeddedJpeg[] = [];
  for (const place of places) {
    const shape = await readJpegShape(reader, place.offset);
    if (shape) found.push(...embedded(place, shape));
  }
  return found;
}

const embedded = ({ offset, length }: Stretch, { width, height }: JpegShape): EmbeddedJpeg[] =>
  width > 0 && height > 0 ? [{ offset, length, width, height }] : [];

function compose(
  directories: readonly Tags[],
  jpegs: readonly EmbeddedJpeg[],
  xmp: Stretch | null = null,
): Capture {
  const first = <K extends keyof Tags>(key: K): NonNullable<Tags[K]> | null =>
    directories.find((tags) => tags[key] !== undefined && tags[key] !== '')?.[key] ?? null;
  return {
    camera: nameCamera(first('make'), first('model')),
    lens: first('lens'),
    takenAt: toIso(first('takenAt') ?? first('modifiedAt'), first('takenFraction')),
    iso: finite(first('iso')),
    exposureTime: finite(first('exposureTime')),
    exposureBias: finite(first('exposureBias')),
    orientation: first('orientation') ?? 1,
    xmp: xmp ?? first('xmp'),
    rating: finite(first('rating')),
    jpegs: jpegs.toSorted((one, other) => one.width - other.width),
  };
}

const finite = (value: unknown): number | null => (Number.isFinite(value) ? (value as number) : null);

/** `NIKON CORPORATION`, `NIKON D850` → `NIKON D850`; `SONY`, `ILCE-7M4` → `SONY ILCE-7M4`. */
function nameCamera(make: string | null, model: string | null): string | null {
  const [brand] = (make ?? '').split(' ');
  if (!brand || !model) return model ?? make;
  return model.toLowerCase().startsWith(brand.toLowerCase()) ? model : `${brand} ${model}`;
}

/** Null for what is no moment: cameras without a clock write zeros or spaces, broken ones a thirteenth month. */
function toIso(exif: string | null, fraction: string | null): string | null {
  const parts = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d:\d\d:\d\d)/.exec(exif ?? '');
  if (!parts || parts[1] === '0000') return null;
  const decimals = /^\d+$/.test(fraction ?? '') ? `.${fraction}` : '';
  const iso = `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}${decimals}`;
  return Number.isNaN(Date.parse(iso)) ? null : iso;
}
