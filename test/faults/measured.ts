// What a scenario cost: bytes of photos sent twice, and how long its project took. Noted by each bench, whatever the
// scenario is about; taken by run.ts for the table.
import { DatabaseSync } from 'node:sqlite';
import type { BenchPlan } from './bench.ts';

export interface Ran {
  readonly bytesTwice: number;
  /** Milliseconds from the project's begin to its end; null without one project that came to its end. */
  readonly tookMs: number | null;
  /** The same run undisturbed: its plan, or how long it takes in milliseconds. */
  readonly quiet: BenchPlan | (() => Promise<number>);
}

const noted: Ran[] = [];

export const noteRan = (ran: Ran): void => void noted.push(ran);

/** All that ran since this was last asked, the last one last. */
export const takeRan = (): readonly Ran[] => noted.splice(0);

/** From the story in the home's list of projects, so that pauses, kills and other processes count in. */
export function tookMs(file: string): number | null {
  try {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      const row = db
        .prepare(
          "SELECT count(DISTINCT project) AS projects, min(at) AS begun, (SELECT min(at) FROM timeline WHERE what = 'done') AS done FROM timeline",
        )
        .get();
      return row?.projects === 1 && row.done !== null ? Number(row.done) - Number(row.begun) : null;
    } finally {
      db.close();
    }
  } catch {
    // A list that the scenario took away or damaged.
    return null;
  }
}
