// What the API key stops and starts: a refused key stops every project at the service at once, whichever heard of it
// first; a new key makes all of them go on where they stood. Used by shelf.ts.
import type { FaultCode, FaultError } from '#contract/faults.ts';
import type { Project } from '../store/rows.ts';
import type { Store } from '../store/store.ts';

interface Running {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/** Stops every project that talks to the same side as `id`, for the reason that stopped that one. */
export function stopAll(
  store: Store,
  running: ReadonlyMap<string, Running>,
  id: string,
  fault: FaultError,
): void {
  const { practice } = store.projects.get(id);
  for (const [each, { stop }] of running)
    if (store.projects.get(each).practice === practice) stop.abort(fault);
}

/** Starts what stands still for want of a key that is accepted, and what is just stopping for it. */
export function goOnWithKey(
  store: Store,
  running: ReadonlyMap<string, Running>,
  start: (id: string) => void,
): void {
  for (const id of store.projects.inOrder()) {
    const here = running.get(id);
    if (here?.stop.signal.aborted === false || store.leases.takenElsewhere(id)) continue;
    const goOn = (): void => (standsForKey(store.projects.get(id)) ? start(id) : undefined);
    if (here === undefined) goOn();
    // A database closed meanwhile: the program is ending, and the next one goes on.
    else void here.ended.then(goOn).catch(() => undefined);
  }
}

// What one key was not allowed, another one may be.
const keyFaults: ReadonlySet<FaultCode | undefined> = new Set(['key-rejected', 'key-missing', 'not-allowed']);
const standsForKey = ({ practice, status, fault }: Project): boolean =>
  !practice && status === 'faulted' && keyFaults.has(fault?.code);
