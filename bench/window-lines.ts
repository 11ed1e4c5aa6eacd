// Lines of the window's bench: what was found, and whether it was good enough. Used by window.ts and its halves.
export interface Line {
  readonly what: string;
  readonly found: string;
  readonly aim?: string;
  readonly met?: boolean;
}

export const ms = (value: number): string => `${Math.round(value)} ms`;

export const within = (value: number, aim: number) => ({
  ...{ found: ms(value), aim: `${aim} ms`, met: value <= aim },
});

/** The value that this part (0 to 1) of all values doesn't exceed. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

/** The most of these moments (ms, ascending) that fell into any one second. */
export function mostInASecond(moments: readonly number[]): number {
  let most = 0;
  let from = 0;
  for (const [at, moment] of moments.entries()) {
    while (moment - (moments[from] ?? 0) >= 1000) from += 1;
    most = Math.max(most, at - from + 1);
  }
  return most;
}
