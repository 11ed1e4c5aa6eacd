// The bandwidth limit: whoever moves bytes asks first and is let through in order of asking, so that all transfers
// share the line fairly. One for the whole app; Settings changes it while transfers run.

export interface Limiter {
  /** Returns at once when nothing limits; else a promise of the moment when `bytes` may move. */
  take(bytes: number, signal: AbortSignal): Promise<void> | void;
  /** Bytes a second; null is no limit. Holds for those already waiting, too. */
  set(bytesPerSecond: number | null): void;
}

/** The clock, passed in by tests. Milliseconds. */
export interface Clock {
  now(): number;
  /** Calls `then` after `ms`; the returned function cancels it. */
  after(ms: number, then: () => void): () => void;
}

const realClock: Clock = {
  now: () => performance.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

// A timer that fires late must not cost speed; more than this would let a burst through after a pause.
const creditMs = 250;

interface Waiter {
  readonly bytes: number;
  go(): void;
}

/** A line of `rate` bytes a second for all who ask it; null for as fast as it goes. */
export function createLimiter(rate: number | null, clock: Clock = realClock): Limiter {
  const waiters: Waiter[] = [];
  let perSecond = rate;
  let free = clock.now(); // when the line is through with what it was given
  let cancel: (() => void) | null = null;

  const pass = (bytes: number): void => {
    if (perSecond === null) return;
    free = Math.max(free, clock.now() - creditMs) + (bytes * 1000) / perSecond;
  };
  const mayPass = (): boolean => perSecond === null || free <= clock.now();
  const serve = (): void => {
    cancel?.();
    cancel = null;
    while (waiters[0] !== undefined && mayPass()) {
      const waiter = waiters.shift();
      if (waiter === undefined) break;
      pass(waiter.bytes);
      waiter.go();
    }
    if (waiters.length > 0) cancel = clock.after(Math.max(1, free - clock.now()), serve);
  };

  return {
    take(bytes, signal) {
      if (waiters.length === 0 && mayPass()) return pass(bytes);
      return new Promise((resolve, reject) => {
        const leave = (): void => {
          waiters.splice(waiters.indexOf(waiter), 1);
          serve();
          reject(signal.reason);
        };
        const waiter: Waiter = {
          bytes,
          go() {
            signal.removeEventListener('abort', leave);
            resolve();
          },
        };
        if (signal.aborted) return reject(signal.reason);
        signal.addEventListener('abort', leave, { once: true });
        waiters.push(waiter);
        if (waiters.length === 1) serve();
      });
    },
    set(bytesPerSecond) {
      const owed = Math.max(0, free - clock.now()) * (perSecond ?? 0);
      perSecond = bytesPerSecond;
      free = clock.now() + (bytesPerSecond === null ? 0 : owed / bytesPerSecond);
      serve();
    },
  };
}
