// Makes what was committed sure to be on the disk itself, off the main thread, for many at once: SQLite's own way
// (`durably`) holds up everything for as long as the disk takes. Used by results.ts, ten thousand times in a project.
import { open } from 'node:fs/promises';
import type { DatabaseSync } from 'node:sqlite';

/**
 * Settles when all that was committed before the call is on the disk. False when that can't be known here: there is no
 * write-ahead log (some network disks). Throws what the disk says.
 */
export type Flush = () => Promise<boolean>;

export function createFlush(db: DatabaseSync): Flush {
  const file = db.location();
  // Each commit stands in this file's tail until a checkpoint, which syncs by itself, has brought it over.
  const log = file === null ? null : `${file}-wal`;
  let now: Promise<boolean> | null = null;
  let next: Promise<boolean> | null = null;

  const begin = (): Promise<boolean> => {
    const running = syncLog(log).finally(() => {
      now = null;
    });
    now = running;
    return running;
  };
  // A sync under way may have begun before the latest commit: that one waits for the next, with all who come meanwhile.
  const after = (running: Promise<boolean>): Promise<boolean> =>
    running
      .catch(() => false)
      .then(() => {
        next = null;
        return begin();
      });
  return () => {
    if (now === null) return begin();
    next ??= after(now);
    return next;
  };
}

async function syncLog(log: string | null): Promise<boolean> {
  if (log === null) return false;
  const file = await open(log, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return false;
  try {
    await file.datasync();
    return true;
  } finally {
    await file.close();
  }
}
