// The database and its parts in one hand: what createApp opens and closes.
import type { DatabaseSync } from 'node:sqlite';
import { openDatabase, refuseBarred } from './database.ts';
import { createLeases, newOwner } from './lease.ts';
import { listFile } from './list-file.ts';
import { PhotoStore } from './photos.ts';
import { enter } from './presence.ts';
import { ProjectStore } from './projects.ts';
import { ResultStore } from './results.ts';
import { createSenders } from './senders.ts';
import { createTimeline } from './timeline.ts';
import { createTurns } from './turns.ts';
import { WatchStore } from './watch.ts';

/** Opens `<home>/projects.sqlite`. Faults as `openDatabase` does, and with `project-taken` while it is being rebuilt. */
export function openStore(home: string) {
  const file = listFile(home);
  refuseBarred(file);
  const leave = enter(file);
  try {
    return partsOf(openDatabase(file), leave);
  } catch (error) {
    leave();
    throw error;
  }
}
export type Store = ReturnType<typeof openStore>;

function partsOf(db: DatabaseSync, leave: () => void) {
  const owner = newOwner();
  return {
    db,
    projects: new ProjectStore(db),
    photos: new PhotoStore(db),
    results: new ResultStore(db),
    timeline: createTimeline(db),
    leases: createLeases(db, owner),
    senders: createSenders(db, owner),
    turns: createTurns(db, owner),
    watch: new WatchStore(db),
    close(): void {
      db.close();
      leave();
    },
  };
}
