// Thumbnails kept on disk, so that a shoot opened again shows at once. Called by the app for the window's grids.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { thumbnail } from './previews.ts';

export interface Thumbnails {
  /** JPEG bytes, or null when the photo holds no picture. `size` and `mtimeMs` tell a changed photo from the old one. */
  get(place: string, size: number, mtimeMs: number, pixels: number): Promise<Buffer | null>;
}

/** Decoding takes a core; more at once would take the cores that sending needs. */
const atOnce = 2;

/** The folder is made when the first thumbnail is kept. A folder that can't be written to only costs time. */
export function createThumbnails(folder: string): Thumbnails {
  const running = new Map<string, Promise<Buffer | null>>();
  const turn = createTurns(atOnce);
  return {
    get(place, size, mtimeMs, pixels) {
      const key = keyOf(place, size, mtimeMs, pixels);
      const begun = running.get(key);
      if (begun) return begun;
      const made = fetchOrMake(folder, key, () => turn(() => thumbnail(place, pixels, never))).finally(() =>
        running.delete(key),
      );
      running.set(key, made);
      return made;
    },
  };
}

/** What was begun is worth finishing: it is kept for the next look. */
const never = new AbortController().signal;

/** The version counts up when thumbnails are made differently. */
const keyOf = (...parts: readonly (string | number)[]): string =>
  createHash('sha256')
    .update(`1\0${parts.join('\0')}`)
    .digest('hex')
    .slice(0, 40);

async function fetchOrMake(
  folder: string,
  key: string,
  make: () => Promise<Buffer | null>,
): Promise<Buffer | null> {
  // Folders of 256 keep each of them short.
  const place = path.join(folder, key.slice(0, 2), `${key.slice(2)}.jpg`);
  const kept = await readFile(place).catch(() => null);
  if (kept && kept.length > 0) return kept;
  const made = await make();
  if (made) await keep(place, made);
  return made;
}

/** Written aside and renamed: a crash leaves no half picture. */
async function keep(place: string, bytes: Buffer): Promise<void> {
  const aside = `${place}.${randomUUID()}`;
  try {
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(aside, bytes);
    await rename(aside, place);
  } catch {
    await rm(aside, { force: true }).catch(() => undefined);
  }
}

/** At most `most` at once; of those that wait the last asked goes first, since that is what is on the screen now. */
function createTurns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = most;
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.pop();
      if (next) next();
      else free++;
    }
  };
}
