// What happened to a project and when: what one reads to explain a slow night. Details hold no key and no link.
import type { DatabaseSync } from 'node:sqlite';
import { type Moment, momentSchema } from '#contract/project.ts';

export const createTimeline = (db: DatabaseSync) => ({
  /** Not before `earliest`, whatever the clock says. */
  add(
    project: string,
    what: string,
    detail: Readonly<Record<string, unknown>> | null = null,
    earliest = 0,
  ): void {
    db.prepare('INSERT INTO timeline (project, at, what, detail) VALUES (?, ?, ?, ?)').run(
      project,
      Math.max(Date.now(), earliest),
      what,
      detail === null ? null : JSON.stringify(detail),
    );
  },
  /** When this last happened, or null. */
  last(project: string, what: string): number | null {
    const row = db
      .prepare('SELECT max(at) AS at FROM timeline WHERE project = ? AND what = ?')
      .get(project, what);
    return typeof row?.at === 'number' ? row.at : null;
  },
  /** Which of these happened last, or null. By their order: a clock may have been set back between them. */
  lastOf(project: string, whats: readonly string[]): string | null {
    const marks = whats.map(() => '?').join(', ');
    const row = db
      .prepare(
        `SELECT what FROM timeline WHERE project = ? AND what IN (${marks}) ORDER BY rowid DESC LIMIT 1`,
      )
      .get(project, ...whats);
    return row === undefined ? null : String(row.what);
  },
  /** What was said of it when it last happened, or null. */
  lastDetail(project: string, what: string): Moment['detail'] | null {
    const row = db
      .prepare(
        'SELECT at, what, detail FROM timeline WHERE project = ? AND what = ? ORDER BY at DESC, rowid DESC LIMIT 1',
      )
      .get(project, what);
    return row === undefined ? null : momentOf(row).detail;
  },
  /** How many there are. */
  count: (project: string): number =>
    Number(db.prepare('SELECT count(*) AS n FROM timeline WHERE project = ?').get(project)?.n ?? 0),
  /** The newest ones, oldest first. */
  newest: (project: string, most: number): readonly Moment[] =>
    db
      .prepare('SELECT at, what, detail FROM timeline WHERE project = ? ORDER BY at DESC, rowid DESC LIMIT ?')
      .all(project, most)
      .map(momentOf)
      .reverse(),
});

// A detail that can't be read says nothing, and must not hide the rest of the story.
function momentOf(row: Record<string, unknown>): Moment {
  const moment = { at: Number(row.at), what: String(row.what) };
  try {
    return momentSchema.parse({ ...moment, detail: JSON.parse(String(row.detail ?? '{}')) });
  } catch {
    return { ...moment, detail: {} };
  }
}
