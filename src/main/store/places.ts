// What shoots are known by other than their paths: the folder's identity on its disk, and the photos in it. So one that was
// renamed or moved isn't new. Part of watch.ts.
import { basename } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { ShootPhoto } from '#contract/shoot.ts';
import { foldName } from '../names.ts';
import { durably } from './database.ts';

/** A shoot's folder, and what it is known by under any name; null where that can't be told. */
export interface Place {
  readonly path: string;
  readonly identity: string | null;
}

// A card's file system counts in steps of two seconds.
const roughTimeMs = 2_000;

export class PlaceStore {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** Shoots of which nothing but their path is known. */
  unidentified = (folder: number): readonly string[] =>
    this.#db
      .prepare('SELECT path FROM watch_shoots WHERE folder = ? AND identity IS NULL')
      .all(folder)
      .map(({ path }) => String(path));

  identify = (places: readonly Place[]): void =>
    durably(this.#db, () => {
      const update = this.#db.prepare('UPDATE watch_shoots SET identity = ? WHERE path = ?');
      for (const { path, identity } of places) update.run(identity, path);
    });

  /** What all other shoots of a folder are known by, also those that aren't there any more. */
  others = (folder: number, path: string): readonly string[] =>
    this.#db
      .prepare('SELECT identity FROM watch_shoots WHERE folder = ? AND path <> ? AND identity IS NOT NULL')
      .all(folder, path)
      .map(({ identity }) => String(identity));

  /** True when one of these is in a project already, wherever it lay then. */
  hasSeen(photos: readonly Pick<ShootPhoto, 'path' | 'size' | 'mtimeMs'>[]): boolean {
    const bySize = Map.groupBy(photos, ({ size }) => size);
    return this.#db
      .prepare('SELECT path, size, mtime_ms FROM photos WHERE size IN (SELECT value FROM json_each(?))')
      .all(JSON.stringify([...bySize.keys()]))
      .some((sent) =>
        bySize
          .get(Number(sent.size))
          ?.some(
            ({ path, mtimeMs }) =>
              foldName(basename(path)) === foldName(basename(String(sent.path))) &&
              Math.abs(mtimeMs - Number(sent.mtime_ms)) <= roughTimeMs,
          ),
      );
  }
}
