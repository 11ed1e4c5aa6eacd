// The last choices per profile and the presets, in the table of settings. Called by the handlers.
import type { DatabaseSync } from 'node:sqlite';
import { type KeptChoices, keptChoicesSchema, presetSchema, type Remembered } from '#contract/choices.ts';
import type { ProjectChoices } from '#contract/project.ts';

const lastPrefix = 'choices.last.';
const presetPrefix = 'choices.preset.';

export function createRemembered(db: DatabaseSync) {
  const keep = (name: string, value: unknown) =>
    void db
      .prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)')
      .run(name, JSON.stringify(value));
  const under = (prefix: string) =>
    db
      .prepare('SELECT name, value FROM settings WHERE substr(name, 1, ?) = ? ORDER BY name')
      .all(prefix.length, prefix)
      .map((row) => ({ name: String(row.name).slice(prefix.length), value: safeJson(String(row.value)) }));
  return {
    get: (): Remembered => ({
      last: Object.fromEntries(
        under(lastPrefix).flatMap(({ name, value }) => {
          const read = keptChoicesSchema.safeParse(value);
          return read.success ? [[name, read.data]] : [];
        }),
      ),
      // One that can't be read any more is not shown; the others are.
      presets: under(presetPrefix).flatMap(({ name, value }) => {
        const read = presetSchema.safeParse({ name, choices: value });
        return read.success ? [read.data] : [];
      }),
    }),
    /** A project was started with these. */
    started: (choices: ProjectChoices): void => keep(`${lastPrefix}${choices.profileKey}`, keptOf(choices)),
    save: (name: string, choices: KeptChoices): void => keep(`${presetPrefix}${name}`, choices),
    forget: (name: string): void =>
      void db.prepare('DELETE FROM settings WHERE name = ?').run(`${presetPrefix}${name}`),
  };
}
export type RememberedStore = ReturnType<typeof createRemembered>;

/** Without the callback address, see the contract. */
export function keptOf({ options: { callbackUrl: _, ...options }, results }: ProjectChoices): KeptChoices {
  return { options, results };
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
