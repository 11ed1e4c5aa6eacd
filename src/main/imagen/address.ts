// Which addresses the API key may be sent to. Called by the settings and, before every request, by the client.
import { FaultError } from '#contract/faults.ts';
import type { AddressFlaw } from '#contract/settings.ts';

/** Is this host (as a parsed URL names it) this computer itself? */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

/** True when what is sent there can't be read on the way: https, or plain http that never leaves this computer. */
export const isPrivate = (url: URL): boolean =>
  url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));

/** What is wrong with an address, or null. */
export function flawOf(text: string): AddressFlaw | null {
  const typed = text.trim();
  const wrong = signs.find(([, sign]) => sign.test(typed));
  if (wrong !== undefined) return wrong[0];
  const url = URL.parse(typed);
  if (url === null || url.hostname === '') return 'nonsense';
  return isPrivate(url) ? null : 'readable';
}

/**
 * An Imagen address as it is kept and used: normalised, without a slash at the end.
 * Faults with `address-refused`, saying what is wrong with it.
 */
export function checkAddress(text: string): string {
  const flaw = flawOf(text);
  const url = URL.parse(text.trim());
  if (flaw !== null || url === null) throw refused(reasons[flaw ?? 'nonsense']);
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

// Looked for in what was typed: the URL parser would mend or drop some of these without a word.
const signs: readonly (readonly [AddressFlaw, RegExp])[] = [
  ['empty', /^$/],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  ['spaces', /[\s\u0000-\u001f\u007f]/],
  ['backslash', /\\/],
  ['scheme', /^(?!https?:\/\/)/i],
  ['user', /^[^/]*\/\/[^/?#]*@/],
  ['query', /\?/],
  ['fragment', /#/],
];

/** For the terminal and the log; the window has words of its own. */
const reasons: Readonly<Record<AddressFlaw, string>> = {
  empty: 'Type Imagen’s address.',
  spaces: 'The address must not contain spaces.',
  backslash: 'The address must not contain backslashes.',
  scheme: 'The address must begin with https://.',
  user: 'The address must not contain a user name or a password.',
  query: 'The address must not contain a question mark and what follows it.',
  fragment: 'The address must not contain # and what follows it.',
  nonsense: 'This is not a web address.',
  readable: 'The address must begin with https://, or your API key could be read on its way.',
};

const refused = (why: string): FaultError =>
  new FaultError('address-refused', `Imagen’s address can’t be used. ${why}`, { surelyNotDone: true });
