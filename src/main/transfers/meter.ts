// Speed over the last seconds, for the project's line "12 MB/s". Pure: the clock is passed in.

// Long enough that 1 MiB steps of a slow line don't make the figure jump, short enough to follow a change.
const windowMs = 10_000;
const binMs = 250;

interface Bin {
  readonly at: number;
  bytes: number;
}

export interface Meter {
  add(bytes: number): void;
  /** Bytes a second over the last ten seconds (or since bytes began to move); null when nothing moved in them. */
  speed(): number | null;
}

export function createMeter(now: () => number = () => performance.now()): Meter {
  const bins: Bin[] = [];
  let since = 0;
  const forget = (time: number): void => {
    while (bins[0] !== undefined && bins[0].at <= time - windowMs) bins.shift();
  };
  return {
    add(bytes) {
      const time = now();
      forget(time);
      if (bins.length === 0) since = time;
      const last = bins.at(-1);
      if (last !== undefined && time - last.at < binMs) last.bytes += bytes;
      else bins.push({ at: time, bytes });
    },
    speed() {
      const time = now();
      forget(time);
      if (bins.length === 0) return null;
      const bytes = bins.reduce((sum, bin) => sum + bin.bytes, 0);
      // The first second is too short to divide by: one piece of 1 MiB would look like a fast line.
      return (bytes * 1000) / Math.min(windowMs, Math.max(1000, time - since));
    },
  };
}
