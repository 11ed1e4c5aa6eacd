// The photos of a project: which are sent, which failed and why, and the counts that every screen shows.
import type { DatabaseSync } from 'node:sqlite';
import type { PhotoState } from '#contract/photo.ts';
import { type LeftOut, leftOutSchema } from '#contract/shoot.ts';
import { transaction } from './database.ts';
import { type Photo, photoRowSchema } from './rows.ts';

export interface Counts {
  readonly total: number;
  /** Confirmed by the store, whatever came later. */
  readonly sent: number;
  readonly failed: number;
  readonly leftOut: number;
  /** Photos whose edit, and whose final JPEG, is on this disk. */
  readonly downloaded: number;
  readonly delivered: number;
  /** Bytes of the sent photos. */
  readonly bytes: number;
}

const placed = (kind: string) =>
  `EXISTS (SELECT 1 FROM results r WHERE r.project = p.project AND r.photo = p.id AND r.kind = '${kind}' AND r.placed_at IS NOT NULL)`;

// Left to itself, SQLite reads all results for each photo: a fifth of a second a page of ten thousand.
const withPicture =
  "EXISTS (SELECT 1 FROM results r INDEXED BY results_photo WHERE r.project = p.project AND r.photo = p.id AND r.placed_at IS NOT NULL AND r.target NOT LIKE '%.xmp')";

const states: Readonly<Record<PhotoState, string>> = {
  failed: 'p.failed IS NOT NULL',
  edited: `p.failed IS NULL AND ${placed('edit')}`,
  sent: `p.failed IS NULL AND p.sent_at IS NOT NULL AND NOT ${placed('edit')}`,
  waiting: 'p.failed IS NULL AND p.sent_at IS NULL',
};
const stateColumn = `CASE WHEN ${states.failed} THEN 'failed' WHEN ${states.edited} THEN 'edited' WHEN ${states.sent} THEN 'sent' ELSE 'waiting' END`;

export class PhotoStore {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  all = (project: string): readonly Photo[] => select(this.#db, 'project = ?', project);
  waiting = (project: string): readonly Photo[] =>
    select(this.#db, 'project = ? AND sent_at IS NULL AND failed IS NULL', project);
  sent = (project: string): readonly Photo[] =>
    select(this.#db, 'project = ? AND sent_at IS NOT NULL', project);

  /** Photos under this folder that came back edited, from projects with the service or with Practice. */
  editedOn = (root: string, practice: boolean): readonly Photo[] =>
    this.#db
      .prepare(
        `SELECT p.* FROM photos p JOIN projects j ON j.id = p.project
         WHERE j.root = ? AND j.practice = ? AND j.edit_done_at IS NOT NULL AND p.sent_at IS NOT NULL AND p.failed IS NULL`,
      )
      .all(root, Number(practice))
      .map((row) => photoRowSchema.parse(row));

  markSent(
    project: string,
    id: number,
    done: { readonly md5: string | null; readonly verified: boolean },
  ): void {
    this.#db
      .prepare(
        'UPDATE photos SET sent_at = ?, md5 = ?, verified = ?, failed = NULL WHERE project = ? AND id = ?',
      )
      .run(Date.now(), done.md5, Number(done.verified), project, id);
  }

  markFailed(project: string, id: number, code: string): void {
    this.#db.prepare('UPDATE photos SET failed = ? WHERE project = ? AND id = ?').run(code, project, id);
  }

  /** An edit was taken, so all that haven't failed were sent: nobody asks for one while photos wait. */
  takeAsSent(project: string): void {
    this.#db
      .prepare('UPDATE photos SET sent_at = ? WHERE project = ? AND sent_at IS NULL AND failed IS NULL')
      .run(Date.now(), project);
  }

  /** Photos that failed because they were not as they had been looked at. */
  changed = (project: string): ReadonlySet<number> =>
    new Set(
      select(this.#db, "project = ? AND sent_at IS NULL AND failed = 'photo-changed'", project).map(
        ({ id }) => id,
      ),
    );

  /** Photos as they are now: they changed since they were looked at, and are to be sent all the same. */
  measuredAnew(
    project: string,
    photos: readonly { readonly id: number; readonly size: number; readonly mtimeMs: number }[],
  ): void {
    const measured = this.#db.prepare(
      'UPDATE photos SET size = ?, mtime_ms = ? WHERE project = ? AND id = ?',
    );
    const summed = this.#db.prepare(
      'UPDATE projects SET total_bytes = (SELECT sum(size) FROM photos WHERE project = projects.id) WHERE id = ?',
    );
    transaction(this.#db, () => {
      for (const { id, size, mtimeMs } of photos) measured.run(size, mtimeMs, project, id);
      summed.run(project);
    });
  }

  /** Photos that failed before they were sent get another try. */
  retryUnsent(project: string): void {
    this.#db.prepare('UPDATE photos SET failed = NULL WHERE project = ? AND sent_at IS NULL').run(project);
  }

  find(project: string, id: number): Photo | null {
    const row = this.#db.prepare('SELECT * FROM photos WHERE project = ? AND id = ?').get(project, id);
    return row === undefined ? null : photoRowSchema.parse(row);
  }

  /** The photo that stands for the project. */
  first(project: string): number | null {
    const row = this.#db.prepare('SELECT min(id) AS id FROM photos WHERE project = ?').get(project);
    return typeof row?.id === 'number' ? row.id : null;
  }

  counts = (project: string): Counts => countsOf(this.#db, project);

  /** Photos without a placed edit; `failedOnly`: of those the ones that failed. */
  uneditedCount(project: string, failedOnly: boolean): number {
    const row = this.#db
      .prepare(
        `SELECT count(*) AS n FROM photos p WHERE p.project = ? AND NOT ${placed('edit')}${failedOnly ? ' AND p.failed IS NOT NULL' : ''}`,
      )
      .get(project);
    return Number(row?.n);
  }

  /** Photos that have no good end yet or a bad one, by reason; `not-sent` for those whose turn has not come. */
  withReason = (project: string): readonly { reason: string; count: number }[] =>
    grouped(
      this.#db,
      `SELECT coalesce(failed, 'not-sent') AS reason, count(*) AS count FROM photos
       WHERE project = ? AND (failed IS NOT NULL OR sent_at IS NULL) GROUP BY reason`,
      project,
    );

  failures = (project: string): readonly { reason: string; count: number }[] =>
    grouped(
      this.#db,
      'SELECT failed AS reason, count(*) AS count FROM photos WHERE project = ? AND failed IS NOT NULL GROUP BY failed',
      project,
    );

  leftOut = (project: string): readonly { reason: string; count: number }[] =>
    grouped(
      this.#db,
      'SELECT reason, count(*) AS count FROM left_out WHERE project = ? GROUP BY reason',
      project,
    );

  /** Everything that was found and not sent, with its reason. */
  leftOutAll = (project: string): readonly LeftOut[] =>
    this.#db
      .prepare('SELECT path, reason FROM left_out WHERE project = ?')
      .all(project)
      .flatMap((row) => leftOutSchema.safeParse(row).data ?? []);

  /** Photos that were found and not sent: they are as little to be replaced as those that were. */
  leftOutPaths = (project: string): readonly string[] =>
    this.#db
      .prepare(
        `SELECT path FROM left_out WHERE project = ?
         AND reason IN ('twin', 'other-format', 'deselected', 'empty', 'unreadable', 'link-loop')`,
      )
      .all(project)
      .map((row) => String(row.path));

  page(project: string, offset: number, limit: number, state: PhotoState | undefined) {
    const where = `p.project = ?${state === undefined ? '' : ` AND ${states[state]}`}`;
    const total = Number(
      this.#db.prepare(`SELECT count(*) AS n FROM photos p WHERE ${where}`).get(project)?.n ?? 0,
    );
    const rows = this.#db
      .prepare(
        `SELECT p.*, ${stateColumn} AS state, ${placed('jpeg')} AS jpeg, ${withPicture} AS picture FROM photos p WHERE ${where} ORDER BY p.id LIMIT ? OFFSET ?`,
      )
      .all(project, limit, offset);
    return {
      total,
      photos: rows.map((row) => ({
        ...photoRowSchema.parse(row),
        state: row.state as PhotoState,
        jpeg: row.jpeg === 1,
        picture: row.picture === 1,
      })),
    };
  }
}

const select = (db: DatabaseSync, where: string, project: string): readonly Photo[] =>
  db
    .prepare(`SELECT * FROM photos WHERE ${where} ORDER BY id`)
    .all(project)
    .map((row) => photoRowSchema.parse(row));

const grouped = (db: DatabaseSync, sql: string, project: string) =>
  db
    .prepare(sql)
    .all(project)
    .map((row) => ({ reason: String(row.reason), count: Number(row.count) }));

function countsOf(db: DatabaseSync, project: string): Counts {
  const photos = db
    .prepare(
      `SELECT count(*) AS total, count(sent_at) AS sent, count(failed) AS failed,
         coalesce(sum(CASE WHEN sent_at IS NOT NULL THEN size END), 0) AS bytes FROM photos WHERE project = ?`,
    )
    .get(project);
  const results = db
    .prepare(
      `SELECT count(DISTINCT CASE WHEN kind = 'edit' THEN photo END) AS downloaded,
         count(DISTINCT CASE WHEN kind = 'jpeg' THEN photo END) AS delivered
         FROM results WHERE project = ? AND placed_at IS NOT NULL`,
    )
    .get(project);
  const left = db.prepare('SELECT count(*) AS n FROM left_out WHERE project = ?').get(project);
  return {
    total: Number(photos?.total),
    sent: Number(photos?.sent),
    failed: Number(photos?.failed),
    leftOut: Number(left?.n),
    downloaded: Number(results?.downloaded),
    delivered: Number(results?.delivered),
    bytes: Number(photos?.bytes),
  };
}
