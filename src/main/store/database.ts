// Opens the database of projects: SQLite in the user data folder, one file for window and terminal alike.
// Everything else under store/ is queries over what this gives.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FaultError } from '#contract/faults.ts';
import { diskFault } from '../network/faults.ts';
import { migrations } from './migrations.ts';
import { storeFault } from './store-fault.ts';

// Another process may hold the write lock for the length of one small transaction; SQLite's own default is not to wait at all.
const busyMs = 5_000;

/** Opens and, if need be, upgrades the database. A database of a newer Roundtrip is refused untouched. */
export function openDatabase(file: string): DatabaseSync {
  let db: DatabaseSync | null = null;
  try {
    mkdirSync(dirname(file), { recursive: true });
    db = new DatabaseSync(file, { timeout: busyMs });
    refuseNewer(db);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;');
    migrate(db);
    return db;
  } catch (error) {
    db?.close();
    throw openingFault(file, error);
  }
}

function openingFault(file: string, error: unknown): FaultError {
  if (error instanceof FaultError) return error;
  const fault = storeFault(error) ?? diskFault(error, file);
  return fault.fault.code === 'database-damaged' ? damaged(file, error) : fault;
}

const versionOf = (db: DatabaseSync): number =>
  Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0);

function refuseNewer(db: DatabaseSync): void {
  if (versionOf(db) <= migrations.length) return;
  throw new FaultError(
    'database-newer',
    'These projects were kept by a newer Roundtrip. Update Roundtrip to go on; nothing was changed.',
  );
}

function migrate(db: DatabaseSync): void {
  transaction(db, () => {
    for (let version = versionOf(db); version < migrations.length; version += 1) {
      db.exec(migrations[version] ?? '');
      db.exec(`PRAGMA user_version = ${version + 1}`);
    }
  });
}

const damaged = (file: string, cause: unknown): FaultError =>
  new FaultError(
    'database-damaged',
    `The list of projects can’t be read. It is kept as it is in ${file}; move it away to start a new one.`,
    { cause },
  );

/** Runs `run` in one transaction: all of it is kept, or nothing. */
export function transaction<T>(db: DatabaseSync, run: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const value = run();
    db.exec('COMMIT');
    return value;
  } catch (error) {
    // A full disk may have rolled it back already; a second ROLLBACK would hide why.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Like `transaction`, and on the disk itself when it returns: for intents, which must survive a power cut. */
export function durably<T>(db: DatabaseSync, run: () => T): T {
  db.exec('PRAGMA synchronous = FULL');
  try {
    return transaction(db, run);
  } finally {
    db.exec('PRAGMA synchronous = NORMAL');
  }
}
