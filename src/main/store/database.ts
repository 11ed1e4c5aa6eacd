// Opens the database of projects: SQLite in the user data folder, one file for window and terminal alike.
// Everything else under store/ is queries over what this gives.
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FaultError } from '#contract/faults.ts';
import { diskFault } from '../network/faults.ts';
import { isNewer } from './copies.ts';
import { copyFiles } from './list-file.ts';
import { migrations } from './migrations.ts';
import { storeFault } from './store-fault.ts';

// Another process may hold the write lock for the length of one small transaction; SQLite's own default is not to wait at all.
const busyMs = 5_000;

/**
 * Opens and, if need be, upgrades the database. One of a newer Roundtrip, a damaged one, and an empty or missing one that
 * there are copies of, are refused untouched.
 */
export function openDatabase(file: string): DatabaseSync {
  let db: DatabaseSync | null = null;
  try {
    refuseBarred(file);
    refuseUnsound(file);
    db = new DatabaseSync(file, { timeout: busyMs });
    refuseNewer(db);
    // A Mac's plain fsync ends in the disk's own cache, which a power cut empties: an intent is to survive that.
    db.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA fullfsync = ON; PRAGMA foreign_keys = ON;',
    );
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

/** Makes its folder. SQLite opens what it may not write, and only says later that it can't: so that is refused first. */
export function refuseBarred(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw openingFault(file, error);
  }
  try {
    accessSync(existsSync(file) ? file : dirname(file), constants.R_OK | constants.W_OK);
  } catch (error) {
    const say = `Roundtrip may not read and write its list of projects (${file}). Nothing was changed. Allow it, then open Roundtrip again.`;
    throw new FaultError('folder-not-writable', say, { cause: error });
  }
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

/** Looks the list through, changing nothing. Faults with `database-damaged` and `database-newer`. */
export function refuseUnsound(file: string): void {
  const copies = copyFiles(dirname(file));
  // SQLite takes an empty file for a new list. One that was kept before, and copied, is no new one.
  const isEmpty = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0;
  if (isEmpty && copies.some((copy) => existsSync(copy))) throw damaged(file, null);
  if (!isEmpty) refuseTorn(file, copies[1]);
}

// A torn page is met now, before any project goes on, and not by the one that happens to read it. A sound list of twenty
// weddings takes 13 ms; one that nobody has written to since its last copy was looked through then.
function refuseTorn(file: string, lastCopy: string): void {
  let db: DatabaseSync | null = null;
  try {
    // Read only: closed again, it leaves the newest commits where they are.
    db = new DatabaseSync(file, { readOnly: true, timeout: busyMs });
    refuseNewer(db);
    if (!isNewer(file, lastCopy)) return;
    const said = db.prepare('PRAGMA quick_check(1)').get()?.quick_check;
    if (said !== 'ok') throw damaged(file, said);
  } catch (error) {
    // Whatever else keeps it from being read will be said when it is opened.
    if (error instanceof FaultError) throw error;
    if (storeFault(error)?.fault.code === 'database-damaged') throw damaged(file, error);
  } finally {
    db?.close();
  }
}

const damaged = (file: string, cause: unknown): FaultError =>
  new FaultError(
    'database-damaged',
    `The list of projects is damaged (${file}). Photos and results are not concerned. Roundtrip can rebuild it and keeps the damaged file: open its window, or in a terminal: npm run -s roundtrip -- rebuild`,
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

/** Reads several things as of one moment: what another process writes meanwhile is in all of them or in none. */
export function atOnce<T>(db: DatabaseSync, read: () => T): T {
  db.exec('BEGIN');
  try {
    return read();
  } finally {
    if (db.isTransaction) db.exec('COMMIT');
  }
}

// Shorter than anybody notices, and longer than another's small transaction takes.
const brieflyMs = 100;

/** For what can as well be written a second later: another's write lock must not hold up everything else meanwhile. */
export function briefly<T>(db: DatabaseSync, run: () => T): T {
  db.exec(`PRAGMA busy_timeout = ${brieflyMs}`);
  try {
    return run();
  } finally {
    db.exec(`PRAGMA busy_timeout = ${busyMs}`);
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
