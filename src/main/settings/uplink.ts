// The speed at which photos were last sent, remembered over restarts, so that a new project can tell how long it will
// take. Fed by the app with each project's state, asked by the plan.
import type { DatabaseSync } from 'node:sqlite';
import type { ProjectSummary } from '#contract/project.ts';

/** Practice stands on this computer: its speed says nothing about the line to Imagen. */
const nameOf = (practice: boolean): string => (practice ? 'uplink.practice' : 'uplink.imagen');
/** States come up to ten times a second; the database need not. */
const everyMs = 5_000;

export function createUplink(db: DatabaseSync, now: () => number = () => performance.now()) {
  const written = new Map<string, number>();
  const keep = (name: string, speed: number) =>
    db
      .prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)')
      .run(name, JSON.stringify(speed));
  return {
    /** Takes the speed of a project that is sending; of anything else, nothing. */
    note({
      step,
      status,
      speed,
      practice,
    }: Pick<ProjectSummary, 'step' | 'status' | 'speed' | 'practice'>): void {
      if (step !== 'upload' || status !== 'running' || speed === null || speed <= 0) return;
      const name = nameOf(practice);
      const last = written.get(name);
      if (last !== undefined && now() - last < everyMs) return;
      written.set(name, now());
      try {
        keep(name, speed);
      } catch {
        // A full disk: a speed that isn't remembered must not stop what is being sent.
      }
    },
    /** Bytes a second, or null when nothing was ever sent. */
    speed(practice: boolean): number | null {
      const row = db.prepare('SELECT value FROM settings WHERE name = ?').get(nameOf(practice));
      const speed = Number(row?.value);
      return Number.isFinite(speed) && speed > 0 ? speed : null;
    },
  };
}
export type Uplink = ReturnType<typeof createUplink>;
