// upload: sends every photo that the store has not confirmed. A photo that fails ends with its reason; the rest goes on.
import { stat } from 'node:fs/promises';
import { FaultError } from '#contract/faults.ts';
import { createMatcher } from '../../names.ts';
import { type UploadPhoto, type UploadRound, uploadAll } from '../../transfers/upload.ts';
import { requireShoot } from '../shoot-there.ts';
import { asking, projectOf, requireHeld, type StepRun, uuidOf, type Work } from '../work.ts';

export const upload: StepRun = async (work) => {
  await takeAsTheyAre(work);
  // A second round for what began to wait during the first; a round settles all that it began with.
  for (let rounds = 0; rounds < 2; rounds += 1) {
    const photos = waiting(work);
    if (photos.length > 0) await uploadAll(photos, roundOf(work));
  }
  refuseIncomplete(work);
};

/** Only what a person wants tried again. What is gone or empty now says so when its turn comes. */
async function takeAsTheyAre(work: Work): Promise<void> {
  const { store, id, live } = work;
  const changed = store.photos.waiting(id).filter((each) => live.changed.has(each.id));
  const measured: { id: number; size: number; mtimeMs: number }[] = [];
  for (const photo of changed) {
    const now = await stat(photo.path).catch(() => null);
    if (now?.isFile() === true && now.size > 0)
      measured.push({ id: photo.id, size: now.size, mtimeMs: now.mtimeMs });
  }
  requireHeld(work);
  if (measured.length > 0) store.photos.measuredAnew(id, measured);
  live.changed = new Set();
}

const waiting = (work: Work): readonly UploadPhoto[] =>
  work.store.photos.waiting(work.id).map((photo) => ({ ...photo, name: photo.uploadName }));

/** Never edits an incomplete shoot without being told to, and never an empty one. */
function refuseIncomplete(work: Work): void {
  const { sent, failed, total } = work.store.photos.counts(work.id);
  if (sent === 0)
    throw new FaultError(
      'photos-failed',
      `None of the ${total} photos could be sent, so no edit was asked for.`,
    );
  const unsettled = waiting(work).length;
  if (unsettled > 0 || (failed > 0 && !projectOf(work).withoutFailed))
    throw new FaultError(
      'photos-failed',
      `${failed + unsettled} of ${total} photos could not be sent. Retry them, or edit the others without them.`,
    );
}

function roundOf(work: Work): UploadRound {
  const { store, id, live, line, timing } = work;
  const settled = (photo: number): void => {
    live.settle(photo);
    work.touch();
  };
  return {
    ...line,
    pace: timing.pace,
    stallMs: timing.stallMs,
    signal: work.signal,
    askLinks: (names) => asking(work, () => uploadLinks(work, names)),
    onBytes: (photo, bytes) => {
      live.moved(photo, bytes);
      work.touch();
    },
    onRestart: settled,
    onSent: (photo, done) => {
      requireHeld(work);
      store.photos.markSent(id, photo, done);
      settled(photo);
    },
    onFailed: async (photo, fault) => {
      requireHeld(work);
      if (fault.code === 'photo-unreadable') await requireShoot(projectOf(work).root);
      store.photos.markFailed(id, photo, fault.code);
      store.timeline.add(id, 'photo-failed', { photo, fault: fault.code });
      settled(photo);
    },
    onWait: (fault, ms) => work.onWait(fault, ms),
    onGoOn: () => work.onGoOn(),
    onRetry: ({ code }) => live.retried(code),
  };
}

// Imagen may answer with other spellings (the quickstart's `.raw` for `.CR2`): matched by name, never by order.
async function uploadLinks(work: Work, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const match = createMatcher(names);
  const links = new Map<string, string>();
  for (const link of await work.imagen.uploadLinks(uuidOf(work), names, work.signal)) {
    const name = match(link.name);
    if (name !== null) links.set(name, link.url);
  }
  return links;
}
