// What can go wrong, who can mend it, and how it crosses the bridge. Classified once, where the network or
// the disk is called; everyone else only passes faults on or shows them.
import { z } from 'zod';

/** Who must act before work can go on. */
export type Mender = 'nobody' | 'photographer' | 'imagen' | 'us';

const menders = {
  offline: 'nobody',
  'rate-limited': 'nobody',
  'server-trouble': 'nobody',
  'link-expired': 'nobody',
  'answer-lost': 'nobody',
  'key-missing': 'photographer',
  'key-rejected': 'photographer',
  'address-refused': 'photographer',
  'certificate-untrusted': 'photographer',
  'bad-input': 'photographer',
  'not-found': 'photographer',
  'project-taken': 'photographer',
  'shoot-missing': 'photographer',
  'shoot-in-use': 'photographer',
  'nothing-to-send': 'photographer',
  'profile-unfit': 'photographer',
  'photo-changed': 'photographer',
  'photo-unreadable': 'photographer',
  'photos-failed': 'photographer',
  'disk-full': 'photographer',
  'disk-trouble': 'photographer',
  'folder-not-writable': 'photographer',
  'options-rejected': 'photographer',
  'name-taken': 'photographer',
  'database-newer': 'photographer',
  'database-damaged': 'us',
  'project-unsure': 'photographer',
  'edit-unknown': 'photographer',
  'export-unknown': 'photographer',
  'link-refused': 'imagen',
  'transfer-mismatch': 'imagen',
  'not-allowed': 'imagen',
  'request-refused': 'imagen',
  'project-gone': 'imagen',
  'edit-failed': 'imagen',
  'export-failed': 'imagen',
  'no-result': 'imagen',
  'unexpected-reply': 'imagen',
  contract: 'us',
  bug: 'us',
} as const satisfies Record<string, Mender>;

export type FaultCode = keyof typeof menders;
export const faultCodes = Object.keys(menders) as readonly FaultCode[];

export const faultSchema = z.object({
  code: z.enum(faultCodes as [FaultCode, ...FaultCode[]]),
  /** A plain English sentence: what happened and what to do. Holds no key and no link. */
  message: z.string(),
});
export type Fault = Readonly<z.infer<typeof faultSchema>>;

/** Who must act on a fault: `nobody` means that Roundtrip waits and goes on by itself. */
export const whoMends = (code: FaultCode): Mender => menders[code];

// Main's words end with it where a project waits.
const promise = / (?:Roundtrip|It) [^.]* by itself[^.]*\.$/;

/** A fault's words without the promise that it goes on by itself: that holds for projects, not for what was asked for once. */
export const withoutPromise = (message: string): string => message.replace(promise, '');

/** A fault on its way up through code that throws. `retryAfterMs` is what the other side asked for, if it did. */
export class FaultError extends Error {
  readonly fault: Fault;
  readonly retryAfterMs: number | undefined;
  /** True when the request surely never reached the service's logic (never connected, or refused by name). */
  readonly surelyNotDone: boolean;
  /** True when no project can go on: the key itself was refused or is missing. */
  readonly stopsAll: boolean;

  constructor(
    code: FaultCode,
    message: string,
    more: {
      cause?: unknown;
      retryAfterMs?: number | undefined;
      surelyNotDone?: boolean;
      stopsAll?: boolean;
    } = {},
  ) {
    super(message, { cause: more.cause });
    this.name = 'FaultError';
    this.fault = { code, message };
    this.retryAfterMs = more.retryAfterMs;
    this.surelyNotDone = more.surelyNotDone ?? false;
    this.stopsAll = more.stopsAll ?? false;
  }
}
