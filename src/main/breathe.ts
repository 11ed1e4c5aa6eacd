// Long work on the main thread is done in parts, so that nothing else waits for more than a moment. Called where
// something is done for each of ten thousand photos.
import { setImmediate } from 'node:timers/promises';

/** Lets everything that waits have its turn. */
export const breathe = (): Promise<void> => setImmediate();

/** A part takes ten milliseconds or so of the usual work. */
const part = 250;

export const inParts = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / part) }, (_, at) => all.slice(at * part, (at + 1) * part));
