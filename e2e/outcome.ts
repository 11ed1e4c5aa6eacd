// What must be true on disk once a project is done, looked at independently of the app's own words.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Delivery, Ledger } from '../src/contract/project.ts';

export const sum = (counts: Readonly<Record<string, number | undefined>>): number =>
  Object.values(counts).reduce<number>((total, count) => total + (count ?? 0), 0);

const addsUp = ({ found, sent, leftOut, failed }: Ledger): boolean =>
  found === sent + sum(leftOut) + sum(failed);

const there = (file: string): boolean => existsSync(file) && statSync(file).size > 0;

// The edit of a DNG is in a DNG of its own; that of any other RAW in the sidecar beside it.
const editOf = (photo: string, files: readonly string[]): string => {
  const { dir, name, ext } = path.parse(photo);
  const sidecar = path.join(dir, `${name}.xmp`);
  if (!/\.dng$/i.test(ext)) return sidecar;
  return files.find((file) => /\.dng$/i.test(file) && file !== photo) ?? sidecar;
};

/** What is wrong, in words; empty when all is well. */
export const problems = ({ ledger, results }: Delivery, wantsJpegs: boolean): readonly string[] => {
  const wrong: string[] = [];
  if (!addsUp(ledger)) wrong.push(`the ledger does not add up: ${JSON.stringify(ledger)}`);
  if (results.length !== ledger.sent) wrong.push(`${ledger.sent} sent, but ${results.length} with results`);
  for (const { photo, files, backups } of results) {
    const gone = [photo, ...files, ...backups.map(({ backup }) => backup)].filter((file) => !there(file));
    if (gone.length > 0) wrong.push(`not on disk: ${gone.join(', ')}`);
    if (!files.includes(editOf(photo, files))) wrong.push(`no edit of ${photo}`);
    if (wantsJpegs && !files.some((file) => /\.jpe?g$/i.test(file))) wrong.push(`no final JPEG of ${photo}`);
  }
  return wrong;
};
