// Why a shoot did not start by itself, in a few words.
import type { Fault, FaultCode } from '#contract/faults.ts';
import type { Words } from '../../words/words.ts';

const known = {
  'profile-unfit': 'profile',
  'nothing-to-send': 'nothing',
  'shoot-in-use': 'before',
  'key-missing': 'key',
  'key-rejected': 'keyRejected',
  'options-rejected': 'options',
} as const satisfies Partial<Record<FaultCode, string>>;

const isKnown = (code: FaultCode): code is keyof typeof known => Object.hasOwn(known, code);

export const whyNot = ({ code }: Fault, t: Words['t']): string =>
  isKnown(code) ? t(`watch.why.${known[code]}`) : t('watch.why.other', { title: t(`faults.${code}.title`) });
