// prepare: is the shoot still there, and can its results be written? Told now, not after a night of sending.
import { prepareResultsFolder, resultsFolder } from '../../results/place.ts';
import type { Project } from '../../store/rows.ts';
import { requireShoot } from '../shoot-there.ts';
import { resultsOf } from '../summary.ts';
import { projectOf, type StepRun } from '../work.ts';

export const prepare: StepRun = async (work) => {
  const project = projectOf(work);
  await requireShoot(project.root);
  for (const folder of foldersOf(project)) await prepareResultsFolder(folder);
};

/** All that results will be written to, so that none turns out to be read-only after a night of sending. */
function foldersOf(project: Project): readonly string[] {
  const { results, root, name } = project;
  if (results.jpegs === 'none') return [resultsOf(project)];
  const jpegs = results.jpegs === 'default' ? resultsFolder(root, name) : results.jpegs.folder;
  return [...new Set([resultsOf(project), jpegs])];
}
