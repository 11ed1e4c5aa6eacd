// Puts rows that were read from a damaged list, and from copies of it, into a new one. The list's own row goes before a
// copy's, as long as it makes sense. Called by rebuild.ts.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { photoRowSchema, projectRowSchema, resultRowSchema } from './rows.ts';
import type { Row, Salvaged, Shape } from './salvage.ts';

export interface Source {
  readonly tables: ReadonlyMap<string, Salvaged>;
  /** The damaged list itself, and not a copy. */
  readonly own: boolean;
}
export interface Merged {
  /** Of each project, the tables that rows of it were taken from a copy for. */
  readonly fromCopy: ReadonlyMap<string, ReadonlySet<string>>;
  /** Tables that the list itself doesn't have whole: rows of them may be missing, or be as old as a copy. */
  readonly gaps: ReadonlySet<string>;
  /** Projects that rows speak of and that could not be read, and the path of a photo of theirs. */
  readonly lost: ReadonlyMap<string, string | null>;
}
interface Chosen {
  readonly row: Row;
  readonly own: boolean;
}

export function merge(db: DatabaseSync, shapes: readonly Shape[], sources: readonly Source[]): Merged {
  const fromCopy = new Map<string, Set<string>>();
  const gaps = new Set<string>();
  const lost = new Map<string, string | null>();
  for (const shape of shapes) {
    const { chosen, whole } = choose(shape, sources);
    // A sound copy doesn't close the gap: what came since it was made is in none.
    if (!whole) gaps.add(shape.name);
    for (const { row, own } of chosen) {
      const project = projectOf(shape, row);
      if (!insert(db, shape, row)) {
        if (project !== null && !isThere(db, project))
          lost.set(project, lost.get(project) ?? textOf(row.path));
      } else if (!own && project !== null)
        fromCopy.set(project, (fromCopy.get(project) ?? new Set()).add(shape.name));
    }
  }
  return { fromCopy, gaps, lost };
}

function choose(shape: Shape, sources: readonly Source[]) {
  const chosen = new Map<string, Chosen>();
  let whole = false;
  for (const { tables, own } of sources) {
    const { rows, torn } = tables.get(shape.name) ?? { rows: [], torn: true };
    for (const row of rows) {
      const key = keyOf(shape, row);
      const earlier = chosen.get(key);
      if (earlier === undefined || !agrees(shape.name, earlier.row, row)) chosen.set(key, { row, own });
    }
    const isSound = !torn && rows.every((row) => makesSense(shape.name, row));
    if (own) whole = isSound;
    // Older copies add nothing to a table that was read to its end but rows that had been removed.
    if (isSound) break;
  }
  const list = [...chosen.values()];
  if (shape.name === 'timeline') list.sort((a, b) => Number(a.row.at) - Number(b.row.at));
  return { chosen: list, whole };
}

// What never changes, once it is there. A row that differs in it from its own earlier copy was read from a torn page.
const lasting: Readonly<Record<string, readonly string[]>> = {
  projects: ['root', 'created_at', 'practice', 'uuid'],
  photos: ['path', 'upload_name', 'size'],
};

/** May the row stay, seen beside an earlier copy of it? */
function agrees(table: string, row: Row, copy: Row): boolean {
  if (!makesSense(table, copy)) return true;
  const same = (lasting[table] ?? []).every(
    (column) => copy[column] === null || copy[column] === row[column],
  );
  return same && makesSense(table, row);
}

const schemas: Readonly<Record<string, { safeParse(row: Row): { success: boolean } }>> = {
  projects: projectRowSchema,
  photos: photoRowSchema,
  results: resultRowSchema,
};
const makesSense = (table: string, row: Row): boolean => schemas[table]?.safeParse(row).success ?? true;

/** What a row is known by in the list and its copies. Lines of a story have nothing but themselves. */
const keyOf = ({ key, columns }: Shape, row: Row): string =>
  JSON.stringify((key.length > 0 ? key : columns).map((column) => row[column]));

const projectOf = ({ name, columns }: Shape, row: Row): string | null =>
  name === 'projects' ? textOf(row.id) : columns.includes('project') ? textOf(row.project) : null;
const textOf = (value: SQLOutputValue | undefined): string | null =>
  typeof value === 'string' ? value : null;

const isThere = (db: DatabaseSync, project: string): boolean =>
  db.prepare('SELECT 1 FROM projects WHERE id = ?').get(project) !== undefined;

/** False when the new list doesn't take it: of another type than its column, or of a project that isn't there. */
function insert(db: DatabaseSync, { name, columns }: Shape, row: Row): boolean {
  const present = columns.filter((column) => row[column] !== undefined);
  const sql = `INSERT INTO ${name} (${present.join()}) VALUES (${present.map(() => '?').join()})`;
  try {
    db.prepare(sql).run(...present.map((column) => row[column] ?? null));
    return true;
  } catch {
    return false;
  }
}
