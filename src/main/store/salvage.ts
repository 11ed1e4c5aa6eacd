// Reads what can still be read of a damaged list: table by table, around every page that is torn. Works on a copy of the
// file, which it may change. Called by rebuild.ts.
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite';
import { stemOf } from '../names.ts';

export type Row = Readonly<Record<string, SQLOutputValue>>;
export interface Shape {
  readonly name: string;
  readonly columns: readonly string[];
  /** Its primary key; empty when rows have none. */
  readonly key: readonly string[];
  readonly withoutRowid: boolean;
}
export interface Salvaged {
  readonly rows: readonly Row[];
  /** Some rows may be missing: a page could not be read. */
  readonly torn: boolean;
}
export type Tables = ReadonlyMap<string, Salvaged>;
type Key = readonly SQLInputValue[];
/** Places to begin reading at, by a table's key, past what could not be read. `read` is what this file gave so far. */
export type Anchors = (shape: Shape, read: Tables) => Iterable<Key>;

/** The tables of a sound list, in the order in which they were made. */
export const shapesOf = (db: DatabaseSync): readonly Shape[] =>
  db
    .prepare(`SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
      AND name NOT LIKE 'sqlite_%' ORDER BY (SELECT rootpage FROM sqlite_schema s WHERE s.name = pragma_table_list.name)`)
    .all()
    .map((table) => {
      const columns = db.prepare('SELECT name, pk FROM pragma_table_info(?)').all(String(table.name));
      const key = columns.filter(({ pk }) => pk !== 0).sort((a, b) => Number(a.pk) - Number(b.pk));
      const named = (list: typeof columns): readonly string[] => list.map(({ name }) => String(name));
      return {
        name: String(table.name),
        columns: named(columns),
        key: named(key),
        withoutRowid: table.wr === 1,
      };
    });

/** What can be read of each table; a table that isn't there at all has no rows and is torn. */
export function salvage(file: string, shapes: readonly Shape[], anchors: Anchors): Tables {
  const db = new DatabaseSync(file);
  try {
    // Finds nonsense in a page where SQLite would else read it out as rows.
    attempt(() => db.exec('PRAGMA cell_size_check = ON'));
    const read = new Map<string, Salvaged>();
    for (const shape of shapes) read.set(shape.name, readTable(db, shape, read, anchors));
    return read;
  } finally {
    db.close();
  }
}

function readTable(db: DatabaseSync, shape: Shape, read: Tables, anchors: Anchors): Salvaged {
  const found = new Map<string, Row>();
  const order = shape.withoutRowid ? shape.key : ['rowid'];
  const columns = shape.withoutRowid ? '*' : 'rowid AS "rowid", *';
  const take = (row: Row): void => void found.set(JSON.stringify(order.map((each) => row[each])), row);
  const sql = (where: string, direction: string): string =>
    `SELECT ${columns} FROM ${shape.name} NOT INDEXED ${where} ORDER BY ${order.map((each) => `${each} ${direction}`).join()}`;
  if (drain(db, sql('', 'ASC'), [], take)) return { rows: [...found.values()], torn: false };
  drain(db, sql('', 'DESC'), [], take);
  const after = `WHERE (${order.join()}) >= (${order.map(() => '?').join()})`;
  const rowids = (): Iterable<Key> => between(found.values());
  for (const at of shape.withoutRowid
    ? anchors(shape, new Map(read).set(shape.name, { rows: [...found.values()], torn: true }))
    : rowids()) {
    if (found.has(JSON.stringify(at))) continue;
    drain(db, `${sql(after, 'ASC')} LIMIT ${stride}`, at, take);
  }
  const rows = [...found.entries()].sort(([a], [b]) =>
    shape.withoutRowid ? 0 : Number(a.slice(1, -1)) - Number(b.slice(1, -1)),
  );
  return { rows: rows.map(([, row]) => row), torn: true };
}

// Fewer rows than a page holds, so that no readable page lies between two places where reading begins.
const stride = 8;
// Beyond the last row that was read; a list with more is read from its other end.
const beyond = 2_000;

function* between(rows: Iterable<Row>): Iterable<Key> {
  let last = 0;
  for (const { rowid } of rows) last = Math.max(last, Number(rowid));
  for (let at = 0; at <= last + beyond; at += stride) yield [at];
}

/** Hands out rows until the end (true) or until one can't be read (false). */
function drain(db: DatabaseSync, sql: string, values: Key, take: (row: Row) => void): boolean {
  return attempt(() => {
    for (const row of db.prepare(sql).iterate(...values)) take(row);
  });
}

function attempt(run: () => void): boolean {
  try {
    run();
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_SQLITE_ERROR') return false;
    throw error;
  }
}

/**
 * Where to begin reading past a torn page: at every row that other sources know, and at photos and results by the projects
 * and names that this one knows.
 */
export function anchorsOf(others: readonly Tables[]): Anchors {
  return function* (shape, read) {
    const rowsOf = (table: string): readonly Row[] =>
      [read, ...others].flatMap((tables) => tables.get(table)?.rows ?? []);
    for (const row of rowsOf(shape.name)) yield shape.key.map((column) => row[column] ?? null);
    if (shape.name === 'photos') yield* photoAnchors(rowsOf);
    if (shape.name === 'results') yield* resultAnchors(rowsOf);
  };
}

type RowsOf = (table: string) => readonly Row[];

function* photoAnchors(rowsOf: RowsOf): Iterable<Key> {
  const most = new Map<SQLOutputValue, number>();
  for (const { id } of rowsOf('projects')) if (id !== undefined) most.set(id, 0);
  for (const { project, id } of rowsOf('photos'))
    if (project !== undefined) most.set(project, Math.max(most.get(project) ?? 0, Number(id)));
  for (const [project, last] of most) for (let id = 0; id <= last + beyond; id += stride) yield [project, id];
}

// A result is named after its photo, whatever its extension.
function* resultAnchors(rowsOf: RowsOf): Iterable<Key> {
  for (const [at, { project, upload_name }] of rowsOf('photos').entries())
    if (at % (stride / 2) === 0 && project !== undefined)
      for (const kind of ['edit', 'jpeg']) yield [project, kind, stemOf(String(upload_name))];
}
