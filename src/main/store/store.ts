// The database and its parts in one hand: what createApp opens and closes.
import { join } from 'node:path';
import { openDatabase } from './database.ts';
import { createLeases } from './lease.ts';
import { PhotoStore } from './photos.ts';
import { ProjectStore } from './projects.ts';
import { ResultStore } from './results.ts';
import { createTimeline } from './timeline.ts';
import { WatchStore } from './watch.ts';

/** Opens `<home>/projects.sqlite`. */
export function openStore(home: string) {
  const db = openDatabase(join(home, 'projects.sqlite'));
  return {
    db,
    projects: new ProjectStore(db),
    photos: new PhotoStore(db),
    results: new ResultStore(db),
    timeline: createTimeline(db),
    leases: createLeases(db),
    watch: new WatchStore(db),
    close: (): void => db.close(),
  };
}
export type Store = ReturnType<typeof openStore>;
