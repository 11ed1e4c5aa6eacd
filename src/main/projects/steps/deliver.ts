// deliver: brings the final JPEGs home.
import { fetchResults, markMissing } from '../fetch-results.ts';
import { whenFinished } from '../finished.ts';
import { type StepRun, uuidOf } from '../work.ts';

export const deliver: StepRun = async (work) => {
  const links = () => whenFinished(work, 'export', () => work.imagen.exportLinks(uuidOf(work), work.signal));
  await fetchResults(work, { kind: 'jpeg', links });
  await markMissing(work, 'jpeg');
};
