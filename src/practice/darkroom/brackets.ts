// Finds exposure brackets: frames taken right after each other with clearly different exposures.

export interface Capture {
  readonly name: string;
  /** Milliseconds; NaN if the photo doesn't say. */
  readonly at: number;
  /** Stops of light let in; NaN if the photo doesn't say. */
  readonly exposure: number;
  /** Exposure compensation in stops, 0 if not said. */
  readonly bias: number;
  readonly camera: string;
}

// A self-timer bracket of long exposures takes some seconds; two brackets are rarely closer.
const maxGapMs = 8000;
// Brackets step by two thirds or more; an automatic exposure wanders by thirds.
const minStep = 0.6;
const smallestBracket = 3;

/** All frames in order of capture, those of one bracket together; what is in no bracket stands alone. */
export function bracketsOf(captures: readonly Capture[]): readonly (readonly Capture[])[] {
  const inOrder = [...captures].sort((a, b) => order(a, b));
  const groups: Capture[][] = [];
  for (const capture of inOrder) {
    const group = groups.at(-1);
    if (group !== undefined && continues(group, capture)) group.push(capture);
    else groups.push([capture]);
  }
  return groups.flatMap((group) =>
    group.length >= smallestBracket ? [group] : group.map((capture) => [capture]),
  );
}

const order = (a: Capture, b: Capture): number =>
  (a.camera < b.camera ? -1 : a.camera > b.camera ? 1 : 0) ||
  (Number.isNaN(a.at) ? 1 : 0) - (Number.isNaN(b.at) ? 1 : 0) ||
  (a.at === b.at || Number.isNaN(a.at) ? (a.name < b.name ? -1 : 1) : a.at - b.at);

// A repeated exposure begins the next bracket.
function continues(group: readonly Capture[], next: Capture): boolean {
  const last = group.at(-1);
  if (last === undefined || last.camera !== next.camera) return false;
  if (!(next.at - last.at <= maxGapMs)) return false;
  return group.every((one) => differ(one.exposure, next.exposure) || differ(one.bias, next.bias));
}

const differ = (a: number, b: number): boolean => Math.abs(a - b) >= minStep;
