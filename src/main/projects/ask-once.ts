// [Note: asked once] Editing and exporting cost money, so each is asked once: the intent is on the disk before the
// request. When its answer was not heard, the service is asked what it knows; when that proves nothing, a person is.
import { type Fault, FaultError } from '#contract/faults.ts';
import { poll } from '../imagen/poll.ts';
import { neverSent } from '../network/faults.ts';
import { graced } from '../network/graced.ts';
import { asking, projectOf, requireHeld, type Work } from './work.ts';

export interface Once {
  readonly what: 'edit' | 'export';
  /** Sends the request. */
  ask(signal: AbortSignal): Promise<void>;
  /** Does the service's own state prove that it took the request? Silence and `Pending` prove nothing. */
  proven(): Promise<boolean>;
}

/**
 * Makes sure that the request was taken, having sent it at most once, or once more when a person said so and a last look
 * proved nothing. Faults with `…-unknown` when it can't be known.
 */
export async function askOnce(work: Work, once: Once): Promise<void> {
  if (projectOf(work)[once.what].knownAt !== null) return;
  const turnedAway = { lately: false };
  const heard = (await maySend(work, once)) && (await asking(work, () => sendOnce(work, once, turnedAway)));
  if (!heard) await prove(work, once);
  work.store.projects.confirm(work.id, once.what);
  work.store.timeline.add(work.id, `${once.what}-taken`);
}

/** Never asked, or a person said “ask again” and the service still knows nothing of it: it may have come true meanwhile. */
async function maySend(work: Work, once: Once): Promise<boolean> {
  if (projectOf(work)[once.what].askedAt === null) return true;
  if (work.live.askAgain !== once.what) return false;
  work.live.askAgain = null;
  return !(await asking(work, () => once.proven()));
}

/** True when the service has the request; false when it may have and was not heard. */
async function sendOnce(work: Work, once: Once, turnedAway: { lately: boolean }): Promise<boolean> {
  // A 503 is a refusal, but may be that of something in front, which had passed the request on.
  if (turnedAway.lately && (await once.proven())) return true;
  // Stopped before anything went out: then there is nothing to wonder about later.
  work.signal.throwIfAborted();
  requireHeld(work);
  const isFirst = projectOf(work)[once.what].askedAt === null;
  work.store.projects.intend(work.id, once.what);
  work.store.timeline.add(work.id, `${once.what}-asked`);
  try {
    // Stopping should not cut off an answer that is about to come: it would leave a question for a person.
    await once.ask(graced(work.signal, work.timing.graceMs));
    return true;
  } catch (error) {
    if (!(error instanceof FaultError) && !neverSent(error)) throw error;
    requireHeld(work);
    if (error instanceof FaultError && !error.surelyNotDone) {
      work.store.timeline.add(work.id, `${once.what}-unanswered`, { fault: error.fault.code });
      return false;
    }
    // A refusal of the second says nothing of the first, which may still come true.
    if (isFirst) work.store.projects.withdraw(work.id, once.what);
    turnedAway.lately = error instanceof FaultError && error.fault.code === 'server-trouble';
    throw error;
  }
}

async function prove(work: Work, once: Once): Promise<void> {
  // The minute begins with the first answer: time without a network is not time in which the service was asked.
  let until: number | null = null;
  const found = await poll(
    async () => {
      // Told each time: when a wait for the network is over, this one still is not.
      work.onWait(lost(once.what), work.timing.poll.firstMs);
      if (await asking(work, () => once.proven())) return 'proven' as const;
      until ??= Date.now() + work.timing.proveMs;
      return Date.now() >= until ? ('unknown' as const) : null;
    },
    work.timing.poll,
    work.signal,
  );
  if (found === 'unknown') throw unknown(once.what);
  work.onGoOn();
}

const lost = (what: 'edit' | 'export'): Fault => ({
  code: 'answer-lost',
  message:
    what === 'edit'
      ? 'Imagen’s answer to the edit was lost. Roundtrip asks it whether it took the edit, before anything is asked for twice.'
      : 'Imagen’s answer to the export was lost. Roundtrip asks it whether it took the export, before anything is asked for twice.',
});

const unknown = (what: 'edit' | 'export'): FaultError =>
  new FaultError(
    `${what}-unknown`,
    what === 'edit'
      ? 'This edit may have been asked for already: Imagen’s answer was lost, and it can’t say. Asking again may be billed again.'
      : 'The final JPEGs may have been asked for already: Imagen’s answer was lost, and it can’t say. Asking again may be billed again.',
  );

/** For `proven`: a 404 proves nothing. */
export async function unlessGone(look: () => Promise<boolean>): Promise<boolean> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof FaultError && error.fault.code === 'project-gone') return false;
    throw error;
  }
}
