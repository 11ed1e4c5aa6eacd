// What a project came to: the ledger that always adds up, what came back per photo, what belongs to nobody.
import type { Delivery, Ledger } from '#contract/project.ts';
import type { Photo, Project, Result } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import { canStartAgain, unedited } from './again.ts';

/** found = sent + left out + failed. A photo whose turn had not come when the project stopped counts as failed: `not-sent`. */
export function ledgerOf(store: Store, project: string): Ledger {
  const photos = store.photos.all(project);
  const leftOut = store.photos.leftOut(project);
  const failed = new Map<string, number>();
  for (const photo of photos) {
    const reason = photo.failed ?? (photo.sentAt === null ? 'not-sent' : null);
    if (reason !== null) failed.set(reason, (failed.get(reason) ?? 0) + 1);
  }
  const failures = [...failed.values()].reduce((sum, count) => sum + count, 0);
  return {
    found: photos.length + leftOut.reduce((sum, { count }) => sum + count, 0),
    sent: photos.length - failures,
    leftOut: Object.fromEntries(leftOut.map(({ reason, count }) => [reason, count])),
    failed: Object.fromEntries(failed),
  };
}

/** Everything that came back so far, with absolute paths. */
export function deliveryOf(store: Store, project: string): Delivery {
  const restoredAt = store.timeline.last(project, 'restored');
  const placed = store.results.all(project).filter((result) => result.placedAt !== null);
  const byPhoto = Map.groupBy(placed, (result) => result.photo);
  return {
    ledger: ledgerOf(store, project),
    results: store.photos.all(project).flatMap((photo) => {
      const results = byPhoto.get(photo.id);
      return results === undefined ? [] : [ofPhoto(photo, results, restoredAt ?? 0)];
    }),
    restoredAt,
    added: placed.filter(({ backup, placedAt }) => backup === null && (placedAt ?? 0) > (restoredAt ?? 0))
      .length,
    unmatched: (byPhoto.get(null) ?? []).map((result) => result.target),
    unedited: uneditedOf(store, store.projects.get(project)),
    again: sentAgainAs(store, project),
  };
}

const uneditedOf = (store: Store, project: Project): number =>
  canStartAgain(project) ? unedited(store, project).length : 0;

function sentAgainAs(store: Store, project: string): Delivery['again'] {
  const detail = store.timeline.lastDetail(project, 'sent-again');
  const next = typeof detail?.project === 'string' ? store.projects.find(detail.project) : null;
  return next === null ? null : { id: next.id, name: next.name };
}

const ofPhoto = (photo: Photo, results: readonly Result[], restoredAt: number) => ({
  photo: photo.path,
  files: results.map((result) => result.target),
  backups: results.flatMap(({ target, backup, placedAt }) =>
    backup === null || (placedAt ?? 0) <= restoredAt ? [] : [{ file: target, backup }],
  ),
});
