// A project runs under a lease, so that a second window, a terminal or an orphan of a crash sees that it is taken.
// The lease is a row that its owner renews; it ends by itself, or at once when its owner's process is gone.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { DatabaseSync } from 'node:sqlite';
import { transaction } from './database.ts';

/** Renewed this often; ends after missing five renewals, which a busy disk won't cause. Milliseconds. */
export const renewEveryMs = 2_000;
export const lastsMs = 10_000;

/** A name of this process's own, by which others see whether it is still there. */
export const newOwner = (): string => `${hostname()}/${process.pid}/${randomUUID()}`;

export const createLeases = (db: DatabaseSync, owner: string) => {
  const alone = new Set<string>();
  const fresh = new Freshness();
  const take = (project: string): boolean =>
    !alone.has(project) &&
    fresh.noted(
      project,
      transaction(db, () => isFree(db, project, owner) && write(db, project, owner)),
    );
  const renew = (project: string): boolean =>
    fresh.noted(
      project,
      db
        .prepare('UPDATE projects SET lease_until = ? WHERE id = ? AND lease_owner = ?')
        .run(Date.now() + lastsMs, project, owner).changes === 1,
    );
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
    renew,
    /** Whether nobody else can have it now. Asks the database only when it is long since this was known. */
    holds: (project: string): boolean => fresh.is(project) || renew(project),
    release(project: string): void {
      alone.delete(project);
      fresh.noted(project, false);
      db.prepare(
        'UPDATE projects SET lease_owner = NULL, lease_until = NULL WHERE id = ? AND lease_owner = ?',
      ).run(project, owner);
    },
    /** True when some other process has it now, or it was taken alone. */
    takenElsewhere: (project: string): boolean => alone.has(project) || !isFree(db, project, owner),
  };
};

/** Which leases were written so lately that nobody can have taken them over. By both clocks: either may stand or jump. */
class Freshness {
  readonly #written = new Map<string, { readonly wall: number; readonly steady: number }>();

  noted(project: string, written: boolean): boolean {
    if (written) this.#written.set(project, { wall: Date.now(), steady: performance.now() });
    else this.#written.delete(project);
    return written;
  }

  is(project: string): boolean {
    const last = this.#written.get(project);
    if (last === undefined) return false;
    const age = Math.max(Math.abs(Date.now() - last.wall), performance.now() - last.steady);
    return age < lastsMs / 2;
  }
}

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
