// Who has the list of projects open. Every opened store holds a shared lock on a small file beside the list, as long as it is
// open; whoever puts another list in its place needs it alone. It is SQLite's lock on a file, so the system's: it ends with its
// process, however that ends, needs no pid, and reaches other computers as far as the list's own locks do. Used by store.ts
// and rebuild.ts.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FaultError } from '#contract/faults.ts';
import { diskFault } from '../network/faults.ts';
import { finishSwap, swapIsCut } from './list-file.ts';
import { isBusy, storeFault } from './store-fault.ts';

// Not the list itself: that one may be torn, and is renamed. Nothing is ever written to this one.
const lockFile = (file: string): string => join(dirname(file), 'projects.in-use');

// As long as a rebuilding of many projects takes. One that begins meanwhile is told at once.
const enterMs = 5_000;
const aloneMs = 500;

/** Says that the list is open, until what it returns is called or the process ends. Faults with `project-taken`. */
export function enter(file: string): () => void {
  if (swapIsCut(file)) alone(file, () => finishSwap(file));
  // What was read keeps its shared lock until the transaction ends.
  const db = locked(file, enterMs, 'BEGIN; SELECT count(*) FROM sqlite_schema');
  return () => db.close();
}

/** Runs `run` while nobody has the list open, and nobody can open it. Faults with `project-taken`. */
export function alone<T>(file: string, run: () => T): T {
  const db = locked(file, aloneMs, 'PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  try {
    return run();
  } finally {
    db.close();
  }
}

function locked(file: string, timeout: number, lock: string): DatabaseSync {
  let db: DatabaseSync | null = null;
  try {
    mkdirSync(dirname(file), { recursive: true });
    db = new DatabaseSync(lockFile(file), { timeout });
    db.exec(lock);
    return db;
  } catch (error) {
    db?.close();
    throw isBusy(error) ? taken() : (storeFault(error) ?? diskFault(error, file));
  }
}

const taken = (): FaultError =>
  new FaultError(
    'project-taken',
    'Another Roundtrip has this list of projects open: a window, or a terminal. Nothing was changed. Close it, then try again.',
  );
