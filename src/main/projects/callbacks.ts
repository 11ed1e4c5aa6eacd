// Callback addresses often hold a secret in their path (the vendor advises it), so the database keeps only their
// origin. The whole address waits here, in a file only the user can read, until the edit was asked for.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diskFault } from '../network/faults.ts';

/** Keeps callback addresses in `<home>/callbacks/<project id>`. */
export function createCallbacks(home: string) {
  const fileOf = (project: string): string => join(home, 'callbacks', project);
  return {
    /** Throws the disk's faults. */
    keep(project: string, address: string): void {
      try {
        mkdirSync(join(home, 'callbacks'), { recursive: true, mode: 0o700 });
        writeFileSync(fileOf(project), address, { mode: 0o600 });
      } catch (error) {
        throw diskFault(error, 'The callback address');
      }
    },
    read(project: string): string | null {
      try {
        return readFileSync(fileOf(project), 'utf8');
      } catch {
        return null;
      }
    },
    forget: (project: string): void => rmSync(fileOf(project), { force: true }),
  };
}
export type Callbacks = ReturnType<typeof createCallbacks>;

/** `https://studio.example/hook/s3cret` → `https://studio.example`. */
export const originOf = (address: string): string => new URL(address).origin;
