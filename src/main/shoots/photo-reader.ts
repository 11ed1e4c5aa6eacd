// Reads stretches of a photo without ever taking it whole: most of what is asked for lies in its first block.
// Called by capture.ts and what it calls.
import { type FileHandle, open } from 'node:fs/promises';

/** Cameras put their directories and EXIF into the first 64 KiB; what lies elsewhere takes one more read. */
const blockBytes = 65_536;
/** A sound photo needs a handful of blocks; a damaged one must not make us read it all. */
const mostBlocks = 40;

export class PhotoReader {
  readonly #file: FileHandle;
  readonly size: number;
  #block: Buffer = Buffer.alloc(0);
  #start = 0;
  #blocks = 0;

  constructor(file: FileHandle, size: number) {
    this.#file = file;
    this.size = size;
  }

  /** The bytes from `offset`; null when they reach over the end, or too much was read already. Short stretches only. */
  async bytes(offset: number, length: number): Promise<Buffer | null> {
    if (offset < 0 || length < 0 || offset + length > this.size) return null;
    if (offset < this.#start || offset + length > this.#start + this.#block.length) {
      if (++this.#blocks > mostBlocks) return null;
      this.#block = await this.read(offset, Math.min(Math.max(length, blockBytes), this.size - offset));
      this.#start = offset;
      if (this.#block.length < length) return null;
    }
    return this.#block.subarray(offset - this.#start, offset - this.#start + length);
  }

  /** A stretch of any length, not kept. Shorter when the file has become so. */
  async read(offset: number, length: number): Promise<Buffer> {
    const { buffer, bytesRead } = await this.#file.read(Buffer.allocUnsafe(length), 0, length, offset);
    return buffer.subarray(0, bytesRead);
  }
}

/** Opens a photo for reading, lets `look` at it, closes it. Null when it can't be read. */
export async function withPhoto<T>(
  place: string,
  look: (reader: PhotoReader) => Promise<T | null>,
): Promise<T | null> {
  const file = await open(place, 'r').catch(() => null);
  if (!file) return null;
  try {
    const { size } = await file.stat();
    return await look(new PhotoReader(file, size));
  } catch (error) {
    // A disk that went away, or a folder with a photo's name: all the same to who asks.
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') return null;
    throw error;
  } finally {
    await file.close();
  }
}
