// The round of a whole set of photos: links in small batches, several photos at once, retries, MD5s compared.
// Called by the project's upload step.
import { type Fault, FaultError } from '#contract/faults.ts';
import { graced } from '../network/graced.ts';
import { type Pace, retrying } from '../network/retry.ts';
import { attempting, codeOf } from './attempts.ts';
import { faultOfOne, throwCause } from './concerns.ts';
import type { Digester } from './digest.ts';
import type { Gate } from './gate.ts';
import { createLinkDesk, type LinkDesk } from './links.ts';
import { createOutage, type Outage } from './outage.ts';
import { putFile } from './put.ts';
import { runQueue } from './queue.ts';
import type { Etag } from './reply.ts';
import type { Round } from './round.ts';
import { createTrust, type Doubt, type Trust } from './trust.ts';
import { createWaits, type Waits } from './waits.ts';

export interface UploadPhoto {
  readonly id: number;
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

export interface UploadRound extends Round {
  /** Upload name -> link; may lack some. What it throws stops the round. */
  askLinks(names: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, string>>;
  /** Null: MD5s are not computed, and nothing is verified. */
  readonly digester: Digester | null;
  /** The bytes of this photo start again from 0. */
  onRestart(id: number): void;
  /** The store has confirmed it. `verified`: its ETag was the MD5. */
  onSent(id: number, done: { md5: string | null; verified: boolean }): void;
  /** Awaited; what it throws stops the round. */
  onFailed(id: number, fault: Fault): unknown;
}

/**
 * Sends every photo and tells of each whether it was sent or has failed. Rejects only with what concerns them all
 * (the key, the project, a certificate, a mistake of ours) or with the signal's reason.
 */
export async function uploadAll(photos: readonly UploadPhoto[], round: UploadRound): Promise<void> {
  const { pace } = round;
  const trust = createTrust();
  const waits = createWaits(round);
  const outage = createOutage();
  const desk = createLinkDesk({
    names: photos.map(({ name }) => name),
    parallel: () => round.parallel(),
    ask: (names) =>
      retrying(() => round.askLinks(names, round.signal), {
        signal: round.signal,
        pace,
        onWait: (fault, ms) => round.onWait?.(fault, ms),
        onGoOn: () => round.onGoOn?.(),
      }),
  });
  // One for the round, whose photos all have the same signal: a stop after ten thousand of them is one timer.
  let late: AbortSignal | null = null;
  const run = (photo: UploadPhoto, signal: AbortSignal): Promise<void> => {
    late ??= graced(signal, graceMs);
    const around = { round, desk, waits, outage, trust, pace, gate: round.gate, signal, late };
    return new Sending(photo, around).run();
  };
  await runQueue(photos, () => round.parallel(), run, round.signal).catch(throwCause);
  await trust.close();
}

interface Around {
  readonly round: UploadRound;
  readonly desk: LinkDesk;
  readonly waits: Waits;
  readonly outage: Outage;
  readonly trust: Trust;
  readonly pace: Pace | undefined;
  readonly gate: Gate | undefined;
  readonly signal: AbortSignal;
  /** Aborts a little later than `signal`. */
  readonly late: AbortSignal;
}

// When the work is stopped, a photo that the store has waits this long for its MD5 from here.
const graceMs = 1_000;

// The store has the photo by now: a disk that has gone since, or a stop, makes it unverified, not unsent.
async function orUnknown(
  digest: Promise<string> | null,
  again: () => Promise<string> | undefined,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    // Another program may have held the photo when its MD5 was begun, and have let it go since.
    return (
      (await digest?.catch((error: unknown) => (signal.aborted ? Promise.reject(error) : again()))) ?? null
    );
  } catch (error) {
    if (!signal.aborted && !(error instanceof FaultError)) throw error;
    return null;
  }
}

/** One photo of the round. */
class Sending {
  readonly #photo: UploadPhoto;
  readonly #around: Around;
  // A store that refuses a link closes on whoever still sends, and its answer may be lost with the connection. So after
  // a break the link is shown first; always would cost every photo a way there and back.
  #broke = false;

  constructor(photo: UploadPhoto, around: Around) {
    this.#photo = photo;
    this.#around = around;
  }

  async run(): Promise<void> {
    try {
      await this.#untilRight();
    } catch (error) {
      await this.#around.round.onFailed(this.#photo.id, faultOfOne(error));
    }
  }

  async #untilRight(): Promise<void> {
    const { round, trust } = this.#around;
    for (let mismatches = 0; ; ) {
      const { md5, etag, etagIsMd5 } = await this.#once();
      const comparable = md5 !== null && etagIsMd5 && trust.comparing;
      if (!comparable || etag === md5)
        return round.onSent(this.#photo.id, { md5, verified: comparable && etag === md5 });
      if (!trust.again(++mismatches)) return trust.doubt(this.#doubt(md5));
      round.onRestart(this.#photo.id);
    }
  }

  #doubt(md5: string): Doubt {
    const { round } = this.#around;
    const { id, name } = this.#photo;
    const fault = new FaultError('transfer-mismatch', `${name} arrived damaged, twice. Retry it later.`);
    return {
      accept: () => round.onSent(id, { md5, verified: false }),
      refuse: () => void round.onFailed(id, fault.fault),
    };
  }

  /** The photo up there once, through everything that waiting mends, and its MD5 from here. */
  async #once(): Promise<Etag & { readonly md5: string | null }> {
    const { round, trust } = this.#around;
    const ended = new AbortController();
    const signal = AbortSignal.any([this.#around.late, ended.signal]);
    const md5 = (): Promise<string> | undefined => round.digester?.md5(this.#photo.path, signal);
    let digest: Promise<string> | null = null;
    const startDigest = (): void => {
      if (!trust.comparing) return;
      digest ??= md5() ?? null;
      // Looked at when the photo is through; if it doesn't get through, its own fault says why.
      digest?.catch(() => undefined);
    };
    try {
      const etag = await attempting(this.#photo, this.#around, (link, moved) => {
        startDigest();
        return this.#put(link, moved);
      });
      return { ...etag, md5: await orUnknown(digest, md5, signal) };
    } finally {
      ended.abort();
    }
  }

  async #put(link: string, moved: (bytes: number) => void): Promise<Etag> {
    const { round, signal } = this.#around;
    const { agentFor, limiter, stallMs } = round;
    const { id } = this.#photo;
    let bytes = 0;
    const onBytes = (now: number): void => {
      bytes += now;
      moved(now);
      round.onBytes(id, now);
    };
    try {
      const line = { agentFor, limiter, stallMs, onBytes, signal };
      return await putFile({ ...this.#photo, ...line, link, askFirst: this.#broke });
    } catch (error) {
      this.#broke = codeOf(error) === 'offline';
      if (bytes > 0 && !signal.aborted) round.onRestart(id);
      throw error;
    }
  }
}
