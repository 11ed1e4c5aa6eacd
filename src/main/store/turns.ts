// Which projects send and which wait for their turn, in whichever process: one line for all Roundtrips on this list. A row
// counts while its process has the project's lease and the project's step needs a turn, so that whatever ends a run gives
// its turn back. Used by projects/turns.ts.
import type { DatabaseSync } from 'node:sqlite';
import type { Step } from '#contract/project.ts';
import { briefly, transaction } from './database.ts';
import { isHeld } from './lease.ts';

/** Steps that need a turn. Results are fetched as soon as they are there. */
export const turnSteps: readonly Step[] = ['prepare', 'create', 'upload'];

export interface InLine {
  readonly id: string;
  /** Of this process. */
  readonly own: boolean;
  /** It has its turn; else it waits for it. */
  readonly sending: boolean;
}

const all = `SELECT t.id, t.owner, t.sending, p.lease_until FROM turns t JOIN projects p ON p.id = t.id
  WHERE p.lease_owner = t.owner AND p.step IN (${turnSteps.map((step) => `'${step}'`).join()})
  ORDER BY p.place, p.created_at`;
const put = 'INSERT OR REPLACE INTO turns (id, owner, sending) VALUES (?, ?, ?)';
const clear = 'DELETE FROM turns WHERE id NOT IN (SELECT value FROM json_each(?))';

export const createTurns = (db: DatabaseSync, owner: string) => {
  const line = (): readonly InLine[] =>
    db
      .prepare(all)
      .all()
      .filter((row) => row.owner === owner || isHeld(row.owner, row.lease_until))
      .map((row) => ({ id: String(row.id), own: row.owner === owner, sending: row.sending === 1 }));
  return {
    /** All that send or wait, in the order of their turns. */
    line,
    /** Takes a turn of `most` if one is free and nobody waits before it; else it waits in line from now on. */
    ask: (id: string, most: number): boolean =>
      briefly(db, () =>
        transaction(db, () => {
          db.prepare(put).run(id, owner, 0);
          const now = line();
          const room = most - now.filter(({ sending }) => sending).length;
          const before = now.filter(({ sending }) => !sending).findIndex((each) => each.id === id);
          db.prepare(clear).run(JSON.stringify([id, ...now.map((each) => each.id)]));
          if (before >= room) return false;
          db.prepare(put).run(id, owner, 1);
          return true;
        }),
      ),
    /** Gives its turn, or its place in the line, back. */
    leave: (id: string): void =>
      briefly(db, () => void db.prepare('DELETE FROM turns WHERE id = ? AND owner = ?').run(id, owner)),
  };
};
export type TurnStore = ReturnType<typeof createTurns>;
