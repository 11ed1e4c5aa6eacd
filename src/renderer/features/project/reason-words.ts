// Why photos failed, in words: a fault's code, `not-sent`, or something newer that is shown as it is.
import { type FaultCode, faultCodes } from '#contract/faults.ts';
import type { Words } from '../../words/words.ts';

const isFault = (reason: string): reason is FaultCode => (faultCodes as readonly string[]).includes(reason);

const short = [
  'not-sent',
  'cancelled',
  'photo-changed',
  'photo-unreadable',
  'shoot-missing',
  'transfer-mismatch',
  'link-refused',
  'no-result',
  'folder-not-writable',
  'disk-full',
] as const;

/** Of one photo, to follow "Failed:". */
export function photoReason(reason: string, t: Words['t']): string {
  const known = short.find((each) => each === reason);
  return known === undefined ? reasonWords(reason, t) : t(`project.photos.reason.${known}`);
}

/** Of a number of photos in the ledger. */
export function reasonWords(reason: string, t: Words['t']): string {
  if (reason === 'not-sent') return t('project.ledger.notSent');
  if (reason === 'cancelled') return t('project.ledger.cancelled');
  return isFault(reason) ? t(`faults.${reason}.title`) : reason;
}
