// Writes TIFF structures (little-endian), the skeleton of most RAW files and of EXIF in JPEGs. Called by raw.ts and jpeg.ts.
// Source: TIFF 6.0, section 2; EXIF 3.0, section 4.6.

export type TagValue =
  | { readonly as: 'ascii'; readonly text: string }
  | { readonly as: 'byte' | 'undefined' | 'short' | 'long'; readonly values: readonly number[] }
  | { readonly as: 'rational' | 'srational'; readonly values: readonly (readonly [number, number])[] }
  /** Pointers to further directories (EXIF, SubIFDs). */
  | { readonly as: 'directories'; readonly values: readonly Directory[] }
  /** Where in the file these bytes are put. */
  | { readonly as: 'place'; readonly bytes: Buffer };

export type Directory = Readonly<Record<number, TagValue>>;

const fieldTypes = {
  byte: 1,
  ascii: 2,
  short: 3,
  long: 4,
  rational: 5,
  undefined: 7,
  srational: 10,
  directories: 4,
  place: 4,
};
const even = (offset: number) => offset + (offset % 2);

/**
 * A TIFF of a chain of directories, with the bytes they point to.
 * `lead` is put between the eight bytes of the header and the first directory (Canon's mark lies there).
 */
export function writeTiff(chain: readonly Directory[], lead: Buffer = Buffer.alloc(0)): Buffer {
  const header = Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0]);
  const layout = new Layout(header.length + lead.length);
  const first = layout.chain(chain);
  header.writeUInt32LE(first, 4);
  return Buffer.concat([header, lead, ...layout.parts()]);
}

/** Hands out places in the file and keeps what is put there, in order. */
class Layout {
  readonly #parts: Buffer[] = [];
  /** Bytes that wait until all directories have their place, and the entries that will point to them. */
  readonly #waiting: { bytes: Buffer; table: Buffer; at: number }[] = [];
  #end: number;

  constructor(start: number) {
    this.#end = start;
  }

  /** All in order: directories in front, where readers look first, then pictures, then the sensor. */
  parts(): readonly Buffer[] {
    const smallestFirst = this.#waiting.splice(0).sort((one, other) => one.bytes.length - other.bytes.length);
    for (const { bytes, table, at } of smallestFirst) table.writeUInt32LE(this.#put(bytes), at);
    return this.#parts;
  }

  /** Writes directories one after another, each pointing to the next; gives where the first begins. */
  chain(directories: readonly Directory[]): number {
    let next = 0;
    for (const directory of directories.toReversed()) next = this.#directory(directory, next);
    return next;
  }

  #put(bytes: Buffer): number {
    const at = this.#end;
    this.#parts.push(bytes);
    if (bytes.length % 2) this.#parts.push(Buffer.alloc(1));
    this.#end = even(at + bytes.length);
    return at;
  }

  #directory(directory: Directory, next: number): number {
    // Object keys that are numbers come in ascending order, as TIFF wants its tags.
    const tags = Object.entries(directory).map(([tag, value]) => ({ tag: Number(tag), value }));
    const table = Buffer.alloc(2 + tags.length * 12 + 4);
    table.writeUInt16LE(tags.length, 0);
    tags.forEach(({ tag, value }, index) => {
      const at = 2 + index * 12;
      const { count, bytes } = this.#encode(value);
      table.writeUInt16LE(tag, at);
      table.writeUInt16LE(fieldTypes[value.as], at + 2);
      table.writeUInt32LE(count, at + 4);
      if (value.as === 'place') this.#waiting.push({ bytes: value.bytes, table, at: at + 8 });
      else if (bytes.length <= 4) bytes.copy(table, at + 8);
      else table.writeUInt32LE(this.#put(bytes), at + 8);
    });
    table.writeUInt32LE(next, table.length - 4);
    return this.#put(table);
  }

  #encode(value: TagValue): { count: number; bytes: Buffer } {
    switch (value.as) {
      case 'ascii': {
        const bytes = Buffer.from(`${value.text}\0`, 'latin1');
        return { count: bytes.length, bytes };
      }
      case 'place':
        return { count: 1, bytes: Buffer.alloc(4) };
      case 'directories':
        return {
          count: value.values.length,
          bytes: words(
            value.values.map((one) => this.chain([one])),
            4,
          ),
        };
      case 'rational':
      case 'srational':
        return { count: value.values.length, bytes: words(value.values.flat(), 4) };
      default:
        return { count: value.values.length, bytes: words(value.values, wordSize[value.as]) };
    }
  }
}

const wordSize = { byte: 1, undefined: 1, short: 2, long: 4 } as const;

function words(values: readonly number[], size: 1 | 2 | 4): Buffer {
  const bytes = Buffer.alloc(values.length * size);
  // Signed numbers wrap around to their two's complement.
  values.forEach((value, index) => {
    bytes.writeUIntLE(value < 0 ? value + 2 ** (8 * size) : value, index * size, size);
  });
  return bytes;
}
