// What happened to a project and when: what one reads to explain a slow night. Details hold no key and no link.
import type { DatabaseSync } from 'node:sqlite';

export const createTimeline = (db: DatabaseSync) => ({
  add(project: string, what: string, detail: Readonly<Record<string, unknown>> | null = null): void {
    db.prepare('INSERT INTO timeline (project, at, what, detail) VALUES (?, ?, ?, ?)').run(
      project,
      Date.now(),
      what,
      detail === null ? null : JSON.stringify(detail),
    );
  },
  all: (project: string): readonly { at: number; what: string; detail: string | null }[] =>
    db
      .prepare('SELECT at, what, detail FROM timeline WHERE project = ? ORDER BY at, rowid')
      .all(project)
      .map((row) => ({
        at: Number(row.at),
        what: String(row.what),
        detail: row.detail === null ? null : String(row.detail),
      })),
});
