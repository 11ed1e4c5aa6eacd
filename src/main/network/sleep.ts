// Waiting that ends early when the computer has woken up or the network is back: timers stood still while it slept, and
// what was waited for may long be there. Under retry.ts, poll.ts and the runner; woken by app.ts and the page.
import { setTimeout as wait } from 'node:timers/promises';

interface Waker {
  readonly woken: AbortController;
  readonly forNetwork: boolean;
}
const wakers = new Set<Waker>();

/** Settles after `ms`, or at `wakeAll`; a wait for the network also when that is back. Rejects with the signal's abort. */
export async function sleep(ms: number, signal: AbortSignal, forNetwork = false): Promise<void> {
  const waker = { woken: new AbortController(), forNetwork };
  const woken = waker.woken.signal;
  wakers.add(waker);
  try {
    await wait(ms, undefined, { signal: AbortSignal.any([signal, woken]) });
  } catch (error) {
    if (signal.aborted || !woken.aborted) throw error;
  } finally {
    wakers.delete(waker);
  }
}

/** Ends every wait now. */
export function wakeAll(): void {
  for (const { woken } of [...wakers]) woken.abort();
}

// Whoever says that the network is back, only gives a hint: a page that says so in a loop must not become one of requests.
const hintsApartMs = 1_000;
let lastHint = Number.NEGATIVE_INFINITY;

/** Ends the waits for the network: an attempt is due. Other waits, which a server asked for, go on. */
export function networkIsBack(now: number = performance.now()): void {
  if (now - lastHint < hintsApartMs) return;
  lastHint = now;
  for (const { woken, forNetwork } of [...wakers]) if (forNetwork) woken.abort();
}
