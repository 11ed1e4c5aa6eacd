// Walks the directories of a TIFF-like RAW (CR2, NEF, ARW, DNG, ORF, RW2, PEF…) and says where JPEGs lie in it.

type Read = (at: number, length: number) => Promise<Buffer>;

export interface Place {
  readonly at: number;
  readonly length: number;
}

interface Found {
  readonly jpegs: Place[];
  orientation: number;
}

interface Walk {
  readonly read: Read;
  readonly little: boolean;
  readonly found: Found;
  readonly seen: Set<number>;
}

// Real RAWs have fewer than ten; the bound stops a file that points to itself in circles.
const mostDirectories = 30;
const tag = {
  compression: 0x0103,
  stripOffsets: 0x0111,
  orientation: 0x0112,
  stripBytes: 0x0117,
  subDirectories: 0x014a,
  jpegAt: 0x0201,
  jpegBytes: 0x0202,
  panasonicJpeg: 0x002e,
} as const;

/** Candidates only: whether there is a JPEG that can be shown must be looked at. Empty if it is no TIFF. */
export async function tiffJpegs(read: Read): Promise<{ jpegs: readonly Place[]; orientation: number }> {
  const found: Found = { jpegs: [], orientation: 0 };
  const head = await read(0, 8);
  const mark = head.subarray(0, 2).toString('latin1');
  if (head.length < 8 || !['II', 'MM'].includes(mark)) return found;
  const walk: Walk = { read, little: mark === 'II', found, seen: new Set() };
  await directory(walk, numberAt(walk, head, 4, 4));
  return found;
}

async function directory(walk: Walk, at: number): Promise<void> {
  if (at === 0 || walk.seen.has(at) || walk.seen.size >= mostDirectories) return;
  walk.seen.add(at);
  const head = await walk.read(at, 2);
  if (head.length < 2) return;
  const count = numberAt(walk, head, 0, 2);
  const bytes = await walk.read(at + 2, count * 12 + 4);
  if (bytes.length < count * 12) return;
  const entries = new Map<number, Buffer>();
  for (let place = 0; place < count * 12; place += 12)
    entries.set(numberAt(walk, bytes, place, 2), bytes.subarray(place, place + 12));
  await note(walk, entries);
  for (const next of await values(walk, entries.get(tag.subDirectories))) await directory(walk, next);
  if (bytes.length >= count * 12 + 4) await directory(walk, numberAt(walk, bytes, count * 12, 4));
}

async function note(walk: Walk, entries: ReadonlyMap<number, Buffer>): Promise<void> {
  const { found } = walk;
  const first = async (name: number): Promise<number> => (await values(walk, entries.get(name)))[0] ?? 0;
  if (found.orientation === 0) found.orientation = await first(tag.orientation);
  const jpegAt = await first(tag.jpegAt);
  if (jpegAt > 0) found.jpegs.push({ at: jpegAt, length: await first(tag.jpegBytes) });
  const strips = await values(walk, entries.get(tag.stripOffsets));
  // 6 and 7: JPEG in one piece, as Canon and DNG keep their previews.
  if (strips.length === 1 && [6, 7].includes(await first(tag.compression)))
    found.jpegs.push({ at: strips[0] ?? 0, length: await first(tag.stripBytes) });
  const panasonic = entries.get(tag.panasonicJpeg);
  if (panasonic !== undefined)
    found.jpegs.push({ at: numberAt(walk, panasonic, 8, 4), length: numberAt(walk, panasonic, 4, 4) });
}

/** The numbers of an entry; only the forms that offsets and sizes have. */
async function values(walk: Walk, entry: Buffer | undefined): Promise<readonly number[]> {
  if (entry === undefined) return [];
  const width = { 3: 2, 4: 4, 13: 4 }[numberAt(walk, entry, 2, 2)] ?? 0;
  const count = Math.min(numberAt(walk, entry, 4, 4), 1000);
  if (width === 0) return [];
  const inside = width * count <= 4;
  const bytes = inside ? entry.subarray(8) : await walk.read(numberAt(walk, entry, 8, 4), width * count);
  if (bytes.length < width * count) return [];
  return Array.from({ length: count }, (_, place) => numberAt(walk, bytes, place * width, width));
}

const numberAt = ({ little }: Walk, bytes: Buffer, at: number, width: number): number =>
  little ? bytes.readUIntLE(at, width) : bytes.readUIntBE(at, width);
