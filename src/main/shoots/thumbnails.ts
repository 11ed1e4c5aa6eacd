// Thumbnails kept on disk, so that a shoot opened again shows at once. Called by the app for the window's grids.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { thumbnail } from './previews.ts';
import { createTurns } from './turns.ts';

export interface Thumbnails {
  /**
   * JPEG bytes, or null when the photo holds no picture. `size` and `mtimeMs` tell a changed photo from the old one.
   * Throws the reason of `signal` when nobody waits any more before its turn has come; what was begun is finished, and
   * kept for the next look.
   */
  get(
    place: string,
    size: number,
    mtimeMs: number,
    pixels: number,
    signal?: AbortSignal,
  ): Promise<Buffer | null>;
}

/** Three of the four threads that Node and sharp share: one stays free for photos on their way. */
const atOnce = 3;

/** The folder is made when the first thumbnail is kept. A folder that can't be written to only costs time. */
export function createThumbnails(folder: string): Thumbnails {
  const running = new Map<string, Shared>();
  const turns = createTurns(atOnce);
  return {
    get(place, size, mtimeMs, pixels, signal = never) {
      const key = keyOf(place, size, mtimeMs, pixels);
      const begun = running.get(key);
      if (begun && !begun.gone.signal.aborted) return join(begun, signal);
      const gone = new AbortController();
      const make = () => turns.take(() => thumbnail(place, pixels, never), gone.signal);
      const shared: Shared = { gone, waiting: 0, made: fetchOrMake(folder, key, make) };
      const forget = () => running.get(key) === shared && running.delete(key);
      shared.made.then(forget, forget);
      running.set(key, shared);
      return join(shared, signal);
    },
  };
}

const never = new AbortController().signal;

/** One picture in the making, and how many wait for it. */
interface Shared {
  readonly gone: AbortController;
  waiting: number;
  readonly made: Promise<Buffer | null>;
}

/** The picture, unless the last one who waits for it goes away. */
function join(shared: Shared, signal: AbortSignal): Promise<Buffer | null> {
  shared.waiting += 1;
  const leave = () => {
    shared.waiting -= 1;
    if (shared.waiting === 0) shared.gone.abort(signal.reason);
  };
  if (signal.aborted) leave();
  else signal.addEventListener('abort', leave, { once: true });
  return shared.made.finally(() => signal.removeEventListener('abort', leave));
}

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
