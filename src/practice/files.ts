// Small files that are either whole or not there, whenever this process is killed.
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The parsed JSON, or null if there is no such file. */
export function readJson<T>(path: string): T | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Replaces the file as one step. Synchronous, so that nothing else in this process comes between read and write. */
export function writeJson(path: string, value: unknown): void {
  const part = writePart(path, value);
  renameSync(part, path);
}

/** Writes the file unless there is one; false if there is. The test and the write are one step for all processes. */
export function claimJson(path: string, value: unknown): boolean {
  const part = writePart(path, value);
  try {
    linkSync(part, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(part, { force: true });
  }
}

function writePart(path: string, value: unknown): string {
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.${randomUUID()}.part`;
  writeFileSync(part, JSON.stringify(value));
  return part;
}

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
