// How many transfers run at once over all projects together: whoever comes first goes first, so that projects that
// each ask for their share get it. One for the whole app; the number may change while transfers run.

export interface Gate {
  /** Settles with the way to leave again, when there is room. */
  enter(signal: AbortSignal): Promise<() => void>;
  /** The number has changed. */
  refresh(): void;
  /** How many are in now. */
  inside(): number;
}

/** Lets `most()` in at once. */
export function createGate(most: () => number): Gate {
  const waiters: (() => void)[] = [];
  let inside = 0;
  const serve = (): void => {
    for (const room = most(); inside < room && waiters.length > 0; inside += 1) waiters.shift()?.();
  };
  const leaving = (): (() => void) => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      inside -= 1;
      serve();
    };
  };
  return {
    enter: (signal) =>
      new Promise((resolve, reject) => {
        const giveUp = (): void => {
          waiters.splice(waiters.indexOf(go), 1);
          reject(signal.reason);
        };
        const go = (): void => {
          signal.removeEventListener('abort', giveUp);
          resolve(leaving());
        };
        if (signal.aborted) return reject(signal.reason);
        signal.addEventListener('abort', giveUp, { once: true });
        waiters.push(go);
        serve();
      }),
    refresh: serve,
    inside: () => inside,
  };
}
