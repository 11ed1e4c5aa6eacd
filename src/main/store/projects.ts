// Projects as kept in the database: making one, reading them, and the few facts that change as a project goes on.
// Used by projects/; nothing else writes these rows.
import type { DatabaseSync } from 'node:sqlite';
import { type Fault, FaultError } from '#contract/faults.ts';
import type { ResultRules, Status, Step } from '#contract/project.ts';
import { durably, transaction } from './database.ts';
import { insertProject, type NewProject } from './insert-project.ts';
import { type Project, projectRowSchema } from './rows.ts';

/** Requests that may cost money, or make something twice: their intent is on the disk before they are sent. */
export type Asking = 'create' | 'edit' | 'export';

const unfinished = `step <> 'done' AND status <> 'cancelled'`;

export class ProjectStore {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** Keeps it unless `refuse` throws, which is asked while no other process can keep one. */
  add = (project: NewProject, refuse?: () => void): void =>
    durably(this.#db, () => {
      refuse?.();
      insertProject(this.#db, project);
    });

  find(id: string): Project | null {
    const row = this.#db.prepare('SELECT * FROM projects WHERE id = ?').get(id);
    return row === undefined ? null : read(row);
  }

  get(id: string): Project {
    const project = this.find(id);
    if (project === null) throw new FaultError('not-found', `There is no project “${id}”.`);
    return project;
  }

  /** All projects that can be read, newest first. One damaged row must not hide the others. */
  all = (): readonly Project[] =>
    this.#db
      .prepare('SELECT * FROM projects ORDER BY created_at DESC, rowid DESC')
      .all()
      .flatMap((row) => projectRowSchema.safeParse(row).data ?? []);

  /** The unfinished project on a folder, if there is one. */
  unfinishedOn(root: string): string | null {
    const row = this.#db.prepare(`SELECT id FROM projects WHERE root = ? AND ${unfinished}`).get(root);
    return row === undefined ? null : String(row.id);
  }

  unfinished = (): readonly { readonly id: string; readonly root: string }[] =>
    this.#db
      .prepare(`SELECT id, root FROM projects WHERE ${unfinished}`)
      .all()
      .map(({ id, root }) => ({ id: String(id), root: String(root) }));

  /** Unfinished projects in the order of their turns. */
  inOrder = (): readonly string[] =>
    this.#db
      .prepare(`SELECT id FROM projects WHERE ${unfinished} ORDER BY place, created_at`)
      .all()
      .map((row) => String(row.id));

  /** Numbers the turns anew, in this order. */
  setOrder = (ids: readonly string[]): void =>
    transaction(this.#db, () => {
      for (const [place, id] of ids.entries())
        run(this.#db, 'UPDATE projects SET place = ? WHERE id = ?', place, id);
    });

  /** The newest project on a folder that came to its end, with the service or with Practice. */
  finishedOn(root: string, practice: boolean): Project | null {
    const row = this.#db
      .prepare(
        `SELECT * FROM projects WHERE root = ? AND practice = ? AND step = 'done' ORDER BY created_at DESC`,
      )
      .get(root, Number(practice));
    return row === undefined ? null : read(row);
  }

  namesOn = (root: string): ReadonlySet<string> =>
    new Set(
      this.#db
        .prepare('SELECT name FROM projects WHERE root = ?')
        .all(root)
        .map((row) => String(row.name)),
    );

  setStep = (id: string, step: Step): void =>
    transaction(this.#db, () => run(this.#db, 'UPDATE projects SET step = ? WHERE id = ?', step, id));

  setStatus = (id: string, status: Status, fault: Fault | null, since: number | null): void =>
    run(
      this.#db,
      'UPDATE projects SET status = ?, fault = ?, since = ? WHERE id = ?',
      status,
      fault === null ? null : JSON.stringify(fault),
      since,
      id,
    );

  /** Stopped for good; photos without an edit end so, unless all edits are here already (`photos` false). */
  cancel = (id: string, photos: boolean): void =>
    durably(this.#db, () => {
      if (photos)
        run(
          this.#db,
          `UPDATE photos AS p SET failed = 'cancelled' WHERE project = ? AND failed IS NULL AND NOT EXISTS
             (SELECT 1 FROM results r WHERE r.project = p.project AND r.photo = p.id AND r.placed_at IS NOT NULL)`,
          id,
        );
      run(
        this.#db,
        `UPDATE projects SET status = 'cancelled', fault = NULL, since = ? WHERE id = ?`,
        Date.now(),
        id,
      );
    });

  setWithoutFailed = (id: string): void =>
    run(this.#db, 'UPDATE projects SET without_failed = 1 WHERE id = ?', id);

  /** Keeps the highest progress ever shown, so that it never runs backwards, not even over a restart. */
  setProgress = (id: string, progress: number): void =>
    run(this.#db, 'UPDATE projects SET progress = max(progress, ?) WHERE id = ?', progress, id);

  /** A done project is to have final JPEGs after all. Its progress is less than whole again, as there is more to do. */
  wantJpegs = (id: string, results: ResultRules, progress: number): void =>
    durably(this.#db, () =>
      run(
        this.#db,
        `UPDATE projects SET results = ?, progress = ?, step = 'export', status = 'running', fault = NULL, since = NULL
         WHERE id = ? AND step = 'done'`,
        JSON.stringify(results),
        progress,
        id,
      ),
    );

  /** A done project is to fetch what is not here. Its progress is less than whole again, as there is more to do. */
  fetchAgain = (id: string, progress: number): void =>
    durably(this.#db, () =>
      run(
        this.#db,
        `UPDATE projects SET progress = ?, step = 'download', status = 'running', fault = NULL, since = NULL
         WHERE id = ? AND step = 'done'`,
        progress,
        id,
      ),
    );

  /** Fetching was called off: done, as it was before, with what is here. */
  doneAgain = (id: string): void =>
    durably(this.#db, () =>
      run(
        this.#db,
        `UPDATE projects SET step = 'done', status = 'done', fault = NULL, since = NULL WHERE id = ?`,
        id,
      ),
    );

  setName = (id: string, name: string): void =>
    run(this.#db, 'UPDATE projects SET name = ? WHERE id = ?', name, id);

  /** False, and nothing kept, where another project has this one of Imagen's: two never share it. */
  setUuid = (id: string, uuid: string): boolean =>
    durably(this.#db, () => {
      const free = !this.hasUuid(uuid);
      if (free) run(this.#db, 'UPDATE projects SET uuid = ? WHERE id = ?', uuid, id);
      return free;
    });

  hasUuid = (uuid: string): boolean =>
    this.#db.prepare('SELECT 1 FROM projects WHERE uuid = ?').get(uuid) !== undefined;

  /** Before the request: it is about to be asked. */
  intend = (id: string, what: Asking): void => stamp(this.#db, id, `${what}_asked_at`, Date.now());
  /** It surely was not taken: as if never asked. */
  withdraw = (id: string, what: Asking): void => stamp(this.#db, id, `${what}_asked_at`, null);
  /** The service said, or its state proves, that it took the request. */
  confirm = (id: string, what: 'edit' | 'export'): void =>
    stamp(this.#db, id, `${what}_known_at`, Date.now());
  complete = (id: string, what: 'edit' | 'export'): void =>
    stamp(this.#db, id, `${what}_done_at`, Date.now());
}

function read(row: Readonly<Record<string, unknown>>): Project {
  const { success, data, error } = projectRowSchema.safeParse(row);
  if (success) return data;
  throw new FaultError(
    'database-damaged',
    `What is kept of project ${String(row.id)} can’t be read. It is left as it is; other projects are not concerned.`,
    { cause: error },
  );
}

const run = (db: DatabaseSync, sql: string, ...values: (string | number | null)[]): void => {
  db.prepare(sql).run(...values);
};

const stamp = (db: DatabaseSync, id: string, column: string, at: number | null): void =>
  durably(db, () => run(db, `UPDATE projects SET ${column} = ? WHERE id = ?`, at, id));
