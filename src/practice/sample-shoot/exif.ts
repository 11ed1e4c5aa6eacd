// What a camera writes about a photo: camera, lens, time, exposure. Called by raw.ts and jpeg.ts.
import type { Directory, TagValue } from './tiff.ts';

export const kinds = ['CR2', 'NEF', 'ARW', 'DNG', 'JPG'] as const;
export type Kind = (typeof kinds)[number];

export interface Shot {
  readonly kind: Kind;
  /** Clock time of the camera, milliseconds since 1970 as if it were UTC. */
  readonly takenAt: number;
  readonly orientation: 1 | 8;
  readonly iso: number;
  /** Seconds: numerator and denominator. */
  readonly exposure: readonly [number, number];
  readonly aperture: number;
  /** Stops; brackets differ by it. */
  readonly bias: number;
}

export const cameras: Readonly<Record<Kind, { make: string; model: string; lens: string; focal: number }>> = {
  CR2: { make: 'Canon', model: 'Canon EOS 5D Mark IV', lens: 'EF24-70mm f/2.8L II USM', focal: 50 },
  NEF: { make: 'NIKON CORPORATION', model: 'NIKON D850', lens: 'AF-S NIKKOR 85mm f/1.4G', focal: 85 },
  ARW: { make: 'SONY', model: 'ILCE-7M4', lens: 'FE 35mm F1.4 GM', focal: 35 },
  DNG: { make: 'Leica Camera AG', model: 'LEICA Q2', lens: 'SUMMILUX 1:1.7/28 ASPH.', focal: 28 },
  JPG: { make: 'FUJIFILM', model: 'X-T5', lens: 'XF56mmF1.2 R WR', focal: 56 },
};

export const ascii = (text: string): TagValue => ({ as: 'ascii', text });
export const short = (...values: number[]): TagValue => ({ as: 'short', values });
export const long = (...values: number[]): TagValue => ({ as: 'long', values });
export const rational = (...values: (readonly [number, number])[]): TagValue => ({ as: 'rational', values });
export const place = (bytes: Buffer): TagValue => ({ as: 'place', bytes });

/** `2026:06:20 14:03:00`, EXIF's way. */
function clock(takenAt: number): string {
  return new Date(takenAt).toISOString().slice(0, 19).replaceAll('-', ':').replace('T', ' ');
}

/** The tags of the first directory that any photo has; `more` goes into its EXIF. */
export function cameraTags(shot: Shot, more: Directory = {}): Directory {
  const { make, model } = cameras[shot.kind];
  return {
    271: ascii(make),
    272: ascii(model),
    274: short(shot.orientation),
    282: rational([300, 1]),
    283: rational([300, 1]),
    296: short(2),
    306: ascii(clock(shot.takenAt)),
    34665: { as: 'directories', values: [{ ...exifTags(shot), ...more }] },
  };
}

function exifTags(shot: Shot): Directory {
  const { lens, focal } = cameras[shot.kind];
  const hundredths = String(Math.floor((shot.takenAt % 1000) / 10)).padStart(2, '0');
  return {
    33434: rational(shot.exposure),
    33437: rational([Math.round(shot.aperture * 10), 10]),
    34850: short(3),
    34855: short(shot.iso),
    36864: { as: 'undefined', values: [...Buffer.from('0232')] },
    36867: ascii(clock(shot.takenAt)),
    36868: ascii(clock(shot.takenAt)),
    36881: ascii('+02:00'),
    37380: { as: 'srational', values: [[Math.round(shot.bias * 3), 3]] },
    37383: short(5),
    37385: short(16),
    37386: rational([focal, 1]),
    37521: ascii(hundredths),
    40961: short(1),
    42036: ascii(lens),
  };
}
