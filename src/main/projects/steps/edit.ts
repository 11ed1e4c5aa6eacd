// edit: asks for the edit once and waits until Imagen has finished it.
import { askOnce, unlessGone } from '../ask-once.ts';
import { finished } from '../finished.ts';
import { projectOf, type StepRun, uuidOf, type Work } from '../work.ts';

export const edit: StepRun = async (work) => {
  await askOnce(work, { what: 'edit', ask: (signal) => request(work, signal), proven: () => proven(work) });
  work.callbacks.forget(work.id);
  await finished(work, 'edit');
};

async function request(work: Work, signal: AbortSignal): Promise<void> {
  const { profileKey, options } = projectOf(work);
  const callbackUrl = work.callbacks.read(work.id);
  const whole = callbackUrl === null ? options : { ...options, callbackUrl };
  await work.imagen.edit(uuidOf(work), { profileKey, options: whole }, signal);
}

/** Does Imagen’s own state prove that it took an edit of this project? */
export async function proven(work: Work): Promise<boolean> {
  return unlessGone(async () => {
    const { state } = await work.imagen.editStatus(uuidOf(work), work.signal);
    if (state === 'in-progress' || state === 'completed' || state === 'failed') return true;
    const remote = await work.imagen.project(uuidOf(work), work.signal);
    return remote.profile !== null || remote.tools.length > 0;
  });
}
