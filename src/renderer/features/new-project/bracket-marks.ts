// Brackets as the contact sheet shows them: which cell begins and ends a group, and what to warn of. Pure.
import type { Brackets, ShootPhoto } from '#contract/shoot.ts';

export interface BracketMark {
  /** 1 is the first group of the shoot. */
  readonly group: number;
  /** The neighbours on the sheet are of another group, or of none. */
  readonly begins: boolean;
  readonly ends: boolean;
}

export function bracketMarks(
  shown: readonly ShootPhoto[],
  { groups }: Brackets,
): ReadonlyMap<number, BracketMark> {
  const groupOf = new Map(groups.flatMap((ids, at) => ids.map((id) => [id, at + 1] as const)));
  const at = (index: number) => groupOf.get(shown[index]?.id ?? -1);
  return new Map(
    shown.flatMap(({ id }, index) => {
      const group = groupOf.get(id);
      if (group === undefined) return [];
      return [[id, { group, begins: at(index - 1) !== group, ends: at(index + 1) !== group }] as const];
    }),
  );
}

export interface BracketCount {
  /** Groups per size, the most frequent size first. */
  readonly sizes: readonly { readonly size: number; readonly count: number }[];
  /** Photos chosen that are in no group. */
  readonly loose: readonly number[];
  /** Groups of which some frames are chosen and others not. */
  readonly torn: number;
}

/** Counts what would be sent. */
export function countBrackets({ groups, loose }: Brackets, deselected: ReadonlySet<number>): BracketCount {
  const chosen = (id: number) => !deselected.has(id);
  const kept = groups.filter((ids) => ids.some(chosen));
  const sizes = Map.groupBy(kept, (ids) => ids.length);
  return {
    sizes: [...sizes]
      .map(([size, of]) => ({ size, count: of.length }))
      .toSorted((one, other) => other.count - one.count || one.size - other.size),
    loose: loose.filter(chosen),
    torn: kept.filter((ids) => !ids.every(chosen)).length,
  };
}
