// Merges the frames of a bracket into one picture, from their previews. A single frame passes through.
import sharp, { type Sharp } from 'sharp';
import { lightOf } from './dng.ts';
import type { Preview } from './preview.ts';

export interface Merged {
  readonly width: number;
  readonly height: number;
  /** Display values, 8-bit RGB. */
  readonly display: Buffer;
  readonly orientation: number;
}

// Enough to look at; a merge for practice need not be as large as the sensor.
const longEdge = 1200;

/** `previews` in the order of the frames; the first gives size and orientation. Null if there is none. */
export async function merge(previews: readonly Preview[]): Promise<Merged | null> {
  const [first] = previews;
  if (first === undefined) return null;
  const { data, info } = await pixelsOf(first.jpeg).toBuffer({ resolveWithObject: true });
  const frames = [data];
  for (const { jpeg } of previews.slice(1))
    frames.push(await pixelsOf(jpeg).resize(info.width, info.height, { fit: 'fill' }).toBuffer());
  return {
    width: info.width,
    height: info.height,
    display: frames.length === 1 ? data : blend(frames),
    orientation: first.orientation || 1,
  };
}

const pixelsOf = (jpeg: Buffer): Sharp =>
  sharp(jpeg, { failOn: 'none' })
    .resize(longEdge, longEdge, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .removeAlpha()
    .raw();

// Values in the middle say most about a place; the ends are clipped.
const weights = Array.from({ length: 256 }, (_, value) => 1 + 60 * Math.exp(-(((value - 128) / 52) ** 2)));

function blend(frames: readonly Buffer[]): Buffer {
  const blended = Buffer.alloc(frames[0]?.length ?? 0);
  for (let at = 0; at < blended.length; at += 1) {
    let sum = 0;
    let weight = 0;
    for (const frame of frames) {
      const value = frame[at] ?? 0;
      const counts = weights[value] ?? 0;
      sum += value * counts;
      weight += counts;
    }
    blended[at] = sum / weight;
  }
  return blended;
}

/** 16-bit linear light, little endian. */
export function linearOf(display: Buffer): Buffer {
  const light = Buffer.alloc(display.length * 2);
  for (let at = 0; at < display.length; at += 1) light.writeUInt16LE(lightOf[display[at] ?? 0] ?? 0, at * 2);
  return light;
}
