// Why projects stand still that could not be run at all. What failed may be the database itself, its disk being full: then
// this remembers it, for as long as the program runs.
import { type Fault, FaultError } from '#contract/faults.ts';
import type { Store } from '../store/store.ts';
import { storeFault } from '../store/store-fault.ts';

const mistake = 'Roundtrip made a mistake here. Nothing is lost; try again.';

export class Standstills {
  readonly #projects: Store['projects'];
  readonly #unkept = new Map<string, Fault>();

  constructor({ projects }: Store) {
    this.#projects = projects;
  }

  /** Keeps why it stands still, unless by then it is no longer `ours` to say. Never throws. */
  keep(id: string, error: unknown, ours: () => boolean = () => true): void {
    const known = error instanceof FaultError ? error : storeFault(error);
    const fault = known?.fault ?? { code: 'bug' as const, message: mistake };
    try {
      if (ours()) this.#projects.setStatus(id, 'faulted', fault, Date.now());
    } catch {
      this.#unkept.set(id, fault);
    }
  }

  /** What the database could not be told of this one. */
  unkept = (id: string): Fault | undefined => this.#unkept.get(id);

  /** It goes on. */
  forget(id: string): void {
    this.#unkept.delete(id);
  }
}
