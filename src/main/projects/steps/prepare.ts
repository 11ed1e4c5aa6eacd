// prepare: is the shoot still there, and can its results be written? Told now, not after a night of sending.
import { isInside } from '../../results/folders.ts';
import { prepareResultsFolder, tryPhotosFolder } from '../../results/place.ts';
import type { Project } from '../../store/rows.ts';
import { chosenPlaces, photosPlaces } from '../places.ts';
import { requireShoot } from '../shoot-there.ts';
import { resultsOf } from '../summary.ts';
import { projectOf, type StepRun } from '../work.ts';

export const prepare: StepRun = async (work) => {
  const project = projectOf(work);
  await requireShoot(project.root);
  for (const folder of chosenPlaces(project)) await prepareResultsFolder(folder, marks(project, folder));
  for (const folder of photosPlaces(work.store, project)) await tryPhotosFolder(folder);
};

/** Final JPEGs in a folder outside of the shoot go to a client as they are: nothing of ours is to lie among them. */
const marks = (project: Project, folder: string): boolean =>
  folder === resultsOf(project) || isInside(project.root, folder);
