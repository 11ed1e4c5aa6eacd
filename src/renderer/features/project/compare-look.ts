// How two pictures are looked at: which view, how near, where. Pure; Compare.tsx draws it.

import type { CallOutput } from '#contract/calls.ts';
import type { Part } from '../../ui/Picture.tsx';

export interface Look {
  readonly view: 'slider' | 'beside';
  /** 1: the whole photo. */
  readonly zoom: number;
  /** What is in the middle, as parts of the picture's frame: 0.5 is its middle. */
  readonly x: number;
  readonly y: number;
  /** Where the slider stands, percent of the width. */
  readonly split: number;
}

const middle = { zoom: 1, x: 0.5, y: 0.5 };
export const whole: Look = { view: 'slider', ...middle, split: 50 };

// A large picture is made for twice the window; nearer shows its pixels and no more.
const most = 8;

const bounded = (least: number, value: number, top: number): number => Math.min(top, Math.max(least, value));

/** Twice as near or as far, around what is in the middle. */
export function zoomed(look: Look, by: number): Look {
  const zoom = bounded(1, look.zoom * by, most);
  return moved({ ...look, zoom }, 0, 0);
}

/** Moved by parts of what is seen; never past the edge. */
export function moved(look: Look, dx: number, dy: number): Look {
  const half = 0.5 / look.zoom;
  const to = (at: number, by: number): number => bounded(half, at + by / look.zoom, 1 - half);
  return { ...look, x: to(look.x, dx), y: to(look.y, dy) };
}

// A quarter of what is seen: one keeps one's bearings.
const stride = 0.25;
const strides: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-stride, 0],
  ArrowRight: [stride, 0],
  ArrowUp: [0, -stride],
  ArrowDown: [0, stride],
};

/** What a key does: another look, another photo, or nothing. */
export function acted(
  look: Look,
  key: string,
  shift: boolean,
): { readonly look: Look; readonly move?: never } | { readonly move: -1 | 1; readonly look?: never } | null {
  if (key === '+' || key === '=') return { look: zoomed(look, 2) };
  if (key === '-') return { look: zoomed(look, 0.5) };
  if (key === '0') return { look: { ...look, ...middle } };
  const by = strides[key];
  if (by === undefined) return null;
  if (shift) return { look: moved(look, ...by) };
  if (key === 'ArrowLeft') return { move: -1 };
  return key === 'ArrowRight' ? { move: 1 } : null;
}

/** The same, for CSS: around its own middle, grown and then shifted. */
export const transformOf = ({ zoom, x, y }: Look): string =>
  `scale(${zoom}) translate(${(0.5 - x) * 100}%, ${(0.5 - y) * 100}%)`;

/** A frame of the picture, for CSS: how much of each side is not shown, and the shape of what is. */
export function partOf(crop: CallOutput<'projects.frame'>['crop'] | undefined): Part | undefined {
  if (crop == null) return undefined;
  const sides = [crop.top, 1 - crop.right, 1 - crop.bottom, crop.left];
  return {
    box: `inset(${sides.map((share) => `${+(share * 100).toFixed(4)}%`).join(' ')})`,
    shape: crop.shape,
  };
}
