// Waits until Imagen has finished an edit or an export, passing on what it says of its progress, and asks for what came of it.
import { FaultError } from '#contract/faults.ts';
import type { Link, RemoteStatus } from '../imagen/client.ts';
import { poll } from '../imagen/poll.ts';
import { sleep } from '../network/sleep.ts';
import { asking, projectOf, uuidOf, type Work } from './work.ts';

/** Polls until Completed. `Failed` is a fault; unknown words mean that it is still at work. */
export async function finished(work: Work, what: 'edit' | 'export'): Promise<void> {
  if (projectOf(work)[what].doneAt !== null) return;
  await untilFinished(work, what);
  work.store.projects.complete(work.id, what);
}

// Asked for again so often while the service says that it is finished; then what it says is meant.
const mostRefusals = 3;

/**
 * Asks for the results that only a finished edit or export has. Refused after all, or given none, though it was said to be
 * finished (Completed, then Pending: not every part of a service learns of it at once), it waits until it is so. Faults with
 * `unexpected-reply` when there are none to the end: that is no word on any single photo.
 */
export async function whenFinished(
  work: Work,
  what: 'edit' | 'export',
  ask: () => Promise<readonly Link[]>,
): Promise<readonly Link[]> {
  for (let refusals = 1; ; refusals += 1) {
    try {
      return some(await ask(), what);
    } catch (error) {
      const early = error instanceof FaultError && (error.fault.code === 'request-refused' || isNone(error));
      if (!early || refusals > mostRefusals) throw error;
      work.store.timeline.add(work.id, `${what}-not-finished`);
      await sleep(work.timing.poll.firstMs, work.signal);
      await untilFinished(work, what);
    }
  }
}

const none = Symbol('none');
const isNone = ({ cause }: FaultError): boolean => cause === none;

function some(links: readonly Link[], what: 'edit' | 'export'): readonly Link[] {
  if (links.length > 0) return links;
  const results = what === 'edit' ? 'edits' : 'final JPEGs';
  const message = `Imagen says that it has finished, and lists no ${results}. Nothing is lost; try again to ask once more.`;
  throw new FaultError('unexpected-reply', message, { cause: none });
}

async function untilFinished(work: Work, what: 'edit' | 'export'): Promise<void> {
  const { imagen } = work;
  const status = (): Promise<RemoteStatus> =>
    what === 'edit'
      ? imagen.editStatus(uuidOf(work), work.signal)
      : imagen.exportStatus(uuidOf(work), work.signal);
  await poll(async () => settled(work, what, await asking(work, status)), work.timing.poll, work.signal);
}

function settled(work: Work, what: 'edit' | 'export', status: RemoteStatus): true | null {
  if (status.state === 'completed') return true;
  if (status.state === 'failed') throw failed(what, status.details);
  if (status.progress !== null) {
    work.live.remote = Math.min(1, Math.max(0, status.progress / 100));
    work.touch();
  }
  return null;
}

const failed = (what: 'edit' | 'export', details: string | null): FaultError =>
  new FaultError(
    `${what}-failed`,
    `Imagen could not finish this ${what}${details === null ? '' : ` (${details.slice(0, 300)})`}. Write to its customer success team and name the project’s id.`,
  );
