// The photographer's settings, in the database; what the environment or a terminal's options say goes before them.
import type { DatabaseSync } from 'node:sqlite';
import { type Settings, settingsSchema } from '#contract/settings.ts';
import { checkAddress } from '../imagen/address.ts';

export function createSettings(db: DatabaseSync, overrides: Partial<Settings>) {
  const all = db.prepare('SELECT name, value FROM settings');
  let seen = { rows: '', settings: { ...lenient({}), ...overrides } };
  // Asked for with every transfer, and another process may have changed them: looked up each time, understood once.
  const read = (): Settings => {
    const kept = all.all();
    const rows = JSON.stringify(kept);
    if (rows !== seen.rows) seen = { rows, settings: { ...lenient(parsed(kept)), ...overrides } };
    return seen.settings;
  };
  return {
    get: read,
    /** Keeps the changed ones. Faults with `address-refused` for an address that keys must not go to. */
    change(changes: Partial<Settings>): Settings {
      const address = changes.address === undefined ? {} : { address: checkAddress(changes.address) };
      const keep = db.prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)');
      for (const [name, value] of Object.entries({ ...changes, ...address }))
        keep.run(name, JSON.stringify(value));
      return read();
    },
  };
}
export type SettingsStore = ReturnType<typeof createSettings>;

const parsed = (rows: readonly Record<string, unknown>[]): Record<string, unknown> =>
  Object.fromEntries(rows.map(({ name, value }) => [String(name), safeJson(String(value))]));

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const oneOf = settingsSchema.partial();

// One damaged value falls back to its default and doesn't take the others with it.
function lenient(kept: Record<string, unknown>): Settings {
  const good = Object.entries(kept).filter(([name, value]) => oneOf.safeParse({ [name]: value }).success);
  return settingsSchema.parse(Object.fromEntries(good));
}
