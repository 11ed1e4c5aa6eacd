// Folders opened last, in the table of settings. Noted by the handlers whenever shoots are looked through.
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const name = 'recent.folders';
// As many as a menu shows at a glance.
const most = 10;

const keptSchema = z.array(z.string());

/** `tell` is told whenever they change. The newest is the first. */
export function createRecent(db: DatabaseSync, tell: (folders: string[]) => void) {
  const get = (): string[] => {
    const row = db.prepare('SELECT value FROM settings WHERE name = ?').get(name);
    const read = keptSchema.safeParse(safeJson(String(row?.value ?? '')));
    return read.success ? read.data : [];
  };
  const keep = (folders: string[]): void => {
    db.prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)').run(
      name,
      JSON.stringify(folders),
    );
    tell(folders);
  };
  return {
    get,
    /** Loose photos are no folder to come back to: they are passed over. */
    async opened(paths: readonly string[]): Promise<void> {
      const kinds = await Promise.all(paths.map((each) => stat(each).catch(() => null)));
      const folders = paths.filter((_, at) => kinds[at]?.isDirectory() === true).map((each) => resolve(each));
      if (folders.length > 0) keep([...new Set([...folders, ...get()])].slice(0, most));
    },
    forget: (): void => keep([]),
  };
}
export type RecentStore = ReturnType<typeof createRecent>;

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
