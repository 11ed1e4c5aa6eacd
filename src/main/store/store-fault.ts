// What SQLite throws, as our faults: the one place where its result codes are read. Used by whoever runs work over the
// store: the runner, the shelf, the calls and the opening itself.
import { type FaultCode, FaultError } from '#contract/faults.ts';

const torn =
  'The list of projects is damaged. Photos and results are not concerned. Close Roundtrip and open it again: it then rebuilds the list (in a terminal: npm run -s roundtrip -- rebuild).';

// Primary result codes, from SQLite's list of them; the upper bits only say more of the same.
const known: Readonly<Record<number, readonly [FaultCode, string]>> = {
  5: ['disk-trouble', 'Another program holds the list of projects. Close it, then try again.'],
  8: [
    'folder-not-writable',
    'The list of projects can’t be written: its folder is read-only. Change that, then try again.',
  ],
  10: ['disk-trouble', 'The disk gave an error over the list of projects. Check it, then try again.'],
  11: ['database-damaged', torn],
  13: ['disk-full', 'The disk with the list of projects is full. Make room, then try again.'],
  14: ['disk-trouble', 'The list of projects can’t be opened. Check its folder, then try again.'],
  26: ['database-damaged', torn],
};

/** SQLITE_BUSY: another one holds a lock that forbids this one. */
export const isBusy = (error: unknown): boolean =>
  (Number((error as { errcode?: unknown } | null)?.errcode) & 0xff) === 5;

/** The fault behind an error of SQLite; null for any other error. */
export function storeFault(error: unknown): FaultError | null {
  const { code, errcode } = (error ?? {}) as { code?: unknown; errcode?: unknown };
  if (code !== 'ERR_SQLITE_ERROR' || typeof errcode !== 'number') return null;
  const [fault, say] = known[errcode & 0xff] ?? [];
  return fault === undefined || say === undefined ? null : new FaultError(fault, say, { cause: error });
}
