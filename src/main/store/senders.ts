// Which Roundtrips transfer just now, window and terminals on one list of projects, so that each takes its part of the line
// (sharing.ts): a row of each, which it renews while it transfers. Like a lease, it ends by itself, or with its process.
import type { DatabaseSync } from 'node:sqlite';
import { briefly, transaction } from './database.ts';
import { isHeld, lastsMs } from './lease.ts';

/** One Roundtrip that transfers. */
export interface Sender {
  readonly owner: string;
  /** How many projects of it transfer. */
  readonly projects: number;
  /** How many photos it may have on their way at once. */
  readonly photos: number;
}

export const createSenders = (db: DatabaseSync, owner: string) => {
  const others = (): readonly Sender[] =>
    db
      .prepare('SELECT owner, projects, photos, until FROM senders WHERE owner <> ?')
      .all(owner)
      .filter((row) => isHeld(row.owner, row.until))
      .map((row) => ({
        owner: String(row.owner),
        projects: Number(row.projects),
        photos: Number(row.photos),
      }));
  return {
    owner,
    /** The other living ones. */
    others,
    /** Keeps what `of` says of this one, seeing the others: nobody else takes anything between the two. Gives the others. */
    say: (of: (others: readonly Sender[]) => Omit<Sender, 'owner'>): readonly Sender[] =>
      briefly(db, () =>
        transaction(db, () => {
          const living = others();
          const { projects, photos } = of(living);
          const [now, keep] = [Date.now(), JSON.stringify(living.map((each) => each.owner))];
          db.prepare('DELETE FROM senders WHERE owner NOT IN (SELECT value FROM json_each(?))').run(keep);
          const sql = 'INSERT INTO senders (owner, projects, photos, until) VALUES (?, ?, ?, ?)';
          db.prepare(sql).run(owner, projects, photos, now + lastsMs);
          return living;
        }),
      ),
    /** This one transfers no more. */
    leave: (): void => briefly(db, () => void db.prepare('DELETE FROM senders WHERE owner = ?').run(owner)),
  };
};
export type Senders = ReturnType<typeof createSenders>;
