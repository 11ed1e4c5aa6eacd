// prepare: is the shoot still there, and can its results be written? Told now, not after a night of sending.
import { dirname } from 'node:path';
import { isInside } from '../../results/folders.ts';
import { isRaw } from '../../results/layout.ts';
import { prepareResultsFolder, resultsFolder, tryPhotosFolder } from '../../results/place.ts';
import type { Project } from '../../store/rows.ts';
import { requireShoot } from '../shoot-there.ts';
import { resultsOf } from '../summary.ts';
import { projectOf, type StepRun, type Work } from '../work.ts';

export const prepare: StepRun = async (work) => {
  const project = projectOf(work);
  await requireShoot(project.root);
  for (const folder of foldersOf(project)) await prepareResultsFolder(folder, marks(project, folder));
  for (const folder of besideOf(work, project)) await tryPhotosFolder(folder);
};

/** Folders of photos that get a sidecar beside them. */
function besideOf({ store, id }: Work, { results }: Project): ReadonlySet<string> {
  if (results.edits !== 'beside') return new Set();
  return new Set(store.photos.all(id).flatMap(({ path }) => (isRaw(path) ? dirname(path) : [])));
}

/** Final JPEGs in a folder outside of the shoot go to a client as they are: nothing of ours is to lie among them. */
const marks = (project: Project, folder: string): boolean =>
  folder === resultsOf(project) || isInside(project.root, folder);

/** All that results will be written to, so that none turns out to be read-only after a night of sending. */
function foldersOf(project: Project): readonly string[] {
  const { results, root, name } = project;
  if (results.jpegs === 'none') return [resultsOf(project)];
  const jpegs = results.jpegs === 'default' ? resultsFolder(root, name) : results.jpegs.folder;
  return [...new Set([resultsOf(project), jpegs])];
}
