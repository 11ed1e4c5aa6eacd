// A photo's reason in words: a fault's code, `not-sent`, or something newer that is shown as it is.
import { type FaultCode, faultCodes } from '#contract/faults.ts';
import type { Words } from '../../words/words.ts';

const isFault = (reason: string): reason is FaultCode => (faultCodes as readonly string[]).includes(reason);

export function reasonWords(reason: string, t: Words['t']): string {
  if (reason === 'not-sent') return t('project.ledger.notSent');
  return isFault(reason) ? t(`faults.${reason}.title`) : reason;
}
