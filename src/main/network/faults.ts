// Turns what Node throws at a socket or a file into our faults: the one place where error codes are read.
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
]);

// OpenSSL and Node names for a certificate that the system doesn't trust.
const untrusted =
  /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(VERIFY|GET)|HOSTNAME_MISMATCH|INVALID_CA)/;

/** A failed connection as a fault: `offline` (wait; nothing is wrong with the photo) or an untrusted certificate. */
export function networkFault(error: unknown): FaultError {
  if (error instanceof FaultError) return error;
  const code = codeOf(error);
  if (untrusted.test(code))
    return new FaultError(
      'certificate-untrusted',
      'The certificate of Imagen’s address is not trusted on this computer. Check the address, or ask whoever runs the network.',
      { cause: error, surelyNotDone: true },
    );
  return new FaultError('offline', 'No connection to Imagen. Roundtrip goes on by itself when it is back.', {
    cause: error,
    surelyNotDone: neverConnected.has(code),
  });
}

const diskFaults: Readonly<Record<string, readonly [FaultCode, string]>> = {
  ENOSPC: ['disk-full', 'The disk is full. Make room, then resume.'],
  EDQUOT: ['disk-full', 'Your share of the disk is full. Make room, then resume.'],
  EACCES: [
    'folder-not-writable',
    'Roundtrip may not write here. Change the folder’s permissions or choose another.',
  ],
  EPERM: [
    'folder-not-writable',
    'Roundtrip may not write here. Change the folder’s permissions or choose another.',
  ],
  EROFS: ['folder-not-writable', 'This disk is read-only. Choose another results folder.'],
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
    'The disk gave an error. Check it, then resume.',
  ];
  return new FaultError(code, `${what}: ${say}`, { cause: error });
}

/** A photo that can't be read: gone, changed under us, or damaged. Concerns that photo only. */
export function photoFault(error: unknown, what: string): FaultError {
  if (error instanceof FaultError) return error;
  return new FaultError('photo-unreadable', `${what} can’t be read. Check the card or disk it is on.`, {
    cause: error,
  });
}

/** True for an abort: cancelling is an AbortSignal, not a fault. */
export const isAbort = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'AbortError' || codeOf(error) === 'ABORT_ERR');
