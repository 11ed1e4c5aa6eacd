// Which trouble stops one photo and which stops the whole round. Used by upload.ts and download.ts.
import { type Fault, type FaultCode, FaultError } from '#contract/faults.ts';

const ofOnePhoto: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'photo-changed',
  'photo-unreadable',
  'link-refused',
  'server-trouble',
  'transfer-mismatch',
  'unexpected-reply',
  'no-result',
]);

/** Carries what stops the whole round past everything that handles one photo's faults. */
export class RoundStop extends Error {
  constructor(cause: unknown) {
    super('the round has stopped', { cause });
  }
}

/** Carries a photo's fault past retrying: what was asked twice already isn't asked again. */
export class PhotoStop extends Error {
  constructor(cause: FaultError) {
    super(cause.message, { cause });
  }
}

/** The fault when it concerns one photo only; else throws it on. */
export function faultOfOne(thrown: unknown): Fault {
  const error = thrown instanceof PhotoStop ? thrown.cause : thrown;
  if (error instanceof FaultError && ofOnePhoto.has(error.fault.code)) return error.fault;
  throw error;
}

/** Throws what really stopped the round. */
export function throwCause(error: unknown): never {
  throw error instanceof RoundStop ? error.cause : error;
}
