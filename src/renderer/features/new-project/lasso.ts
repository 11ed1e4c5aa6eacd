// What a lasso on the contact sheet touches: reckoned from where cells stand, since most of them are not drawn. Pure.

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Cells of one size in rows, as they lie on the whole sheet; pixels from its upper left corner. */
export interface Cells {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** From one cell's edge to the next one's. */
  readonly across: number;
  readonly down: number;
  readonly columns: number;
}

/** A cell that is drawn: its number on the sheet, from 0, and where it is. */
export interface Drawn {
  readonly at: number;
  readonly box: Box;
}

/** How all cells lie, told from those that are drawn; null when none is. */
export function cellsFrom(drawn: readonly Drawn[]): Cells | null {
  const [one] = drawn;
  if (one === undefined) return null;
  const lefts = inOrder(drawn.map(({ box }) => box.left));
  const tops = inOrder(drawn.map(({ box }) => box.top));
  const columns = lefts.length;
  const width = one.box.right - one.box.left;
  const height = one.box.bottom - one.box.top;
  // A focused cell far away is drawn as well: the smallest step is the one between neighbours.
  const down = smallestStep(tops) ?? height;
  return {
    ...{ width, height, columns, down },
    left: lefts[0] ?? 0,
    top: one.box.top - Math.floor(one.at / columns) * down,
    across: smallestStep(lefts) ?? width,
  };
}

const inOrder = (values: readonly number[]): readonly number[] =>
  [...new Set(values.map(Math.round))].sort((one, other) => one - other);

function smallestStep(values: readonly number[]): number | null {
  const steps = values.slice(1).map((value, at) => value - (values[at] ?? value));
  return steps.length === 0 ? null : Math.min(...steps);
}

export const boxBetween = (one: Point, other: Point): Box => ({
  left: Math.min(one.x, other.x),
  top: Math.min(one.y, other.y),
  right: Math.max(one.x, other.x),
  bottom: Math.max(one.y, other.y),
});

/** Numbers, from 0, of the cells that the box touches, of so many. The gaps between them are nobody's. */
export function touched(cells: Cells, box: Box, count: number): readonly number[] {
  const columns = along(cells.left, cells.across, cells.width, [box.left, box.right]);
  const rows = along(cells.top, cells.down, cells.height, [box.top, box.bottom]);
  const lastColumn = Math.min(columns.to, cells.columns - 1);
  const lastRow = Math.min(rows.to, Math.ceil(count / cells.columns) - 1);
  const all: number[] = [];
  for (let row = rows.from; row <= lastRow; row++)
    for (let column = columns.from; column <= lastColumn; column++) {
      const at = row * cells.columns + column;
      if (at < count) all.push(at);
    }
  return all;
}

/** First and last of the places in a line that are touched; none when `to` is before `from`. */
function along(start: number, step: number, size: number, [from, to]: readonly [number, number]) {
  return {
    from: Math.max(0, Math.ceil((from - start - size) / step)),
    to: Math.floor((to - start) / step),
  };
}

/** What a lasso does with what it touches: only that is selected, that too, or that no more. */
export type Way = 'only' | 'add' | 'take-out';

export const wayOf = (keys: {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}): Way => {
  if (keys.altKey) return 'take-out';
  return keys.shiftKey || keys.ctrlKey || keys.metaKey ? 'add' : 'only';
};

export function selectionAfter(
  before: ReadonlySet<number>,
  ids: ReadonlySet<number>,
  way: Way,
): ReadonlySet<number> {
  if (way === 'only') return ids;
  if (way === 'add') return new Set([...before, ...ids]);
  return new Set([...before].filter((id) => !ids.has(id)));
}

/** Near the edge, so that a hand needn't leave the window. */
const edge = 24;
/** A row in about three frames; faster, nobody sees what is touched. */
const fastest = 48;

/** Pixels to scroll in this frame for a pointer there: the further towards and beyond the edge, the faster; 0 in between. */
export function edgeSpeed(y: number, top: number, bottom: number): number {
  const over = Math.min(0, y - top - edge) + Math.max(0, y - bottom + edge);
  return Math.max(-fastest, Math.min(fastest, Math.round(over)));
}
