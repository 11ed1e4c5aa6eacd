// Rebuilds a damaged list of projects: from what can still be read of it, else from Roundtrip's own copies. The damaged
// files are kept, renamed. What Imagen knows is asked later, when a project goes on (projects/relook.ts). Called by the
// window at its start and by the terminal, when opening has faulted with `database-damaged`.
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { FaultError } from '#contract/faults.ts';
import { diskFault } from '../network/faults.ts';
import { openDatabase, refuseBarred, refuseUnsound } from './database.ts';
import { isHeld } from './lease.ts';
import { companions, copyFiles, damagedOf, finishSwap, listFile, swapIn } from './list-file.ts';
import { mend, type Rebuilt } from './mend.ts';
import { merge, type Source } from './merge-rows.ts';
import { alone } from './presence.ts';
import { anchorsOf, type Shape, salvage, shapesOf, type Tables } from './salvage.ts';

/**
 * Rebuilds the list in this home; it can be opened afterwards. Faults, with nothing changed: `project-taken` when any
 * Roundtrip has it open, at work or idle (it would write on into the renamed list), `bad-input` when it isn't damaged, `database-newer`, and the disk's.
 */
export function rebuildList(home: string): Rebuilt {
  const file = listFile(home);
  refuseBarred(file);
  return alone(file, () => rebuildAlone(home, file));
}

const workFolder = 'rebuilding-';

function rebuildAlone(home: string, file: string): Rebuilt {
  requireDamage(file);
  // Of one that was killed.
  for (const name of readdirSync(home))
    if (name.startsWith(workFolder)) rmSync(join(home, name), { recursive: true, force: true });
  const folder = mkdtempSync(join(home, workFolder));
  try {
    return rebuildIn(folder, home);
  } catch (error) {
    throw error instanceof FaultError ? error : diskFault(error, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function requireDamage(file: string): void {
  finishSwap(file);
  try {
    refuseUnsound(file);
  } catch (error) {
    if (error instanceof FaultError && error.fault.code === 'database-damaged') return;
    throw error;
  }
  throw new FaultError('bad-input', 'The list of projects is sound: there is nothing to rebuild.');
}

function rebuildIn(folder: string, home: string): Rebuilt {
  const file = listFile(home);
  const fresh = join(folder, 'fresh.sqlite');
  const db = openDatabase(fresh);
  const shapes = shapesOf(db);
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const firstPage = readFileSync(fresh).subarray(0, pageBytes);
  const read: Source[] = [];
  // The oldest first: what it knows tells where to look in the others.
  for (const [index, from] of [...[file, ...copyFiles(home)].entries()].reverse()) {
    if (!existsSync(from)) continue;
    const copy = copyOf(from, join(folder, `${index}.sqlite`));
    read.unshift({ tables: readAround(copy, shapes, firstPage, read), own: from === file });
  }
  refuseHeld(read);
  const merged = merge(db, shapes, read);
  const date = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const kept = existsSync(file) ? damagedOf(file, date) : null;
  const rebuilt = mend(db, merged, kept);
  db.close();
  swapIn(file, fresh, date);
  return rebuilt;
}

// SQLite's own default, which Roundtrip keeps.
const pageBytes = 4096;

function copyOf(file: string, to: string): string {
  for (const companion of companions)
    if (companion !== '-shm' && existsSync(file + companion)) copyFileSync(file + companion, to + companion);
  return to;
}

/** Reads a file as it is; when that gives nothing at all, once more with the first page of a new list in place of its own. */
function readAround(
  file: string,
  shapes: readonly Shape[],
  firstPage: Buffer,
  read: readonly Source[],
): Tables {
  const anchors = anchorsOf(read.map(({ tables }) => tables));
  const bytes = readFileSync(file);
  if (bytes.length < pageBytes) return salvage(file, shapes, anchors);
  writeFileSync(file, withItsOwnLength(bytes));
  const plain = salvage(file, shapes, anchors);
  if ([...plain.values()].some(({ rows, torn }) => rows.length > 0 || !torn)) return plain;
  // The tables of every list begin on the same pages, as the same statements made them.
  firstPage.copy(bytes);
  writeFileSync(file, withItsOwnLength(bytes));
  return salvage(file, shapes, anchors);
}

// Where the header says how many pages there are. A file that was cut off has fewer, and SQLite would read none of them.
const pagesAt = 28;

function withItsOwnLength(bytes: Buffer): Buffer {
  const pages = Math.floor(bytes.length / pageBytes);
  bytes.writeUInt32BE(pages, pagesAt);
  return bytes.subarray(0, pages * pageBytes);
}

// One that was kept open by an older Roundtrip holds no lock on it.
function refuseHeld(read: readonly Source[]): void {
  const rows = read.find(({ own }) => own)?.tables.get('projects')?.rows ?? [];
  if (!rows.some((row) => isHeld(row.lease_owner, row.lease_until))) return;
  throw new FaultError(
    'project-taken',
    'Another Roundtrip is at work on this list of projects. Close it first, then rebuild.',
  );
}
