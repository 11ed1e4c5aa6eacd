// Watched folders and the shoots known in them, as kept in the database: what was there before, what was proposed, and
// what became of it. So nothing is proposed or started twice, and what came while Roundtrip was closed is noticed.
// Written by watching/ only.
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type Fault, faultSchema } from '#contract/faults.ts';
import { type WatchDepth, watchDepthSchema, watchStartSchema } from '#contract/watch.ts';
import { durably } from './database.ts';
import { type Place, PlaceStore } from './places.ts';

/**
 * `known`: it was there when the folder was added. `starting`: its project is being made, or that was cut off. `more`: it
 * was started, and photos came after that. `gone`: it was proposed, and isn't there any more; what it is known by stays, so
 * that under another name it doesn't start by itself.
 */
export type ShootState = 'known' | 'proposed' | 'starting' | 'started' | 'more' | 'dismissed' | 'gone';

const keptStartSchema = watchStartSchema.extend({ profileName: z.string(), practice: z.boolean() });
export type KeptStart = Readonly<z.infer<typeof keptStartSchema>>;

export interface KeptFolder {
  readonly id: number;
  readonly path: string;
  readonly depth: WatchDepth;
  readonly starts: boolean;
  readonly start: KeptStart | null;
  /** The list was rebuilt: what is in the folder now counts as known, before anything else is done. */
  readonly unsure: boolean;
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

/** The days for more begin with the start, and not anew with each that is offered. */
const startedAt = (state: string, now: string): string =>
  `iif(${state} = 'started' AND watch_shoots.state NOT IN ('started', 'more'), ${now}, watch_shoots.at)`;

const shootColumns = 'id, folder, path, state, photos, bytes, fault';

export class WatchStore {
  readonly #db: DatabaseSync;

  readonly places: PlaceStore;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.places = new PlaceStore(db);
  }

  folders = (): readonly KeptFolder[] =>
    this.#db.prepare('SELECT * FROM watch_folders ORDER BY id').all().map(folderOf);

  /** Keeps a folder together with what is in it already: never one without the other, or all of it would be new. */
  add = (path: string, depth: WatchDepth, known: readonly Place[]): number =>
    durably(this.#db, () => {
      const { lastInsertRowid } = this.#db
        .prepare('INSERT INTO watch_folders (path, depth, starts) VALUES (?, ?, 0)')
        .run(path, depth);
      this.#know(Number(lastInsertRowid), known);
      return Number(lastInsertRowid);
    });

  /** Shoots lie elsewhere in it from now on; what is there already is known, and what was proposed is no shoot any more. */
  setDepth = (id: number, depth: WatchDepth, known: readonly Place[]): void =>
    durably(this.#db, () => {
      this.#db.prepare('UPDATE watch_folders SET depth = ? WHERE id = ?').run(depth, id);
      this.#db.prepare(`DELETE FROM watch_shoots WHERE folder = ? AND state IN ('proposed', 'more')`).run(id);
      this.#know(id, known);
    });

  /** All of it was there before, or may have been. */
  recall = (id: number, known: readonly Place[]): void =>
    durably(this.#db, () => {
      this.#know(id, known);
      this.#db.prepare('UPDATE watch_folders SET unsure = 0 WHERE id = ?').run(id);
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
          `SELECT path FROM watch_shoots WHERE folder = ? AND state NOT IN ('proposed', 'more', 'gone')
             AND NOT (state = 'started' AND at > ?)`,
        )
        .all(folder, Date.now() - moreMs)
        .map(({ path }) => String(path)),
    );

  /** What was noticed of a shoot; on the disk when it returns, as it may be the intent to start it. */
  note = (shoot: Omit<KeptShoot, 'id'> & Partial<Place>): void =>
    durably(this.#db, () => {
      const { folder, path, state, photos, bytes, fault, identity } = shoot;
      this.#db
        .prepare(
          `INSERT INTO watch_shoots (folder, path, state, photos, bytes, fault, at, identity) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (path) DO UPDATE SET state = excluded.state, photos = excluded.photos,
             bytes = excluded.bytes, fault = excluded.fault,
             identity = coalesce(excluded.identity, identity), at = ${startedAt('excluded.state', 'excluded.at')}`,
        )
        .run(
          ...([folder, path, state, photos, bytes] as const),
          fault === null ? null : JSON.stringify(fault),
          Date.now(),
          identity ?? null,
        );
    });

  setState = (path: string, state: ShootState): void => {
    this.#db
      .prepare(
        `UPDATE watch_shoots SET state = ?1, fault = NULL, at = ${startedAt('?1', '?2')} WHERE path = ?3`,
      )
      .run(state, Date.now(), path);
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

  #know(folder: number, places: readonly Place[]): void {
    const insert = this.#db.prepare(
      `INSERT INTO watch_shoots (folder, path, state, photos, bytes, at, identity) VALUES (?, ?, 'known', 0, 0, ?, ?)
       ON CONFLICT (path) DO UPDATE SET identity = coalesce(excluded.identity, identity),
         state = iif(state = 'gone', 'known', state)`,
    );
    for (const { path, identity } of places) insert.run(folder, path, Date.now(), identity);
  }
}

const folderOf = (row: Record<string, unknown>): KeptFolder => ({
  id: Number(row.id),
  path: String(row.path),
  depth: watchDepthSchema.catch(1).parse(row.depth),
  // What it starts with can't be read: then it only proposes.
  starts: row.starts === 1 && startOf(row.start) !== null,
  start: startOf(row.start),
  unsure: row.unsure !== 0,
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
