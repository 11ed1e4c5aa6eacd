// What a camera writes about a photo: camera, lens, time, exposure. Called by raw.ts and jpeg.ts.
import { tag } from './tags.ts';
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
    [tag.make]: ascii(make),
    [tag.model]: ascii(model),
    [tag.orientation]: short(shot.orientation),
    [tag.xResolution]: rational([300, 1]),
    [tag.yResolution]: rational([300, 1]),
    [tag.resolutionUnit]: short(2),
    [tag.modifiedAt]: ascii(clock(shot.takenAt)),
    [tag.exif]: { as: 'directories', values: [{ ...exifTags(shot), ...more }] },
  };
}

function exifTags(shot: Shot): Directory {
  const { lens, focal } = cameras[shot.kind];
  const hundredths = String(Math.floor((shot.takenAt % 1000) / 10)).padStart(2, '0');
  return {
    [tag.exposureTime]: rational(shot.exposure),
    [tag.fNumber]: rational([Math.round(shot.aperture * 10), 10]),
    [tag.exposureProgram]: short(3),
    [tag.iso]: short(shot.iso),
    [tag.exifVersion]: { as: 'undefined', values: [...Buffer.from('0232')] },
    [tag.takenAt]: ascii(clock(shot.takenAt)),
    [tag.digitizedAt]: ascii(clock(shot.takenAt)),
    [tag.takenOffset]: ascii('+02:00'),
    [tag.exposureBias]: { as: 'srational', values: [[Math.round(shot.bias * 3), 3]] },
    [tag.metering]: short(5),
    [tag.flash]: short(16),
    [tag.focalLength]: rational([focal, 1]),
    [tag.takenFraction]: ascii(hundredths),
    [tag.colorSpace]: short(1),
    [tag.lensModel]: ascii(lens),
  };
}
