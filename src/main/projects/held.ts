// Holds a project for something that takes its time and that no run of it may meet: putting results back, or looking which
// of them are away. Called by restoring.ts and fetch-again.ts.
import { FaultError } from '#contract/faults.ts';
import { renewEveryMs } from '../store/lease.ts';
import type { Store } from '../store/store.ts';

/** Another process has it. */
export const atWorkElsewhere = (id: string): FaultError =>
  new FaultError('project-taken', `Project ${id} is at work in another window or terminal.`);

/** Faults with `project-taken` when the project is at work, here or elsewhere; then nothing was done. */
export async function whileHeld<T>(
  { leases }: Pick<Store, 'leases'>,
  id: string,
  running: boolean,
  work: () => Promise<T>,
): Promise<T> {
  if (running || !leases.takeAlone(id))
    throw new FaultError('project-taken', 'This project is at work. Wait until it is done, or pause it.');
  const renewing = setInterval(() => renew(leases, id), renewEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(renewing);
    leases.release(id);
  }
}

// From a timer, where a throw would end the program. A full disk lets nobody else take it either.
function renew(leases: Store['leases'], id: string): void {
  try {
    leases.renew(id);
  } catch {
    // The next one may fare better.
  }
}
