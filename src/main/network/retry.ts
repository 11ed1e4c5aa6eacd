// The one place that retries. Waiting for the network or for a service that asks for patience costs no attempt;
// trouble on the other side costs one, and the count starts again whenever bytes moved.
import { type Fault, FaultError, whoMends } from '#contract/faults.ts';
import { sleep } from './sleep.ts';

export interface Pace {
  /** First wait, and the longest, in milliseconds. */
  readonly firstMs: number;
  readonly capMs: number;
}
// Half a second is soon enough not to be noticed; half a minute keeps a night offline cheap and comes back quickly.
export const defaultPace: Pace = { firstMs: 500, capMs: 30_000 };

export interface RetryOptions {
  readonly signal: AbortSignal;
  readonly pace?: Pace | undefined;
  /** `short`: waiting costs attempts too, for calls that a person is watching. Default `forever`. */
  readonly patience?: 'short' | 'forever';
  /** How often `unexpected-reply` is asked again: an answer that makes no sense is mostly somebody else's (a hotel's page). */
  readonly oddAnswers?: number;
  /** How often `server-trouble` may happen in a row without bytes moving. */
  readonly attempts?: number;
  /** Asked at each `server-trouble`: true when it says nothing about this request, and costs nothing. */
  readonly isEveryones?: () => boolean;
  /** Bytes moved so far, ever growing: resets the count when it grew. */
  readonly moved?: () => number;
  /** Told before each wait, with its fault and length. */
  readonly onWait?: ((fault: Fault, ms: number) => void) | undefined;
  /** Told when, after waiting, the call went through. */
  readonly onGoOn?: (() => void) | undefined;
}

// Offline and rate limits say nothing about this request: they may last a night.
const free = new Set(['offline', 'rate-limited']);

/** Runs `run` until it succeeds, the signal aborts, or a fault comes that waiting can't mend. */
export async function retrying<T>(run: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { signal, attempts = 6, pace = defaultPace, patience = 'forever', oddAnswers = 0 } = options;
  let spent = 0;
  let waits = 0;
  let odd = 0;
  let waited = false;
  let before = options.moved?.() ?? 0;
  for (;;) {
    try {
      const value = await run();
      if (waited) options.onGoOn?.();
      return value;
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      if (!waitable(error) && (error.fault.code !== 'unexpected-reply' || ++odd > oddAnswers)) throw error;
      const now = options.moved?.() ?? 0;
      if (now > before) {
        spent = 0;
        waits = 0;
        before = now;
      }
      const costs = patience === 'short' || !(free.has(error.fault.code) || options.isEveryones?.());
      if (costs && ++spent >= attempts) throw error;
      const ms = error.retryAfterMs ?? backoff(waits++, pace);
      waited = true;
      options.onWait?.(error.fault, ms);
      await sleep(ms, signal, error.fault.code === 'offline');
    }
  }
}

const waitable = (error: FaultError): boolean =>
  whoMends(error.fault.code) === 'nobody' && error.fault.code !== 'link-expired';

// Doubling with full jitter in the upper half, so that many waiting transfers don't come back at once.
function backoff(waits: number, pace: Pace): number {
  const full = Math.min(pace.capMs, pace.firstMs * 2 ** Math.min(waits, 20));
  return full / 2 + (Math.random() * full) / 2;
}
