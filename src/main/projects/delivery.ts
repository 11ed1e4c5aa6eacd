// What a project came to: the ledger that always adds up, what came back per photo, what belongs to nobody.
import type { Delivery, Ledger } from '#contract/project.ts';
import type { Photo, Result } from '../store/rows.ts';
import type { Store } from '../store/store.ts';

/** found = sent + left out + failed. A photo whose turn had not come when the project stopped counts as failed: `not-sent`. */
export function ledgerOf(store: Store, project: string): Ledger {
  const { total, leftOut: left } = store.photos.counts(project);
  const failed = store.photos.withReason(project);
  const failures = failed.reduce((sum, { count }) => sum + count, 0);
  const byReason = (list: readonly { reason: string; count: number }[]) =>
    Object.fromEntries(list.map(({ reason, count }) => [reason, count]));
  return {
    found: total + left,
    sent: total - failures,
    leftOut: byReason(store.photos.leftOut(project)),
    failed: byReason(failed),
  };
}

/** Everything that came back so far and was not put away since, with absolute paths. */
export function deliveryOf(store: Store, project: string): Delivery {
  const restoredAt = store.timeline.last(project, 'restored');
  const placed = store.results.all(project).filter((result) => result.placedAt !== null);
  const here = placed.filter(({ placedAt }) => restoredAt === null || (placedAt ?? 0) > restoredAt);
  const byPhoto = Map.groupBy(here, (result) => result.photo);
  return {
    ledger: ledgerOf(store, project),
    results: store.photos.all(project).flatMap((photo) => {
      const results = byPhoto.get(photo.id);
      return results === undefined ? [] : [ofPhoto(photo, results)];
    }),
    restoredAt,
    unmatched: placed.flatMap(({ photo, target }) => (photo === null ? [target] : [])),
  };
}

const ofPhoto = (photo: Photo, results: readonly Result[]) => ({
  photo: photo.path,
  files: results.map((result) => result.target),
  jpegs: results.filter(({ kind }) => kind === 'jpeg').map((result) => result.target),
  backups: results.flatMap(({ target, backup }) => (backup === null ? [] : [{ file: target, backup }])),
});
