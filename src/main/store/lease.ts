// A project runs under a lease, so that a second window, a terminal or an orphan of a crash sees that it is taken.
// The lease is a row that its owner renews; it ends by itself, or at once when its owner's process is gone.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { DatabaseSync } from 'node:sqlite';
import { transaction } from './database.ts';

/** Renewed this often; ends after missing five renewals, which a busy disk won't cause. Milliseconds. */
export const renewEveryMs = 2_000;
const lastsMs = 10_000;

export const createLeases = (db: DatabaseSync) => {
  const owner = `${hostname()}/${process.pid}/${randomUUID()}`;
  const alone = new Set<string>();
  const take = (project: string): boolean =>
    !alone.has(project) && transaction(db, () => isFree(db, project, owner) && write(db, project, owner));
  return {
    /** Takes the project for this process; false when another living one has it, or it was taken alone. */
    take,
    /** Takes it for something that nothing may go on beside, not even in this process, where `take` gives it twice. */
    takeAlone(project: string): boolean {
      if (!take(project)) return false;
      alone.add(project);
      return true;
    },
    /** Extends it; false when it was lost (this process slept too long and another took over). */
    renew: (project: string): boolean =>
      db
        .prepare('UPDATE projects SET lease_until = ? WHERE id = ? AND lease_owner = ?')
        .run(Date.now() + lastsMs, project, owner).changes === 1,
    release(project: string): void {
      alone.delete(project);
      db.prepare(
        'UPDATE projects SET lease_owner = NULL, lease_until = NULL WHERE id = ? AND lease_owner = ?',
      ).run(project, owner);
    },
    /** True when some other process has it now, or it was taken alone. */
    takenElsewhere: (project: string): boolean => alone.has(project) || !isFree(db, project, owner),
  };
};

function isFree(db: DatabaseSync, project: string, me: string): boolean {
  const row = db.prepare('SELECT lease_owner, lease_until FROM projects WHERE id = ?').get(project);
  return row?.lease_owner === me || !isHeld(row?.lease_owner, row?.lease_until);
}

/** Is this the lease of a living process that still renews it? */
export const isHeld = (owner: unknown, until: unknown): boolean =>
  typeof owner === 'string' && Number(until) >= Date.now() && alive(owner);

function write(db: DatabaseSync, project: string, owner: string): boolean {
  const sql = 'UPDATE projects SET lease_owner = ?, lease_until = ? WHERE id = ?';
  return db.prepare(sql).run(owner, Date.now() + lastsMs, project).changes === 1;
}

// Signal 0 asks whether a process is there. On another machine (a shared folder) only time can tell.
function alive(owner: string): boolean {
  const [host, pid] = owner.split('/');
  if (host !== hostname()) return true;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
