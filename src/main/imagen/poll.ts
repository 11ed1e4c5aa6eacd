// Asks the service again and again until something is so. Used for edits and exports, which take minutes to hours.
import { sleep } from '../network/sleep.ts';

export interface PollPace {
  readonly firstMs: number;
  readonly factor: number;
  readonly capMs: number;
}
// A small shoot is edited in a minute or two and should not wait for a slow poll; a big one is asked about twice a
// minute. (The vendor's SDKs: 10 s growing by 1.2 to 60 s.)
export const defaultPollPace: PollPace = { firstMs: 1_000, factor: 1.3, capMs: 30_000 };

/** Calls `look` at once and then at growing intervals, until it gives a value that is not null. */
export async function poll<T>(
  look: () => Promise<T | null>,
  pace: PollPace,
  signal: AbortSignal,
): Promise<T> {
  for (let wait = pace.firstMs; ; wait = Math.min(pace.capMs, wait * pace.factor)) {
    const value = await look();
    if (value !== null) return value;
    await sleep(wait, signal);
  }
}
