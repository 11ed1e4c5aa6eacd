// prepare: is the shoot still there, and can its results be written? Told now, not after a night of sending.
import { stat } from 'node:fs/promises';
import { FaultError } from '#contract/faults.ts';
import { prepareResultsFolder } from '../../results/place.ts';
import { resultsOf } from '../summary.ts';
import { projectOf, type StepRun } from '../work.ts';

export const prepare: StepRun = async (work) => {
  const project = projectOf(work);
  const there = await stat(project.root).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!there)
    throw new FaultError(
      'shoot-missing',
      `The shoot’s folder is not there: ${project.root}. Connect its disk, then resume.`,
    );
  await prepareResultsFolder(resultsOf(project));
};
