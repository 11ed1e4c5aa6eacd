// The buffers that photos are read into, two for each transfer under way, lent and given back: sending a shoot of
// any size takes the memory of the transfers running at once.

// Measured: 64 KiB reads halve the speed, 4 MiB ones bring stalls; 1 MiB was the fastest of what was tried.
export const bufferBytes = 1024 * 1024;
// Twenty transfers at once is the most that Settings allows.
const mostKept = 20;

export interface Pair {
  readonly first: Buffer;
  readonly second: Buffer;
}

const kept: Pair[] = [];

export const lendPair = (): Pair =>
  kept.pop() ?? { first: Buffer.allocUnsafeSlow(bufferBytes), second: Buffer.allocUnsafeSlow(bufferBytes) };

/** Only for a pair that no read and no socket uses any more. One that a broken socket may hold is left to the collector. */
export function returnPair(pair: Pair): void {
  if (kept.length < mostKept) kept.push(pair);
}
