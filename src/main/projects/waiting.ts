// Keeps and tells that a project waits for something that mends itself, that it goes on, and that the computer slept
// meanwhile. Given to each run by shelf.ts.
import type { Fault } from '#contract/faults.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Telling } from './telling.ts';
import type { Work } from './work.ts';

interface Parts {
  readonly store: Store;
  readonly log: Log;
}

export function waitingOf(
  id: string,
  { store, log }: Parts,
  telling: Telling,
): Pick<Work, 'onWait' | 'onGoOn'> {
  const { projects, timeline, leases } = store;
  return {
    onWait(fault, ms) {
      if (!leases.holds(id)) return;
      const { status, since, fault: before } = projects.get(id);
      const goesOn = status === 'waiting' && isLost(before) === isLost(fault);
      if (status === 'waiting' && !goesOn) timeline.add(id, 'going-on', waitedSince(since));
      projects.setStatus(id, 'waiting', fault, goesOn ? since : Date.now());
      if (!goesOn) timeline.add(id, 'waiting', { fault: fault.code });
      log.info('project.waiting', { id, fault: fault.code, ms });
      telling.soon(id);
    },
    onGoOn() {
      if (!leases.holds(id)) return;
      const { status, since } = projects.get(id);
      if (status === 'waiting') {
        projects.setStatus(id, 'running', null, null);
        timeline.add(id, 'going-on', waitedSince(since));
      }
      telling.now(id);
    },
  };
}

// Looking for proof and having no network are two waits, each with its own time; what the line is in trouble with may
// change from try to try, and is one.
const isLost = (fault: Fault | null): boolean => fault?.code === 'answer-lost';

const waitedSince = (since: number | null) => (since === null ? null : { waitedMs: Date.now() - since });

/** One line in the story of each of these. */
export function noteWake(ids: readonly string[], { store, log }: Parts): void {
  for (const id of ids)
    try {
      store.timeline.add(id, 'woke');
    } catch (error) {
      // A line less in its story: with a full disk the projects are to wake all the same.
      log.warn('project.story', { id, error });
    }
}
