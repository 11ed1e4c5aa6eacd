// Writes a small, valid linear DNG: demosaiced pixels in the first directory, a JPEG preview in a second one.
// Tags from TIFF 6.0 and Adobe's DNG specification 1.4.

export interface DngOf {
  readonly width: number;
  readonly height: number;
  /** A JPEG of display values (lossy), or 16-bit linear RGB, little endian (lossless). */
  readonly pixels: { readonly jpeg: Buffer } | { readonly linear: Buffer };
  readonly preview: { readonly jpeg: Buffer; readonly width: number; readonly height: number };
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number;
}

const types = { byte: 1, ascii: 2, short: 3, long: 4, rational: 5, srational: 10 } as const;
const widths: Readonly<Record<keyof typeof types, number>> = {
  byte: 1,
  ascii: 1,
  short: 2,
  long: 4,
  rational: 8,
  srational: 8,
};

interface Entry {
  readonly tag: number;
  readonly type: keyof typeof types;
  readonly count: number;
  readonly bytes: Buffer;
}

const model = 'Practice Imagen HDR';
const lossyJpeg = 34892;
const jpeg = 7;
const linearRaw = 34892;
const yCbCr = 6;
// From XYZ to linear sRGB under D65: the pixels come from sRGB previews.
const colourMatrix = [32405, -15371, -4985, -9693, 18760, 416, 556, -2040, 10572];

/** sRGB's curve, from 8-bit display values to 16-bit light. */
export const lightOf: readonly number[] = Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return Math.round(65535 * (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
});

export function writeDng(of: DngOf): Buffer {
  const lossy = 'jpeg' in of.pixels;
  const strip = 'jpeg' in of.pixels ? of.pixels.jpeg : of.pixels.linear;
  // Addresses depend on the directories' sizes, not on their values: laid out once with zeros, once for good.
  const lay = (mainAt: number, previewAt: number, secondAt: number): { main: Buffer; second: Buffer } => {
    const main = directory(mainEntries(of, lossy, mainAt, strip.length, secondAt), 8);
    return { main, second: directory(previewEntries(of, previewAt), secondAt) };
  };
  const draft = lay(0, 0, 0);
  const secondAt = 8 + draft.main.length;
  const mainAt = secondAt + draft.second.length;
  const { main, second } = lay(mainAt, mainAt + even(strip.length), secondAt);
  const gap = Buffer.alloc(even(strip.length) - strip.length);
  return Buffer.concat([Buffer.from('49492a0008000000', 'hex'), main, second, strip, gap, of.preview.jpeg]);
}

function mainEntries(of: DngOf, lossy: boolean, at: number, length: number, secondAt: number): Entry[] {
  const bits = lossy ? 8 : 16;
  return [
    long(254, [0]),
    long(256, [of.width]),
    long(257, [of.height]),
    short(258, [bits, bits, bits]),
    short(259, [lossy ? lossyJpeg : 1]),
    short(262, [linearRaw]),
    ascii(271, 'Practice Imagen'),
    ascii(272, model),
    long(273, [at]),
    short(274, [of.orientation]),
    short(277, [3]),
    long(278, [of.height]),
    long(279, [length]),
    short(284, [1]),
    ascii(305, 'Practice Imagen'),
    long(330, [secondAt]),
    entry(50706, 'byte', [1, 4, 0, 0]),
    entry(50707, 'byte', [1, 4, 0, 0]),
    ascii(50708, model),
    // The JPEG holds display values: this table turns them back into light.
    ...(lossy ? [short(50712, lightOf)] : []),
    long(50717, [65535, 65535, 65535]),
    fractions(50721, 'srational', colourMatrix, 10000),
    fractions(50728, 'rational', [1, 1, 1], 1),
    short(50778, [21]),
  ];
}

const previewEntries = ({ preview }: DngOf, at: number): Entry[] => [
  long(254, [1]),
  long(256, [preview.width]),
  long(257, [preview.height]),
  short(258, [8, 8, 8]),
  short(259, [jpeg]),
  short(262, [yCbCr]),
  long(273, [at]),
  short(277, [3]),
  long(278, [preview.height]),
  long(279, [preview.jpeg.length]),
  short(284, [1]),
];

function entry(tag: number, type: keyof typeof types, values: readonly number[]): Entry {
  const bytes = Buffer.alloc(values.length * Math.min(4, widths[type]));
  values.forEach((value, place) => {
    const width = Math.min(4, widths[type]);
    if (type === 'srational') bytes.writeInt32LE(value, place * 4);
    else bytes.writeUIntLE(value, place * width, width);
  });
  return { tag, type, count: bytes.length / widths[type], bytes };
}

const long = (tag: number, values: readonly number[]): Entry => entry(tag, 'long', values);
const short = (tag: number, values: readonly number[]): Entry => entry(tag, 'short', values);
const ascii = (tag: number, text: string): Entry =>
  entry(tag, 'ascii', [...Buffer.from(`${text}\0`, 'latin1')]);
const fractions = (
  tag: number,
  type: 'rational' | 'srational',
  tops: readonly number[],
  under: number,
): Entry =>
  entry(
    tag,
    type,
    tops.flatMap((top) => [top, under]),
  );

const even = (length: number): number => length + (length % 2);

/** A directory that stands at `at`, with the values that don't fit into its entries behind it. */
function directory(entries: readonly Entry[], at: number): Buffer {
  const head = Buffer.alloc(2 + entries.length * 12 + 4);
  head.writeUInt16LE(entries.length, 0);
  const behind: Buffer[] = [];
  let next = at + head.length;
  entries.forEach(({ tag, type, count, bytes }, place) => {
    const here = 2 + place * 12;
    head.writeUInt16LE(tag, here);
    head.writeUInt16LE(types[type], here + 2);
    head.writeUInt32LE(count, here + 4);
    if (bytes.length <= 4) {
      bytes.copy(head, here + 8);
      return;
    }
    head.writeUInt32LE(next, here + 8);
    const padded = Buffer.alloc(even(bytes.length));
    bytes.copy(padded);
    behind.push(padded);
    next += padded.length;
  });
  return Buffer.concat([head, ...behind]);
}
