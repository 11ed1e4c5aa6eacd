// The file that a result is written to until it is whole: filled in steps of 1 MiB, or removed. Used by get.ts.
import { createHash } from 'node:crypto';
import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import { diskFault } from '../network/faults.ts';
import { bufferBytes, lendPair, returnPair } from './buffers.ts';

export interface PartFile {
  /** Copies the chunk; the returned promise says when there is room for more. */
  add(chunk: Buffer): Promise<void> | void;
  /** Writes what is left and closes; MD5 of all that came, in hex. Whoever keeps the file syncs it: of many, a copy is kept. */
  finish(): Promise<string>;
  /** Closes and removes it. */
  discard(): Promise<void>;
}

/**
 * Opens the part file, anew: a Roundtrip that stood still and lost the project may still have the old one open, and write.
 * Throws the disk's faults, naming `name`. */
export async function openPart(path: string, name: string): Promise<PartFile> {
  const file = await anew(path).catch((error: unknown) => {
    throw diskFault(error, name);
  });
  return new Part(file, path, name);
}

async function anew(path: string): Promise<FileHandle> {
  await rm(path, { force: true });
  return open(path, 'w');
}

class Part implements PartFile {
  readonly #file: FileHandle;
  readonly #path: string;
  readonly #name: string;
  readonly #pair = lendPair();
  // Inline, in the socket's own chunks of 64 KiB: a tenth of a millisecond each, and it is the received bytes
  // that are hashed, not what the disk gives back.
  readonly #hash = createHash('md5');
  #filling = this.#pair.first;
  #filled = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(file: FileHandle, path: string, name: string) {
    this.#file = file;
    this.#path = path;
    this.#name = name;
  }

  add(chunk: Buffer): Promise<void> | void {
    this.#hash.update(chunk);
    const copied = chunk.copy(this.#filling, this.#filled);
    this.#filled += copied;
    if (this.#filled === bufferBytes) return this.#turn(chunk.subarray(copied));
  }

  async finish(): Promise<string> {
    try {
      await this.#writing;
      await this.#write(this.#filling.subarray(0, this.#filled));
      await this.#file.close();
    } catch (error) {
      throw diskFault(error, this.#name);
    }
    returnPair(this.#pair);
    return this.#hash.digest('hex');
  }

  async discard(): Promise<void> {
    await this.#writing.catch(() => undefined);
    const ours = await this.#isOurs();
    await this.#file.close().catch(() => undefined);
    if (ours) await rm(this.#path, { force: true }).catch(() => undefined);
  }

  /** Not when it was begun anew elsewhere. */
  async #isOurs(): Promise<boolean> {
    try {
      const [open, named] = await Promise.all([
        this.#file.stat({ bigint: true }),
        stat(this.#path, { bigint: true }),
      ]);
      return open.ino === named.ino && open.dev === named.dev;
    } catch {
      // Closed by a finish that failed, or gone.
      return true;
    }
  }

  /** The full buffer goes to the disk while the other one is filled, first with the rest of the chunk. */
  async #turn(rest: Buffer): Promise<void> {
    const full = this.#filling;
    await this.#writing;
    this.#writing = this.#write(full);
    // Looked at when the next buffer is full; until then a failure is no unhandled one.
    this.#writing.catch(() => undefined);
    this.#filling = full === this.#pair.first ? this.#pair.second : this.#pair.first;
    this.#filled = rest.copy(this.#filling);
  }

  async #write(bytes: Buffer): Promise<void> {
    try {
      for (let done = 0; done < bytes.length; )
        done += (await this.#file.write(bytes, done, bytes.length - done)).bytesWritten;
    } catch (error) {
      throw diskFault(error, this.#name);
    }
  }
}
