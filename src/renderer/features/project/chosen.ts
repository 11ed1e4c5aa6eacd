// Which photos are chosen to be dragged, by click and by Shift. Pure.

export interface Chosen {
  readonly ids: ReadonlySet<number>;
  /** Switched last: where a range with Shift begins. */
  readonly last: number | null;
}

export const nothingChosen: Chosen = { ids: new Set(), last: null };

/** One photo switched; with `range` all from the last one to it become as it becomes. `order`: as they are shown. */
export function switched(chosen: Chosen, id: number, range: boolean, order: readonly number[]): Chosen {
  const on = !chosen.ids.has(id);
  const ids = new Set(chosen.ids);
  for (const each of range ? between(order, chosen.last, id) : [id])
    if (on) ids.add(each);
    else ids.delete(each);
  return { ids, last: id };
}

function between(order: readonly number[], from: number | null, to: number): readonly number[] {
  const ends = [order.indexOf(from ?? to), order.indexOf(to)];
  if (ends.includes(-1)) return [to];
  return order.slice(Math.min(...ends), Math.max(...ends) + 1);
}

/** What a drag of this photo takes along: all that are chosen, if it is one of them. */
export const dragged = ({ ids }: Chosen, id: number): readonly number[] =>
  ids.has(id) ? [id, ...[...ids].filter((each) => each !== id)] : [id];
