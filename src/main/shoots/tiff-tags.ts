// Walks the directories of a TIFF, the skeleton of most RAWs and of EXIF. Called by capture.ts.
// Source: TIFF 6.0 section 2, EXIF 3.0 section 4.6; directories' order of search as in exiftool's tag tables.
import type { PhotoReader } from './photo-reader.ts';

/** The tags that a walk keeps, and what they are called here. */
const kept: ReadonlyMap<number, keyof Tags> = new Map<number, keyof Tags>([
  [0x2e, 'panasonicJpeg'],
  [0x100, 'width'],
  [0x10f, 'make'],
  [0x110, 'model'],
  [0x111, 'stripOffset'],
  [0x112, 'orientation'],
  [0x117, 'stripLength'],
  [0x132, 'modifiedAt'],
  [0x201, 'jpegOffset'],
  [0x202, 'jpegLength'],
  [0x2bc, 'xmp'],
  [0x4746, 'rating'],
  [0x829a, 'exposureTime'],
  [0x8827, 'iso'],
  [0x9003, 'takenAt'],
  [0x9204, 'exposureBias'],
  [0x9291, 'takenFraction'],
  [0xa434, 'lens'],
]);

export interface Tags {
  panasonicJpeg?: Stretch;
  width?: number;
  make?: string;
  model?: string;
  stripOffset?: number;
  orientation?: number;
  stripLength?: number;
  modifiedAt?: string;
  jpegOffset?: number;
  jpegLength?: number;
  xmp?: Stretch;
  rating?: number;
  exposureTime?: number;
  iso?: number;
  takenAt?: string;
  exposureBias?: number;
  takenFraction?: string;
  lens?: string;
  /** Where its SubIFDs and EXIF begin. */
  below?: readonly number[];
}

/** A place in the file. */
export interface Stretch {
  readonly offset: number;
  readonly length: number;
}

/** Bytes per value of each field type, by its number. */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
/** SubIFDs and EXIF: directories below a directory. */
const pointers: ReadonlySet<number> = new Set([0x14a, 0x8769]);
/** No camera writes as many; a damaged file may. */
const mostDirectories = 40;
const mostTags = 2000;
/** Olympus, Panasonic and plain TIFF each have a number of their own after the byte order. */
const magics: ReadonlySet<number> = new Set([42, 0x55, 0x4f52, 0x5352]);

/** The tags of each directory of the TIFF at `base`, in the order found; null when there is no TIFF. */
export async function readTiff(reader: PhotoReader, base: number): Promise<readonly Tags[] | null> {
  const header = await reader.bytes(base, 8);
  const order = header?.toString('latin1', 0, 2);
  if (!header || (order !== 'II' && order !== 'MM')) return null;
  const little = order === 'II';
  const tiff = new Tiff(reader, base, little);
  return magics.has(tiff.short(header, 2)) ? tiff.walk(tiff.long(header, 4)) : null;
}

/** Panasonic's word for a place that stands elsewhere. */
const nowhere = 0xffffffff;

/** True when the TIFF that the file is says of a directory or a picture that it lies beyond the file's end. */
export async function isTiffCut(reader: PhotoReader): Promise<boolean> {
  const header = await reader.bytes(0, 8);
  const first = header?.[0] === 0x49 ? header.readUInt32LE(4) : header?.readUInt32BE(4);
  if (first !== undefined && first >= reader.size) return true;
  const ends = (start: number | undefined, length = 0) =>
    start !== undefined && start !== nowhere && length !== nowhere && start + length > reader.size;
  return ((await readTiff(reader, 0)) ?? []).some(
    (tags) =>
      ends(tags.jpegOffset, tags.jpegLength) ||
      ends(tags.stripOffset, tags.stripLength) ||
      tags.below?.some((at) => ends(at)),
  );
}

class Tiff {
  readonly #reader: PhotoReader;
  readonly #base: number;
  readonly #little: boolean;

  constructor(reader: PhotoReader, base: number, little: boolean) {
    this.#reader = reader;
    this.#base = base;
    this.#little = little;
  }

  short = (bytes: Buffer, at: number): number =>
    this.#little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
  long = (bytes: Buffer, at: number): number =>
    this.#little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
  #signed = (bytes: Buffer, at: number): number =>
    this.#little ? bytes.readInt32LE(at) : bytes.readInt32BE(at);

  async walk(first: number): Promise<readonly Tags[]> {
    const found: Tags[] = [];
    const seen = new Set<number>();
    const waiting = [first];
    for (let at = waiting.shift(); at !== undefined && seen.size < mostDirectories; at = waiting.shift()) {
      if (at === 0 || seen.has(at)) continue;
      seen.add(at);
      const { tags, onward } = await this.#directory(at);
      found.push(tags);
      waiting.push(...onward);
    }
    return found;
  }

  async #directory(at: number): Promise<{ tags: Tags; onward: readonly number[] }> {
    const tags: Tags = {};
    const onward: number[] = [];
    const head = await this.#reader.bytes(this.#base + at, 2);
    const count = head ? this.short(head, 0) : 0;
    const table = count > mostTags ? null : await this.#reader.bytes(this.#base + at + 2, count * 12);
    const entries = table ?? Buffer.alloc(0);
    for (let entry = 0; entry < entries.length; entry += 12) {
      const tag = this.short(entries, entry);
      const name = kept.get(tag);
      if (name) Object.assign(tags, { [name]: await this.#value(entries, entry, name) });
      else if (pointers.has(tag)) onward.push(...(await this.#offsets(entries, entry)));
    }
    if (onward.length > 0) tags.below = [...onward];
    const next = await this.#reader.bytes(this.#base + at + 2 + count * 12, 4);
    if (table && next) onward.push(this.long(next, 0));
    return { tags, onward };
  }

  /** Where the values of an entry lie: in the entry itself when they fit into four bytes. */
  async #values(entries: Buffer, entry: number, most: number): Promise<Buffer | null> {
    const size = sizes[this.short(entries, entry + 2)] ?? 0;
    const length = size * this.long(entries, entry + 4);
    if (length <= 4) return entries.subarray(entry + 8, entry + 8 + length);
    return this.#reader.bytes(this.#base + this.long(entries, entry + 8), Math.min(length, most));
  }

  async #offsets(entries: Buffer, entry: number): Promise<number[]> {
    const bytes = await this.#values(entries, entry, 4 * mostDirectories);
    if (!bytes) return [];
    return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => this.long(bytes, at * 4));
  }

  async #value(
    entries: Buffer,
    entry: number,
    name: keyof Tags,
  ): Promise<number | string | Stretch | undefined> {
    const type = this.short(entries, entry + 2);
    // XMP is bytes, of either of the types that mean so.
    if (type === 7 || name === 'xmp')
      return { offset: this.#base + this.long(entries, entry + 8), length: this.long(entries, entry + 4) };
    const bytes = await this.#values(entries, entry, 200);
    if (!bytes || bytes.length < (sizes[type] ?? 1)) return undefined;
    if (type === 2) return bytes.toString('utf8').split('\0', 1)[0]?.trim();
    if (type === 3) return this.short(bytes, 0);
    if (type === 4 || type === 13) return this.long(bytes, 0);
    if (type === 5) return this.long(bytes, 0) / this.long(bytes, 4);
    return type === 10 ? this.#signed(bytes, 0) / this.#signed(bytes, 4) : undefined;
  }
}
