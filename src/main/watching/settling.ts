// When is copying over? Pure: what is known of a shoot that arrives, when to look at it again, and whether it has settled.
// Asked by lookout.ts. Times are milliseconds of a clock that stands still while the computer sleeps, as copying does.

/** How patient watching is. All milliseconds. */
export interface WatchPace {
  /** How often a watched folder itself is listed. */
  readonly lookMs: number;
  /** Nothing came and nothing grew for this long: copying is over, and the shoot is proposed. */
  readonly settleMs: number;
  /** The same for a shoot that starts by itself. */
  readonly startMs: number;
  /** Half-written files that stood still for this long are left-overs, and no longer waited for. */
  readonly abandonedMs: number;
  /** What has stood still for long is looked at again at least this often. */
  readonly idleMs: number;
}

export const defaultWatchPace: WatchPace = {
  // A listing of names: nothing even on a network drive.
  lookMs: 10_000,
  // Longer than a slow card or a busy network drive makes a copy pause between two files.
  settleMs: 60_000,
  // Long enough to put the second card into the reader: what is started can't be taken back, and nobody waits at the window.
  startMs: 300_000,
  abandonedMs: 600_000,
  idleMs: 900_000,
};

/** What one look at a folder saw. */
export interface Sight {
  /** Differs whenever a file came, went or changed. */
  readonly mark: string;
  readonly photos: number;
  readonly bytes: number;
  /** Something in it is surely still being written: a temporary file, an empty or locked photo. */
  readonly unfinished: boolean;
}

export interface Arrival {
  readonly sight: Sight | null;
  /** When it last changed, as far as is known. */
  readonly changedAt: number;
  /** When the last look began. */
  readonly lookedAt: number;
}

export const noticed = (now: number): Arrival => ({ sight: null, changedAt: now, lookedAt: now });

/** Something in it was heard to change. */
export const touched = (arrival: Arrival, now: number): Arrival => ({ ...arrival, changedAt: now });

/** `began`: when the look began; what was heard to change during it counts as later. */
export function looked(arrival: Arrival, sight: Sight, began: number): Arrival {
  const same = arrival.sight?.mark === sight.mark;
  const changedAt = same ? arrival.changedAt : Math.max(arrival.changedAt, began);
  return { sight, changedAt, lookedAt: began };
}

/** When to look next. `patienceMs`: how long nothing may change. */
export function dueAt({ sight, changedAt, lookedAt }: Arrival, pace: WatchPace, patienceMs: number): number {
  if (sight === null) return lookedAt;
  const still = lookedAt - changedAt;
  // As soon as it may have settled; while it is copied, often enough to tell how far it is.
  if (sight.photos > 0 && still < patienceMs)
    return Math.min(lookedAt + pace.settleMs, changedAt + patienceMs);
  return lookedAt + Math.min(Math.max(still, pace.settleMs), pace.idleMs);
}

/** True when a look found it as it was a while before, and nothing was heard of it since. */
export function isSettled(
  { sight, changedAt, lookedAt }: Arrival,
  pace: WatchPace,
  patienceMs: number,
): boolean {
  if (sight === null || sight.photos === 0) return false;
  return lookedAt - changedAt >= (sight.unfinished ? Math.max(pace.abandonedMs, patienceMs) : patienceMs);
}
