// Watched folders and the shoots known in them, as kept in the database: what was there before, what was proposed, and
// what became of it. So nothing is proposed or started twice, and what came while Roundtrip was closed is noticed.
// Written by watching/ only.
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type Fault, faultSchema } from '#contract/faults.ts';
import { type WatchDepth, watchDepthSchema, watchStartSchema } from '#contract/watch.ts';
import { durably } from './database.ts';

/** `known`: it was there when the folder was added. `starting`: its project is being made, or that was cut off. */
export type ShootState = 'known' | 'proposed' | 'starting' | 'started' | 'dismissed';

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
      this.#db.prepare(`DELETE FROM watch_shoots WHERE folder = ? AND state = 'proposed'`).run(id);
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

  /** Shoots in this state, the newest first. */
  shootsThatAre = (state: ShootState): readonly KeptShoot[] =>
    this.#db
      .prepare(`SELECT ${shootColumns} FROM watch_shoots WHERE state = ? ORDER BY at DESC, id DESC`)
      .all(state)
      .map(shootOf);

  /** Paths of a folder's shoots that nothing is to be said of any more. */
  decided = (folder: number): ReadonlySet<string> =>
    new Set(
      this.#db
        .prepare(`SELECT path FROM watch_shoots WHERE folder = ? AND state <> 'proposed'`)
        .all(folder)
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
