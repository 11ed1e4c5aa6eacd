// The folders that a project's results will go to. Tried before a byte is sent, and cleared of the trial by cancelling.
import { dirname } from 'node:path';
import { isRaw } from '../results/layout.ts';
import { resultsFolder } from '../results/place.ts';
import type { Project } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import { resultsOf } from './summary.ts';

/** Its own and the chosen ones. */
export function chosenPlaces(project: Project): readonly string[] {
  const { results, root, name } = project;
  if (results.jpegs === 'none') return [resultsOf(project)];
  const jpegs = results.jpegs === 'default' ? resultsFolder(root, name) : results.jpegs.folder;
  return [...new Set([resultsOf(project), jpegs])];
}

/** Folders of photos that get a sidecar beside them. */
export function photosPlaces({ photos }: Pick<Store, 'photos'>, { id, results }: Project): readonly string[] {
  if (results.edits !== 'beside') return [];
  return [...new Set(photos.all(id).flatMap(({ path }) => (isRaw(path) ? [dirname(path)] : [])))];
}
