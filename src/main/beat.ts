// Looks again and again while there is something to look for, and never ends the program. Used by sharing.ts and by
// projects/turns.ts; nothing ticks while nothing runs or waits.
import type { Log } from './log.ts';

export interface Beat {
  /** Looks now. */
  now(): void;
  /** Looks from now on, `everyMs` from now for the first time. */
  start(): void;
  stop(): void;
}

/** What `look` throws is noted once, until it succeeds again: a disk that is full or a list that is locked stays so for long. */
export function createBeat(everyMs: number, log: Log, look: () => void): Beat {
  let timer: NodeJS.Timeout | null = null;
  let failing = false;
  const now = (): void => {
    try {
      look();
      failing = false;
    } catch (error) {
      if (!failing) log.warn('beat.failed', { error });
      failing = true;
    }
  };
  return {
    now,
    start(): void {
      timer ??= setInterval(now, everyMs);
    },
    stop(): void {
      if (timer !== null) clearInterval(timer);
      timer = null;
    },
  };
}
