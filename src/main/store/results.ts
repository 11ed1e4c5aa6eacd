// What Imagen gave back for a project, file by file: planned, backed up, placed. The journal that makes placing
// safe to be killed at any point.
import type { DatabaseSync } from 'node:sqlite';
import { durably, transaction } from './database.ts';
import { createFlush, type Flush } from './flush.ts';
import { type Result, resultRowSchema } from './rows.ts';

export interface PlannedResult {
  readonly kind: 'edit' | 'jpeg';
  readonly name: string;
  readonly photo: number | null;
  readonly target: string;
  readonly note: string | null;
}

// A photo that failed for this result's sake, or for want of any, hasn't failed when it comes after all. One whose edit is
// still not here has.
const mendPhoto = `UPDATE photos AS p SET failed = NULL
  WHERE project = ? AND id = ? AND sent_at IS NOT NULL AND failed IN (?, 'no-result') AND EXISTS
    (SELECT 1 FROM results r WHERE r.project = p.project AND r.photo = p.id AND r.kind = 'edit' AND r.placed_at IS NOT NULL)`;

// Later than what stood there before and than the last restore, also when the clock was set back since: by these times it is
// known what lies over what, and what was put back.
const afterAll = `1 + max(
    coalesce((SELECT max(o.placed_at) FROM results o WHERE o.target = results.target), 0),
    coalesce((SELECT max(t.at) FROM timeline t WHERE t.project = results.project AND t.what = 'restored'), 0))`;

/** Projects whose results were put back, and when last. */
const backs = "SELECT project, max(at) AS at FROM timeline WHERE what = 'restored' GROUP BY project";

export class ResultStore {
  readonly #db: DatabaseSync;
  readonly #flush: Flush;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#flush = createFlush(db);
  }

  all = (project: string): readonly Result[] =>
    this.#db
      .prepare('SELECT * FROM results WHERE project = ? ORDER BY kind, photo, name')
      .all(project)
      .map((row) => resultRowSchema.parse(row));

  /** Placed files in numbers: since a restore those that replaced another and those that are new, and those of no photo. */
  tally(project: string, restoredAt: number): { replaced: number; added: number; unmatched: number } {
    const row = this.#db
      .prepare(
        `SELECT count(CASE WHEN placed_at > ? THEN backup END) AS replaced,
           count(CASE WHEN placed_at > ? AND backup IS NULL THEN 1 END) AS added,
           count(CASE WHEN photo IS NULL THEN 1 END) AS unmatched
         FROM results WHERE project = ? AND placed_at IS NOT NULL`,
      )
      .get(restoredAt, restoredAt, project);
    return { replaced: Number(row?.replaced), added: Number(row?.added), unmatched: Number(row?.unmatched) };
  }

  /** Placed since a restore and of a photo, as `places` in the contract has them; `folder` takes what doesn't lie beside. */
  kinds(project: string, restoredAt: number, folder: string): ReadonlyMap<string, number> {
    const rows = this.#db
      .prepare(
        `SELECT CASE WHEN kind = 'jpeg' THEN 'jpegs' WHEN target NOT LIKE '%.xmp' THEN 'photos'
           WHEN substr(target, 1, length(?)) = ? THEN 'sidecars' ELSE 'beside' END AS what, count(*) AS n
         FROM results WHERE project = ? AND placed_at > ? AND photo IS NOT NULL GROUP BY what`,
      )
      .all(folder, folder, project, restoredAt);
    return new Map(rows.map(({ what, n }) => [String(what), Number(n)]));
  }

  /** Does a sidecar lie outside of this folder? */
  sidecarOutside = (project: string, folder: string): boolean =>
    this.#db
      .prepare(
        `SELECT 1 FROM results WHERE project = ? AND kind = 'edit' AND placed_at IS NOT NULL AND target LIKE '%.xmp'
         AND substr(target, 1, length(?)) <> ? LIMIT 1`,
      )
      .get(project, folder, folder) !== undefined;

  /** Where a photo's own pictures were put, the final JPEG first: settings in a sidecar are none. */
  picturesOf = (project: string, photo: number): readonly string[] =>
    this.#db
      .prepare(
        `SELECT target FROM results INDEXED BY results_photo
         WHERE project = ? AND photo = ? AND placed_at IS NOT NULL AND target NOT LIKE '%.xmp'
         ORDER BY kind DESC, name`,
      )
      .all(project, photo)
      .map((row) => String(row.target));

  /** Where a photo's final JPEG, or its edit, was put; null for none. */
  jpegOf = (project: string, photo: number): string | null => this.#placeOf(project, photo, 'jpeg');
  editOf = (project: string, photo: number): string | null => this.#placeOf(project, photo, 'edit');

  #placeOf(project: string, photo: number, kind: Result['kind']): string | null {
    const row = this.#db
      .prepare(
        'SELECT target FROM results WHERE project = ? AND photo = ? AND kind = ? AND placed_at IS NOT NULL',
      )
      .get(project, photo, kind);
    return row === undefined ? null : String(row.target);
  }

  /** Those of these names that are planned. */
  named(project: string, kind: 'edit' | 'jpeg', names: readonly string[]): readonly Result[] {
    const find = this.#db.prepare('SELECT * FROM results WHERE project = ? AND kind = ? AND name = ?');
    return names.flatMap((name) => {
      const row = find.get(project, kind, name);
      return row === undefined ? [] : [resultRowSchema.parse(row)];
    });
  }

  /** Files of all projects' results that a scan could take for photos; not those where the old file was put back. */
  placedPhotos = (): ReadonlySet<string> =>
    new Set(
      this.#db
        .prepare(
          `SELECT target FROM results r LEFT JOIN (${backs}) b ON b.project = r.project
           WHERE target NOT LIKE '%.xmp' AND placed_at > coalesce(b.at, 0)`,
        )
        .all()
        .map((row) => String(row.target)),
    );

  /** The newest other project that has written over results of this one since, and was not restored; null for none. */
  laterOn(project: string): string | null {
    const row = this.#db
      .prepare(
        `SELECT o.project, coalesce(o.placed_at, oj.created_at) AS later
         FROM results r JOIN projects rj ON rj.id = r.project
           JOIN results o ON o.target = r.target AND o.project <> r.project
           JOIN projects oj ON oj.id = o.project
           LEFT JOIN (${backs}) b ON b.project = o.project
         WHERE r.project = ? AND r.sha256 IS NOT NULL AND o.sha256 IS NOT NULL
           AND later > coalesce(r.placed_at, rj.created_at) AND later > coalesce(b.at, 0)
         ORDER BY later DESC LIMIT 1`,
      )
      .get(project);
    return row === undefined ? null : String(row.project);
  }

  /** Has another project put the result of another photo there? Not once that was put back. */
  isOthers = (project: string, photo: string | null, target: string): boolean =>
    this.#db
      .prepare(
        `SELECT 1 FROM results r LEFT JOIN photos p ON p.project = r.project AND p.id = r.photo
         WHERE r.target = ? AND r.project <> ? AND r.sha256 IS NOT NULL AND p.path IS NOT ?
           AND NOT EXISTS (SELECT 1 FROM timeline t WHERE t.project = r.project AND t.what = 'restored' AND t.at >= r.placed_at)
         LIMIT 1`,
      )
      .get(target, project, photo) !== undefined;

  /** Keeps the plan; what was planned before stays as it is, so that a result never gets a second place. */
  plan(project: string, results: readonly PlannedResult[]): void {
    const insert = this.#db.prepare(
      'INSERT OR IGNORE INTO results (project, kind, name, photo, target, note) VALUES (?, ?, ?, ?, ?, ?)',
    );
    transaction(this.#db, () => {
      for (const each of results)
        insert.run(project, each.kind, each.name, each.photo, each.target, each.note);
    });
  }

  /** What is about to be renamed into place, and where the file that stood there is kept. On the disk itself when it settles. */
  async record(
    project: string,
    kind: string,
    name: string,
    planned: { target: string; backup: string | null; sha256: string },
  ): Promise<void> {
    const write = () =>
      this.#db
        .prepare(
          'UPDATE results SET target = ?, backup = ?, sha256 = ? WHERE project = ? AND kind = ? AND name = ?',
        )
        .run(planned.target, planned.backup, planned.sha256, project, kind, name);
    transaction(this.#db, write);
    if (!(await this.#flush())) durably(this.#db, write);
  }

  markPlaced(
    project: string,
    kind: string,
    name: string,
    placed: { file: string; backup: string | null; created: boolean; note: string | null },
  ): void {
    const row = [project, kind, name] as const;
    transaction(this.#db, () => {
      const before = this.#db
        .prepare('SELECT failed, photo FROM results WHERE project = ? AND kind = ? AND name = ?')
        .get(...row);
      this.#db
        .prepare(
          `UPDATE results SET target = ?, backup = ?, created = ?, note = coalesce(?, note), placed_at = max(?, ${afterAll}), failed = NULL
           WHERE project = ? AND kind = ? AND name = ?`,
        )
        .run(placed.file, placed.backup, Number(placed.created), placed.note, Date.now(), ...row);
      this.#db.prepare(mendPhoto).run(project, before?.photo ?? null, before?.failed ?? null);
    });
  }

  /** When the last of them was placed; 0 for none. */
  lastPlacedAt = (project: string): number =>
    Number(
      this.#db.prepare('SELECT coalesce(max(placed_at), 0) AS at FROM results WHERE project = ?').get(project)
        ?.at,
    );

  /** No longer in their places: they may be fetched again. What they replaced stays known. */
  markAway(project: string, results: readonly Pick<Result, 'kind' | 'name'>[]): void {
    const away = this.#db.prepare(
      'UPDATE results SET placed_at = NULL WHERE project = ? AND kind = ? AND name = ?',
    );
    transaction(this.#db, () => {
      for (const { kind, name } of results) away.run(project, kind, name);
    });
  }

  markFailed(project: string, kind: string, name: string, code: string): void {
    this.#db
      .prepare('UPDATE results SET failed = ? WHERE project = ? AND kind = ? AND name = ?')
      .run(code, project, kind, name);
  }
}
