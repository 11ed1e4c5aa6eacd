// After the list of projects was rebuilt (store/rebuild.ts), what it says of a project may be older than the truth. Before
// such a project sends anything, Imagen is asked how far it came. Called by runner.ts; see docs/decisions/003.
import type { RemoteState } from '../imagen/client.ts';
import { unlessGone } from './ask-once.ts';
import { proven } from './steps/edit.ts';
import { asking, projectOf, uuidOf, type Work } from './work.ts';

/** Looks once after each rebuilding, as soon as Imagen knows the project. */
export async function relook(work: Work): Promise<void> {
  const { timeline } = work.store;
  const rebuilt = timeline.last(work.id, 'rebuilt');
  if (rebuilt === null || projectOf(work).uuid === null) return;
  if ((timeline.last(work.id, 'rebuilt-looked') ?? 0) >= rebuilt) return;
  await lookAtEdit(work);
  await lookAtExport(work);
  timeline.add(work.id, 'rebuilt-looked', { edit: projectOf(work).edit.knownAt !== null });
}

// An edit that was taken is not to be joined by photos that are sent anew; without proof it is left to the step itself.
async function lookAtEdit(work: Work): Promise<void> {
  const { projects, photos } = work.store;
  if (projectOf(work).edit.knownAt !== null || !(await asking(work, () => proven(work)))) return;
  projects.confirm(work.id, 'edit');
  photos.takeAsSent(work.id);
  projects.setStep(work.id, 'edit');
}

// Marked as asked for to be on the safe side. Imagen takes an export of a completed edit only, so before that there is none.
async function lookAtExport(work: Work): Promise<void> {
  const { export: asked } = projectOf(work);
  if (asked.askedAt === null || asked.knownAt !== null) return;
  const state = async (): Promise<RemoteState> =>
    (await work.imagen.editStatus(uuidOf(work), work.signal)).state;
  const completed = await asking(work, () => unlessGone(async () => (await state()) === 'completed'));
  if (!completed) work.store.projects.withdraw(work.id, 'export');
}
