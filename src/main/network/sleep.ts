// Waiting that ends early when the computer has woken up: timers stood still while it slept, and what was waited for
// may long be there. Under retry.ts, poll.ts and the runner; woken by app.ts.
import { setTimeout as wait } from 'node:timers/promises';

const wakers = new Set<AbortController>();

/** Settles after `ms`, or at `wakeAll`. Rejects with the signal's abort. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  const woken = new AbortController();
  wakers.add(woken);
  try {
    await wait(ms, undefined, { signal: AbortSignal.any([signal, woken.signal]) });
  } catch (error) {
    if (signal.aborted || !woken.signal.aborted) throw error;
  } finally {
    wakers.delete(woken);
  }
}

/** Ends every wait now. */
export function wakeAll(): void {
  for (const woken of [...wakers]) woken.abort();
}
