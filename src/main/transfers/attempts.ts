// One photo's way through the line: a link, a transfer, and again whatever may help. Used by both rounds.
import { type FaultCode, FaultError } from '#contract/faults.ts';
import { type Pace, retrying } from '../network/retry.ts';
import type { Gate } from './gate.ts';
import type { LinkDesk } from './links.ts';
import type { Outage } from './outage.ts';
import type { Waits } from './waits.ts';

// A link that is refused as expired though it is fresh, five times in a row, is refused for another reason.
const mostExpired = 5;

export interface Line {
  readonly desk: LinkDesk;
  readonly waits: Waits;
  readonly outage: Outage;
  readonly pace: Pace | undefined;
  /** Entered for each attempt: one that sleeps before its next keeps nobody else's place. */
  readonly gate: Gate | undefined;
  readonly signal: AbortSignal;
}

export interface Photo {
  readonly id: number;
  readonly name: string;
}

/** Tells how many bytes of the photo this attempt has moved. */
export type Moved = (bytes: number) => void;

/** Runs `transfer` with a link until it succeeds, or until a fault comes that neither a fresh link nor waiting mends. */
export async function attempting<T>(
  photo: Photo,
  line: Line,
  transfer: (link: string, moved: Moved) => Promise<T>,
): Promise<T> {
  const { waits, outage, pace, gate, signal } = line;
  // Only bytes further on than ever before are progress: a transfer that always breaks at one place isn't.
  let furthest = 0;
  const once = (link: string): Promise<T> => {
    let now = 0;
    return transfer(link, (bytes) => {
      now += bytes;
      furthest = Math.max(furthest, now);
      waits.moving(photo.id);
    });
  };
  let leave = await gate?.enter(signal);
  const inside = async (): Promise<T> => {
    leave ??= await gate?.enter(signal);
    return withFreshLinks(photo.name, line.desk, once);
  };
  waits.started(photo.id);
  try {
    const value = await retrying(inside, {
      signal,
      pace,
      moved: () => furthest,
      isEveryones: () => outage.isEveryones(photo.id),
      onWait: (fault, ms) => {
        leave?.();
        leave = undefined;
        waits.waiting(photo.id, fault, ms);
      },
    });
    outage.succeeded();
    return value;
  } finally {
    waits.ended(photo.id);
    leave?.();
  }
}

async function withFreshLinks<T>(
  name: string,
  desk: LinkDesk,
  once: (link: string) => Promise<T>,
): Promise<T> {
  for (let expired = 0; ; ) {
    const link = await desk.take(name);
    try {
      return await once(link);
    } catch (error) {
      if (codeOf(error) !== 'link-expired') throw error;
      desk.forget(name);
      if (++expired === mostExpired)
        throw new FaultError('link-refused', `${name}: the store refuses every link as expired.`, {
          cause: error,
        });
    }
  }
}

export const codeOf = (error: unknown): FaultCode | null =>
  error instanceof FaultError ? error.fault.code : null;
