// How a photo is developed: numbers that depend on photo, profile and tools and on nothing else, so that the sidecar,
// the embedded packet and the final JPEG of one photo agree, and two runs give the same.
import { createHash } from 'node:crypto';
import type { EditOrder, ToolName } from '../api/edit-order.ts';

/** In Camera Raw's units: exposure in stops, temperature in kelvin, crop as shares of the picture, the rest ±100. */
export interface Look {
  readonly exposure: number;
  readonly temperature: number;
  readonly tint: number;
  readonly contrast: number;
  readonly highlights: number;
  readonly shadows: number;
  readonly whites: number;
  readonly blacks: number;
  readonly texture: number;
  readonly clarity: number;
  readonly dehaze: number;
  readonly vibrance: number;
  readonly saturation: number;
  /** Hue, saturation and luminance of the eight colours, in that order. */
  readonly colours: readonly number[];
  readonly sharpness: number;
  readonly crop: Crop | null;
  /** Degrees. */
  readonly angle: number;
}

export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Draws a whole number from `from` to `to`, always the same for the same name. */
type Draw = (name: string, from: number, to: number) => number;

const drawFrom =
  (seed: string): Draw =>
  (name, from, to) => {
    const digest = createHash('sha256').update(`${seed}\n${name}`).digest();
    return from + (digest.readUInt32BE(0) % (to - from + 1));
  };

/** `photo` names the photo and its bytes. */
export function lookOf(photo: { readonly name: string; readonly md5: string }, order: EditOrder): Look {
  // A profile has a style, and each photo bends it a little.
  const style = drawFrom(`profile ${order.profile}`);
  const bend = drawFrom(`profile ${order.profile} photo ${photo.md5} ${photo.name}`);
  const both = (name: string, from: number, to: number, play: number): number =>
    style(name, from, to) + bend(name, -play, play);
  const has = (tool: ToolName): boolean => order.tools.includes(tool);
  return {
    exposure: both('exposure', 25, 60, 15) / 100,
    temperature: both('temperature', 5000, 6200, 350),
    tint: both('tint', 2, 14, 4),
    contrast: both('contrast', 5, 25, 5),
    highlights:
      both('highlights', -60, -20, 10) - (has('window_pull') ? 25 : 0) - (has('hdr_merge') ? 10 : 0),
    shadows: both('shadows', 15, 45, 10) + (has('hdr_merge') ? 15 : 0),
    whites: both('whites', 5, 20, 5),
    blacks: both('blacks', -20, -5, 5),
    texture: has('smooth_skin') ? -both('texture', 8, 20, 3) : both('texture', 0, 15, 3),
    clarity: both('clarity', 0, 15, 3),
    dehaze: both('dehaze', 0, 8, 2) + (has('sky_replacement') ? 6 : 0),
    vibrance: both('vibrance', 6, 20, 4),
    saturation: both('saturation', -4, 8, 2),
    colours: Array.from({ length: 24 }, (_, place) => both(`colour ${place}`, -12, 12, 2)),
    sharpness: style('sharpness', 35, 55),
    crop: cropOf(order, bend),
    angle: has('straighten') ? (bend('angle', 4, 25) / 10) * (bend('side', 0, 1) === 0 ? -1 : 1) : 0,
  };
}

// How much of the picture each crop tool leaves, in percent.
const left: Readonly<Partial<Record<ToolName, number>>> = { crop: 94, portrait_crop: 86, headshot_crop: 64 };

function cropOf(order: EditOrder, bend: Draw): Crop | null {
  const tool = order.tools.find((name) => left[name] !== undefined);
  if (tool === undefined) return null;
  const size = (left[tool] ?? 100) / 100;
  const room = 1 - size;
  const x = (room * bend('crop x', 30, 70)) / 100;
  const y = (room * bend('crop y', 20, 60)) / 100;
  return { left: x, top: y, right: x + size, bottom: y + size };
}
