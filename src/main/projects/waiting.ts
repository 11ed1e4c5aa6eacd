// Keeps and tells that a project waits for something that mends itself, and that it goes on. Given to each run by shelf.ts.
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
      const { status, since } = projects.get(id);
      projects.setStatus(id, 'waiting', fault, status === 'waiting' ? since : Date.now());
      if (status !== 'waiting') timeline.add(id, 'waiting', { fault: fault.code });
      log.info('project.waiting', { id, fault: fault.code, ms });
      telling.soon(id);
    },
    onGoOn() {
      if (!leases.holds(id)) return;
      const { status, since } = projects.get(id);
      if (status === 'waiting') {
        projects.setStatus(id, 'running', null, null);
        timeline.add(id, 'going-on', since === null ? null : { waitedMs: Date.now() - since });
      }
      telling.now(id);
    },
  };
}
