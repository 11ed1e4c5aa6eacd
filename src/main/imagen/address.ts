// Which addresses the API key may be sent to. Called by the settings and, before every request, by the client.
import { FaultError } from '#contract/faults.ts';

/** Is this host (as a parsed URL names it) this computer itself? */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

/** True when what is sent there can't be read on the way: https, or plain http that never leaves this computer. */
export const isPrivate = (url: URL): boolean =>
  url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));

/**
 * An Imagen address as it is kept and used: normalised, without a slash at the end.
 * Faults with `address-refused`, saying what is wrong with it.
 */
export function checkAddress(text: string): string {
  const typed = text.trim();
  const wrong = flaws.find(([found]) => found.test(typed));
  if (wrong !== undefined) throw refused(wrong[1]);
  const url = URL.parse(typed);
  if (url === null || url.hostname === '') throw refused('This is not a web address.');
  if (!isPrivate(url))
    throw refused('The address must begin with https://, or your API key could be read on its way.');
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

// Looked for in what was typed: the URL parser would mend or drop some of these without a word.
const flaws: readonly (readonly [RegExp, string])[] = [
  [/^$/, 'Type Imagen’s address.'],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  [/[\s\u0000-\u001f\u007f]/, 'The address must not contain spaces.'],
  [/\\/, 'The address must not contain backslashes.'],
  [/^(?!https?:\/\/)/i, 'The address must begin with https://.'],
  [/^[^/]*\/\/[^/?#]*@/, 'The address must not contain a user name or a password.'],
  [/\?/, 'The address must not contain a question mark and what follows it.'],
  [/#/, 'The address must not contain # and what follows it.'],
];

const refused = (why: string): FaultError =>
  new FaultError('address-refused', `Imagen’s address can’t be used. ${why}`, { surelyNotDone: true });
