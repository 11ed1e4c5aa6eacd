// How the line is divided among the Roundtrips that transfer at once: by their projects, so that every project gets as much
// as any other, whichever process it is in. Pure; asked by sharing.ts.
import type { Sender } from './store/senders.ts';

type Weight = Pick<Sender, 'owner' | 'projects'>;

/** The part of the bandwidth that is `me`'s, from 0 to 1. */
export const bandwidthOf = (me: Weight, others: readonly Weight[]): number =>
  me.projects / others.reduce((sum, { projects }) => sum + projects, me.projects);

/**
 * How many of `all` photos at once are `me`'s: one for each Roundtrip, and each further one goes where the fewest are for a
 * project. Everybody comes to the same, so that the sum is `all`, or one for each where that is more.
 */
export function placesOf(me: Weight, others: readonly Weight[], all: number): number {
  const shares = [me, ...others]
    .toSorted((a, b) => (a.owner < b.owner ? -1 : 1))
    .map(({ owner, projects }) => ({ owner, projects, places: 1 }));
  for (let left = all - shares.length; left > 0; left -= 1) {
    const next = shares.reduce((best, each) =>
      each.projects / (each.places + 1) > best.projects / (best.places + 1) ? each : best,
    );
    next.places += 1;
  }
  return shares.find(({ owner }) => owner === me.owner)?.places ?? 1;
}
