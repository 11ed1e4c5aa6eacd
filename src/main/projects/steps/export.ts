// export: asks for the final JPEGs once and waits until Imagen has made them.
import { askOnce, unlessGone } from '../ask-once.ts';
import { finished } from '../finished.ts';
import { type StepRun, uuidOf, type Work } from '../work.ts';

export const exportJpegs: StepRun = async (work) => {
  const ask = (signal: AbortSignal): Promise<void> => work.imagen.requestExport(uuidOf(work), signal);
  await askOnce(work, { what: 'export', ask, proven: () => proven(work) });
  await finished(work, 'export');
};

const proven = (work: Work): Promise<boolean> =>
  unlessGone(async () => {
    const { state } = await work.imagen.exportStatus(uuidOf(work), work.signal);
    return state === 'in-progress' || state === 'completed' || state === 'failed';
  });
