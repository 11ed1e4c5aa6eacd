// Where the window stood and how large it was, kept in the user data folder. Used by window.ts.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Place {
  readonly bounds: Bounds;
  readonly maximized: boolean;
}

export const least = { width: 900, height: 600 } as const;
const first = { width: 1280, height: 820 } as const;

// So much of the window's top must be on a screen that it can be taken hold of.
const grip = { width: 120, height: 40 } as const;

const fileIn = (folder: string): string => path.join(folder, 'window.json');

/** What was kept, or null: nothing yet, or a file that makes no sense. */
export function keptPlace(folder: string): Place | null {
  try {
    const { bounds, maximized } = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Partial<Place>;
    const numbers = [bounds?.x, bounds?.y, bounds?.width, bounds?.height];
    if (bounds === undefined || !numbers.every(Number.isInteger)) return null;
    return { bounds, maximized: maximized === true };
  } catch {
    return null;
  }
}

/** A folder that can't be written to costs the place, never the app. */
export function keepPlace(folder: string, place: Place): void {
  try {
    writeFileSync(`${fileIn(folder)}.new`, JSON.stringify(place));
    renameSync(`${fileIn(folder)}.new`, fileIn(folder));
  } catch {
    // The next window opens where it would have without.
  }
}

/** Where to open: as it was, if its top can be reached on one of the screens there are now; else the system decides. */
export function placeOn(screens: readonly Bounds[], kept: Place | null): Partial<Bounds> & typeof first {
  if (kept === null) return first;
  const { x, y } = kept.bounds;
  const width = Math.max(least.width, kept.bounds.width);
  const height = Math.max(least.height, kept.bounds.height);
  const reachable = screens.some((screen) => {
    const seen = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x);
    return seen >= grip.width && y >= screen.y && y + grip.height <= screen.y + screen.height;
  });
  return { width, height, ...(reachable ? { x, y } : {}) } as Partial<Bounds> & typeof first;
}
