// What another Roundtrip beside this one does to the projects, a terminal beside the window say: looked for every second, so
// that the screens tell of it. Opened by app.ts, for the window.
import type { Store } from '../store/store.ts';
import { saysAtWork } from './resuming.ts';

const lookEveryMs = 1_000;

export interface BesideParts {
  readonly store: Store;
  isRunning(id: string): boolean;
  /** Tells the screens of a project. */
  tell(id: string): void;
  /** Ends it. */
  readonly signal: AbortSignal;
}

export function lookBeside({ store, isRunning, tell, signal }: BesideParts): void {
  let marks = marksOf(store);
  let writes = writesOf(store);
  const look = (): void => {
    const now = writesOf(store);
    // A process that was killed writes nothing any more, so one that was at work is looked at all the same.
    if (now === writes && ![...marks.values()].some(({ elsewhere }) => elsewhere)) return;
    const before = marks;
    marks = marksOf(store);
    for (const [id, mark] of marks) {
      const known = before.get(id);
      const changed = known?.row !== mark.row || known.elsewhere !== mark.elsewhere;
      if (!isRunning(id) && (changed || (mark.elsewhere && now !== writes))) tell(id);
    }
    writes = now;
  };
  const timer = setInterval(() => {
    try {
      look();
    } catch {
      // A disk that can't be read just now: the next look tells.
    }
  }, lookEveryMs);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}

/** Another number whenever another connection than ours has written (SQLite, “PRAGMA data_version”). */
const writesOf = ({ db }: Store): unknown => db.prepare('PRAGMA data_version').get()?.data_version;

interface Mark {
  readonly row: string;
  /** At work in another process. */
  readonly elsewhere: boolean;
}

const marksOf = ({ projects, leases }: Store): ReadonlyMap<string, Mark> =>
  new Map(
    projects.all().map((project) => {
      const elsewhere = saysAtWork(project.status) && leases.takenElsewhere(project.id);
      return [project.id, { row: JSON.stringify(project), elsewhere }];
    }),
  );
