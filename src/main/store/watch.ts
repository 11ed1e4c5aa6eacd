// Watched folders and the shoots known in them, as kept in the database: what was there before, what was proposed, and
// what became of it. So nothing is proposed or started twice, and what came while Roundtrip was closed is noticed.
// Written by watching/ only.
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type Fault, faultSchema } from '#contract/faults.ts';
import { type WatchDepth, watchDepthSchema, watchStartSchema } from '#contract/watch.ts';
import { durably } from './database.ts';

/**
 * `known`: it was there when the folder was added. `starting`: its project is being made, or that was cut off. `more`: it
 * was started, and photos came after that.
 */
export type ShootState = 'known' | 'proposed' | 'starting' | 'started' | 'more' | 'dismissed';

const keptStartSchema = watchStartSchema.extend({ profileName: z.string(), practice: z.boolean() });
export type KeptStart = Readonly<z.infer<typeof keptStartSchema>>;

export interface KeptFolder {
  readonly id: number;
  readonly path: string;
  readonly depth: WatchDepth;
  readonly starts: boolean;
  readonly start: KeptStart | null;
}

export interface KeptShoot {
  readonly id: number;
  readonly folder: number;
  readonly path: string;
  readonly state: ShootState;
  readonly photos: number;
  readonly bytes: number;
  readonly fault: Fault | null;
}

// A wedding's last cards are copied the day after; later, other programs' files are likelier than a shoot's own.
const moreMs = 48 * 3_600_000;

const shootColumns = 'id, folder, path, state, photos, bytes, fault';

export class WatchStore {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  folders = (): readonly KeptFolder[] =>
    this.#db.prepare('SELECT * FROM watch_folders ORDER BY id').all().map(folderOf);

  /** Keeps a folder together with what is in it already: never one without the other, or all of it would be new. */
  add = (path: string, depth: WatchDepth, known: readonly string[]): number =>
    durably(this.#db, () => {
      const { lastInsertRowid } = this.#db
        .prepare('INSERT INTO watch_folders (path, depth, starts) VALUES (?, ?, 0)')
        .run(path, depth);
      this.#know(Number(lastInsertRowid), known);
      return Number(lastInsertRowid);
    });

  /** Shoots lie elsewhere in it from now on; what is there already is known, and what was proposed is no shoot any more. */
  setDepth = (id: number, depth: WatchDepth, known: readonly string[]): void =>
    durably(this.#db, () => {
      this.#db.prepare('UPDATE watch_folders SET depth = ? WHERE id = ?').run(depth, id);
      this.#db.prepare(`DELETE FROM watch_shoots WHERE folder = ? AND state IN ('proposed', 'more')`).run(id);
      this.#know(id, known);
    });

  setStart = (id: number, starts: boolean, start: KeptStart | null): void => {
    this.#db
      .prepare('UPDATE watch_folders SET starts = ?, start = ? WHERE id = ?')
      .run(Number(starts), start === null ? null : JSON.stringify(start), id);
  };

  remove = (id: number): void => {
    this.#db.prepare('DELETE FROM watch_folders WHERE id = ?').run(id);
  };

  shoot = (path: string): KeptShoot | null => {
    const row = this.#db.prepare(`SELECT ${shootColumns} FROM watch_shoots WHERE path = ?`).get(path);
    return row === undefined ? null : shootOf(row);
  };

  shootsThatAre = (state: ShootState): readonly KeptShoot[] =>
    this.#db.prepare(`SELECT ${shootColumns} FROM watch_shoots WHERE state = ?`).all(state).map(shootOf);

  /** What waits for a person's word, the newest first. */
  proposals = (): readonly KeptShoot[] =>
    this.#db
      .prepare(
        `SELECT ${shootColumns} FROM watch_shoots WHERE state IN ('proposed', 'more') ORDER BY at DESC, id DESC`,
      )
      .all()
      .map(shootOf);

  /** Paths of a folder's shoots that nothing is to be said of any more; for a while, more may come to started ones. */
  decided = (folder: number): ReadonlySet<string> =>
    new Set(
      this.#db
        .prepare(
          `SELECT path FROM watch_shoots WHERE folder = ? AND state NOT IN ('proposed', 'more')
             AND NOT (state = 'started' AND at > ?)`,
        )
        .all(folder, Date.now() - moreMs)
        .map(({ path }) => String(path)),
    );

  /** What was noticed of a shoot; on the disk when it returns, as it may be the intent to start it. */
  note = (shoot: Omit<KeptShoot, 'id'>): void =>
    durably(this.#db, () => {
      const { folder, path, state, photos, bytes, fault } = shoot;
      this.#db
        .prepare(
          `INSERT INTO watch_shoots (folder, path, state, photos, bytes, fault, at) VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (path) DO UPDATE SET state = excluded.state, photos = excluded.photos,
             bytes = excluded.bytes, fault = excluded.fault`,
        )
        .run(
          ...([folder, path, state, photos, bytes] as const),
          fault === null ? null : JSON.stringify(fault),
          Date.now(),
        );
    });

  setState = (path: string, state: ShootState): void => {
    this.#db.prepare('UPDATE watch_shoots SET state = ?, fault = NULL WHERE path = ?').run(state, path);
  };

  /** As if it had never been noticed. */
  forget = (path: string): void => {
    this.#db.prepare('DELETE FROM watch_shoots WHERE path = ?').run(path);
  };

  /** True when a photo in this folder belongs to a project already, whichever folder that was begun on. */
  inProject = (folder: string, separator: string): boolean => {
    const within = folder.endsWith(separator) ? folder : folder + separator;
    const sql = 'SELECT 1 FROM photos WHERE substr(path, 1, length(?1)) = ?1 LIMIT 1';
    return this.#db.prepare(sql).get(within) !== undefined;
  };

  /** Photos in this folder that were sent with any project, and all that projects knew of in it: sent or left out. */
  takenOf(folder: string, separator: string): { sent: readonly string[]; known: ReadonlySet<string> } {
    const within = folder.endsWith(separator) ? folder : folder + separator;
    const paths = (table: 'photos' | 'left_out'): readonly string[] =>
      this.#db
        .prepare(`SELECT DISTINCT path FROM ${table} WHERE substr(path, 1, length(?1)) = ?1`)
        .all(within)
        .map(({ path }) => String(path));
    const sent = paths('photos');
    return { sent, known: new Set([...sent, ...paths('left_out')]) };
  }

  #know(folder: number, paths: readonly string[]): void {
    const insert = this.#db.prepare(
      `INSERT OR IGNORE INTO watch_shoots (folder, path, state, photos, bytes, at) VALUES (?, ?, 'known', 0, 0, ?)`,
    );
    for (const path of paths) insert.run(folder, path, Date.now());
  }
}

const folderOf = (row: Record<string, unknown>): KeptFolder => ({
  id: Number(row.id),
  path: String(row.path),
  depth: watchDepthSchema.catch(1).parse(row.depth),
  // What it starts with can't be read: then it only proposes.
  starts: row.starts === 1 && startOf(row.start) !== null,
  start: startOf(row.start),
});

const shootOf = (row: Record<string, unknown>): KeptShoot => ({
  id: Number(row.id),
  folder: Number(row.folder),
  path: String(row.path),
  state: String(row.state) as ShootState,
  photos: Number(row.photos),
  bytes: Number(row.bytes),
  fault: faultSchema.nullable().catch(null).parse(parsed(row.fault)),
});

const startOf = (text: unknown): KeptStart | null => keptStartSchema.safeParse(parsed(text)).data ?? null;

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
