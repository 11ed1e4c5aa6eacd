// Scans that a person watches: what they are looking at is told now and then, and they can be stopped. Kept by the desk.

/** Where a scan is, and how many photos it has found so far. */
export type Look = (folder: string, found: number) => void;

// Often enough to see it move, rarely enough to cost nothing.
const tellEveryMs = 100;

export class Scans {
  readonly #underWay = new Map<string, AbortController>();

  /** Runs `scan`, tells of it, and gives null when it was stopped. Faults and the app's own end pass through. */
  async run<T>(
    ticket: string,
    app: AbortSignal,
    tell: Look,
    scan: (signal: AbortSignal, look: Look) => Promise<T>,
  ): Promise<T | null> {
    const stop = new AbortController();
    this.#underWay.set(ticket, stop);
    try {
      return await scan(AbortSignal.any([app, stop.signal]), rarely(tell));
    } catch (error) {
      if (stop.signal.aborted && !app.aborted) return null;
      throw error;
    } finally {
      this.#underWay.delete(ticket);
    }
  }

  /** False when there is no such scan, or no more. */
  stop(ticket: string): boolean {
    const underWay = this.#underWay.get(ticket);
    underWay?.abort();
    return underWay !== undefined;
  }
}

function rarely(tell: Look): Look {
  let told = Number.NEGATIVE_INFINITY;
  return (folder, found) => {
    const now = performance.now();
    if (now - told < tellEveryMs) return;
    told = now;
    tell(folder, found);
  };
}
