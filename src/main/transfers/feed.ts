// Feeds a photo to a request from two buffers: while the socket takes one, the disk fills the other. Used by put.ts.

import { lendPair, returnPair } from './buffers.ts';
import type { Exchange } from './exchange.ts';
import type { Limiter } from './limiter.ts';
import type { OpenPhoto } from './photo-file.ts';

export interface FeedOptions {
  readonly limiter: Limiter;
  readonly onBytes: (bytes: number) => void;
}

/** Ends when the photo is through or nothing more can be sent. Never rejects: a photo's fault ends the request with it. */
export async function feed(photo: OpenPhoto, exchange: Exchange, options: FeedOptions): Promise<void> {
  const pair = lendPair();
  const outlet = new Outlet(exchange, options.onBytes);
  try {
    let [buffer, other] = [pair.first, pair.second];
    for (let position = 0; position < photo.size && !exchange.over.aborted; ) {
      const bytes = await photo.read(buffer, position);
      position += bytes;
      // The last bytes go out only if all of them are of the same photo: a mixture is never completed.
      if (position === photo.size) await photo.check();
      await options.limiter.take(bytes, exchange.over);
      await outlet.idle();
      outlet.write(bytes === buffer.length ? buffer : buffer.subarray(0, bytes));
      [buffer, other] = [other, buffer];
    }
    if (exchange.over.aborted) return;
    exchange.request.end();
    exchange.owed = true;
    await outlet.idle();
    exchange.awaitReply(photo.size);
    if (outlet.taken === photo.size) returnPair(pair);
  } catch (error) {
    if (!exchange.over.aborted) exchange.kill(error as Error);
  }
}

/** The request's end that takes bytes: one write at a time, without a promise or closure for each. */
class Outlet {
  readonly #exchange: Exchange;
  readonly #onBytes: (bytes: number) => void;
  /** Bytes that the socket took, in all. */
  taken = 0;
  #pending = 0;
  #wake: (() => void) | null = null;

  constructor(exchange: Exchange, onBytes: (bytes: number) => void) {
    this.#exchange = exchange;
    this.#onBytes = onBytes;
    exchange.over.addEventListener('abort', () => this.#wake?.(), { once: true });
  }

  write(piece: Buffer): void {
    if (this.#exchange.over.aborted) return;
    this.#pending = piece.length;
    this.#exchange.owed = true;
    this.#exchange.request.write(piece, this.#onTaken);
  }

  /** When the last piece is with the kernel, or nothing more will be. */
  idle(): Promise<void> | undefined {
    if (this.#pending === 0 || this.#exchange.over.aborted) return;
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  readonly #onTaken = (error?: Error | null): void => {
    const bytes = this.#pending;
    this.#pending = 0;
    // Until there is more to send, the line waits for us; at the end it is the store that we wait for.
    this.#exchange.owed = this.#exchange.request.writableEnded;
    if (!error && !this.#exchange.dead) {
      this.taken += bytes;
      this.#onBytes(bytes);
    }
    this.#wake?.();
  };
}
