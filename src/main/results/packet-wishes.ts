// What is asked of the thread that merges packets, and what it says. Shared by merging.ts and compose.ts, which run in two threads.
import type { Note } from './notes.ts';

/** A sidecar's: Imagen's in `part`, with the properties of the old one at `old` unless that is null. */
export interface SidecarWish {
  readonly kind: 'sidecar';
  readonly part: string;
  readonly old: string | null;
  /** The RAW's path. */
  readonly original: string;
}
/** The packet within the edited DNG or JPEG in `part`, with the photographer's own properties. */
export interface WithinWish {
  readonly kind: 'within';
  readonly part: string;
  /** The photo's path. */
  readonly original: string;
  readonly sidecar: string | null;
}
export type Wish = SidecarWish | WithinWish;

export interface Composed {
  /** The packet, UTF-8. Null for a sidecar of Imagen's that can't be read, or when nothing is to be put within. */
  readonly bytes: Buffer | null;
  readonly notes: readonly Note[];
}
