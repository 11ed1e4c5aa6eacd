// Turns for work that pictures wait for: at most some at once, the latest look at a sheet first, and what nobody waits
// for any more is left out. Called by thumbnails.ts.

/** Asked within so long of each other: one screenful, made in the order of its rows. */
const oneLookMs = 30;

export interface Turns {
  /** Runs `work` in its turn. Throws the reason of `signal` when that is aborted before its turn has come. */
  take<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

type Begin = () => void;

export function createTurns(atOnce: number, now: () => number = () => performance.now()): Turns {
  const looks: Set<Begin>[] = [];
  let free = atOnce;
  let askedAt = Number.NEGATIVE_INFINITY;
  const wait = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const at = now();
      if (looks.length === 0 || at - askedAt > oneLookMs) looks.push(new Set());
      askedAt = at;
      const look = looks.at(-1);
      const leave = () => {
        look?.delete(begin);
        reject(signal.reason);
      };
      const begin = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      look?.add(begin);
      signal.addEventListener('abort', leave, { once: true });
    });
  const goOn = () => {
    const next = nextOf(looks);
    if (next) next();
    else free++;
  };
  return {
    async take(work, signal) {
      signal.throwIfAborted();
      if (free > 0) free--;
      else await wait(signal);
      try {
        return await work();
      } finally {
        goOn();
      }
    },
  };
}

/** The first of the latest look that still has one; looks that are through are forgotten. */
function nextOf(looks: Set<Begin>[]): Begin | undefined {
  for (let look = looks.at(-1); look !== undefined; look = looks.at(-1)) {
    const [first] = look;
    if (first) {
      look.delete(first);
      return first;
    }
    looks.pop();
  }
  return undefined;
}
