// download: brings the edits home.
import { fetchResults, markMissing } from '../fetch-results.ts';
import { whenFinished } from '../finished.ts';
import { type StepRun, uuidOf } from '../work.ts';

export const download: StepRun = async (work) => {
  const links = () => whenFinished(work, 'edit', () => work.imagen.editLinks(uuidOf(work), work.signal));
  await fetchResults(work, { kind: 'edit', links });
  await markMissing(work, 'edit');
};
