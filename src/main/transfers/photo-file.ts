// A photo opened for sending: read-only, and known to be the one that was looked at when the shoot was scanned.
import { type FileHandle, open, stat } from 'node:fs/promises';
import { FaultError } from '#contract/faults.ts';
import { isHeld, photoFault } from '../network/faults.ts';
import { sleep } from '../network/sleep.ts';

export interface OpenPhoto {
  readonly size: number;
  /** Fills `buffer` from `position` on and says how many bytes came; throws `photo-unreadable` or `photo-changed`. */
  read(buffer: Buffer, position: number): Promise<number>;
  /** Throws `photo-changed` when the photo is no longer the one that was scanned. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export interface Known {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

// A virus scanner, or a program that still copies the photo, may hold it: most let go within these three seconds.
const heldWaitsMs = [100, 200, 400, 800, 1_600];

async function openHeld(path: string, signal: AbortSignal): Promise<FileHandle> {
  for (const ms of heldWaitsMs) {
    try {
      return await open(path, 'r');
    } catch (error) {
      if (!isHeld(error)) throw error;
    }
    await sleep(ms, signal);
  }
  return open(path, 'r');
}

/** Opens and checks; `name` is what faults call it. Waits a little for a photo that another program holds open. */
export async function openPhoto(
  { path, size, mtimeMs }: Known,
  name: string,
  signal: AbortSignal,
): Promise<OpenPhoto> {
  const unreadable = (error: unknown): never => {
    throw signal.aborted ? signal.reason : photoFault(error, name);
  };
  const file = await openHeld(path, signal).catch(unreadable);
  const photo: OpenPhoto = {
    size,
    async read(buffer, position) {
      const wanted = Math.min(buffer.length, size - position);
      const { bytesRead } = await file.read(buffer, 0, wanted, position).catch(unreadable);
      if (bytesRead === 0) throw changed(name);
      return bytesRead;
    },
    async check() {
      // The handle tells of writing into it, the path of another file put in its place.
      // Under a millisecond is what a scan may have rounded away.
      for (const now of await Promise.all([file.stat(), stat(path)]).catch(unreadable))
        if (now.size !== size || Math.abs(now.mtimeMs - mtimeMs) >= 1) throw changed(name);
    },
    close: () => file.close(),
  };
  await photo.check().catch(async (error: unknown) => {
    await file.close();
    throw error;
  });
  return photo;
}

const changed = (name: string): FaultError =>
  new FaultError(
    'photo-changed',
    `${name} is not as it was when the shoot was added. When no program writes to it any more, try again: then it is sent as it is.`,
  );
