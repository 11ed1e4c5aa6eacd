// Turns what Node throws at a socket or a file into our faults: the one place where error codes become words.
// Called where fetch, http or fs is called; message texts are never matched.
import { type FaultCode, FaultError } from '#contract/faults.ts';

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
};

// The request surely never left: no connection was made.
const neverConnected = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_NODATA',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'ERR_PROXY_TUNNEL',
]);

const wrongTime = /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/;
// OpenSSL and Node names for a certificate that the system doesn't trust.
const untrusted =
  /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(VERIFY|GET)|HOSTNAME_MISMATCH|INVALID_CA)/;

// A handshake that fails so meets no TLS, or one of another age. libuv says only EPROTO for whatever OpenSSL says.
const noSafeTalk = /^(EPROTO|ERR_SSL_)/;

/** Where a connection was going to, in words; and whether its handshake was through when it failed. */
export interface Whither {
  readonly whose: string;
  readonly met: boolean;
}
const toImagen: Whither = { whose: 'Imagen’s address', met: true };

/** A failed connection as a fault: `offline` (wait; nothing is wrong with the photo) or an untrusted certificate. */
export function networkFault(error: unknown, { whose, met }: Whither = toImagen): FaultError {
  if (error instanceof FaultError) return error;
  const code = codeOf(error);
  const unsafe = (words: string): FaultError =>
    new FaultError('certificate-untrusted', `${words} Check the address, or ask whoever runs the network.`, {
      cause: error,
      surelyNotDone: true,
    });
  if (wrongTime.test(code))
    return unsafe(
      `By this computer’s clock, the certificate of ${whose} has expired or isn’t valid yet. Is the clock right?`,
    );
  if (untrusted.test(code)) return unsafe(`The certificate of ${whose} is not trusted on this computer.`);
  if (!met && noSafeTalk.test(code))
    return unsafe(`What answers at ${whose} doesn’t speak https safely, so nothing was sent.`);
  return new FaultError('offline', offlineWords(error, code), {
    cause: error,
    surelyNotDone: neverConnected.has(code),
  });
}

function offlineWords(error: unknown, code: string): string {
  if (code !== 'ERR_PROXY_TUNNEL')
    return 'No connection to Imagen. Roundtrip goes on by itself when it is back.';
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === undefined)
    return 'This network’s proxy gives no way to Imagen. Roundtrip tries again by itself.';
  return statusCode === 407
    ? 'This network’s proxy asks for a name and a password. Roundtrip takes them from HTTPS_PROXY only (http://name:password@host:port). Ask whoever runs the network.'
    : `This network’s proxy gives no way to Imagen (${statusCode}). Roundtrip tries again by itself.`;
}

const diskFaults: Readonly<Record<string, readonly [FaultCode, string]>> = {
  ENOSPC: ['disk-full', 'The disk is full. Make room, then try again.'],
  EDQUOT: ['disk-full', 'Your share of the disk is full. Make room, then try again.'],
  EACCES: [
    'folder-not-writable',
    'Roundtrip may not write here. Change the folder’s permissions or choose another.',
  ],
  EPERM: [
    'folder-not-writable',
    'Roundtrip may not write here. Change the folder’s permissions or choose another.',
  ],
  EBUSY: ['disk-trouble', 'Another program holds this file. Close it there, then try again.'],
  EROFS: ['folder-not-writable', 'This disk is read-only. Make it writable, then try again.'],
  ENOTDIR: [
    'folder-not-writable',
    'A file stands where a folder is needed. Move it away or choose another folder.',
  ],
  EEXIST: [
    'folder-not-writable',
    'A file stands where a folder is needed. Move it away or choose another folder.',
  ],
};

/** A failed write as a fault; `what` names the file for the photographer. */
export function diskFault(error: unknown, what: string): FaultError {
  if (error instanceof FaultError) return error;
  const [code, say] = diskFaults[codeOf(error)] ?? [
    'disk-trouble',
    'The disk gave an error. Check it, then try again.',
  ];
  return new FaultError(code, `${what}: ${say}`, { cause: error });
}

// Windows says EPERM or EACCES where another program holds a file, and elsewhere these are the photographer's to mend.
const held = new Set(process.platform === 'win32' ? ['EBUSY', 'EPERM', 'EACCES'] : ['EBUSY']);

/** True when another program holds the file: that may be over in a moment. */
export const isHeld = (error: unknown): boolean => held.has(codeOf(error));

/** A photo that can't be read: gone, held by another program, or on a bad disk. Concerns that photo only. */
export function photoFault(error: unknown, what: string): FaultError {
  if (error instanceof FaultError) return error;
  const say = isHeld(error)
    ? 'is held open by another program. Close it there, then retry.'
    : 'can’t be read. Check the card or disk it is on.';
  return new FaultError('photo-unreadable', `${what} ${say}`, { cause: error });
}

const sentNothing = Symbol('sent nothing');

/** What a request that was stopped throws; `nothingSent`: it had no connection yet. */
export const stopped = (nothingSent: boolean): DOMException =>
  Object.assign(new DOMException('Stopped.', 'AbortError'), { [sentNothing]: nothingSent });

/** Stopped before it had a connection: there is nothing to wonder about later. */
export const neverSent = (error: unknown): boolean =>
  error instanceof DOMException && Reflect.get(error, sentNothing) === true;

/** True for an abort: cancelling is an AbortSignal, not a fault. */
export const isAbort = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'AbortError' || codeOf(error) === 'ABORT_ERR');
