// prepare: is the shoot still there, and can its results be written? Told now, not after a night of sending.
import { isInside } from '../../results/folders.ts';
import { prepareResultsFolder, resultsFolder } from '../../results/place.ts';
import type { Project } from '../../store/rows.ts';
import { requireShoot } from '../shoot-there.ts';
import { resultsOf } from '../summary.ts';
import { projectOf, type StepRun } from '../work.ts';

export const prepare: StepRun = async (work) => {
  const project = projectOf(work);
  await requireShoot(project.root);
  for (const folder of foldersOf(project)) await prepareResultsFolder(folder, marks(project, folder));
};

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
