// What a project came to, in numbers that the database counts: asked for every few seconds while it runs, also with ten
// thousand photos. Called by the handlers.
import type { Outcome } from '#contract/project.ts';
import { folderFor } from '../results/layout.ts';
import { resultsFolder } from '../results/place.ts';
import type { Project } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import { canStartAgain } from './again.ts';
import { ledgerOf } from './delivery.ts';
import { resultsOf } from './summary.ts';

export function outcomeOf(store: Store, id: string): Outcome {
  const project = store.projects.get(id);
  const restoredAt = store.timeline.last(id, 'restored');
  const folder = resultsOf(project);
  return {
    ledger: ledgerOf(store, id),
    restoredAt,
    ...store.results.tally(id, restoredAt ?? 0),
    places: placesOf(store, project, restoredAt ?? 0),
    unedited: uneditedOf(store, project),
    again: sentAgainAs(store, id),
    lightroomFolder: store.results.sidecarOutside(id, folder) ? project.root : folder,
  };
}

function placesOf(store: Store, { id, root, name, results }: Project, restoredAt: number): Outcome['places'] {
  const rules = { root, projectFolder: resultsFolder(root, name), ...results };
  const edits = folderFor('edit', rules);
  const kinds = store.results.kinds(id, restoredAt, edits);
  const places = [
    { what: 'beside', folder: root },
    { what: 'sidecars', folder: edits },
    { what: 'photos', folder: edits },
    { what: 'jpegs', folder: folderFor('jpeg', rules) },
  ] as const;
  return places.flatMap((place) => {
    const count = kinds.get(place.what) ?? 0;
    return count === 0 ? [] : [{ ...place, count }];
  });
}

/** As `unedited` in again.ts counts them. */
const uneditedOf = (store: Store, project: Project): number =>
  canStartAgain(project) ? store.photos.uneditedCount(project.id, project.status === 'done') : 0;

function sentAgainAs(store: Store, project: string): Outcome['again'] {
  const detail = store.timeline.lastDetail(project, 'sent-again');
  const next = typeof detail?.project === 'string' ? store.projects.find(detail.project) : null;
  return next === null ? null : { id: next.id, name: next.name };
}
