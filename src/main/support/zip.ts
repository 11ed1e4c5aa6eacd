// A zip file made in memory: for support details, which are a few small texts. Layout: PKWARE's APPNOTE 4.3.
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  /** With forward slashes. */
  readonly name: string;
  readonly text: string;
}

const version = 20; // 2.0: deflate
const namesAreUtf8 = 0x0800;
const deflated = 8;

interface Packed {
  readonly name: Buffer;
  readonly body: Buffer;
  readonly crc: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** All entries, in order, with `at` as their time. */
export function zip(entries: readonly ZipEntry[], at: Date): Buffer {
  const parts: Buffer[] = [];
  const packed: Packed[] = [];
  let offset = 0;
  for (const { name, text } of entries) {
    const bytes = Buffer.from(text);
    const entry = {
      ...{ name: Buffer.from(name), body: deflateRawSync(bytes), crc: crc32(bytes) },
      ...{ size: bytes.length, offset },
    };
    const head = localHeader(entry, at);
    parts.push(head, entry.body);
    packed.push(entry);
    offset += head.length + entry.body.length;
  }
  const directory = packed.map((entry) => centralHeader(entry, at));
  return Buffer.concat([...parts, ...directory, endOf(directory, offset)]);
}

/** The fields that both headers share, from the version needed on. */
function shared({ name, body, crc, size }: Packed, at: Date): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(namesAreUtf8, 2);
  fields.writeUInt16LE(deflated, 4);
  fields.writeUInt16LE((at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1), 6);
  fields.writeUInt16LE(((at.getFullYear() - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate(), 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(body.length, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

const localHeader = (entry: Packed, at: Date): Buffer =>
  Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared(entry, at), entry.name]);

function centralHeader(entry: Packed, at: Date): Buffer {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(version, 0);
  // No comment, first disk, no attributes; then where the entry is.
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(entry.offset, 10);
  const head = Buffer.from('PK\x01\x02', 'latin1');
  return Buffer.concat([head, madeBy, shared(entry, at), rest, entry.name]);
}

function endOf(directory: readonly Buffer[], offset: number): Buffer {
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
