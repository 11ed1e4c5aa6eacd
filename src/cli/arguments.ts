// Reads a command's words. Every mistake says which option it is about.
import { isAbsolute, resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { fastest, type Settings, slowest } from '#contract/settings.ts';
import { Wrong } from './exits.ts';
import { didYouMean } from './near.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** parseArgs, strict, with its complaints as wrong use. */
export function read<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new Wrong(complaint(error instanceof Error ? error.message : String(error), Object.keys(options)));
  }
}

/** What parseArgs complains of, in a sentence; it names the option in quotes. */
function complaint(message: string, known: readonly string[]): string {
  const [, option] = /^(?:Unknown option|Option) '(?:-\w, )?(--?[^' ]+)/.exec(message) ?? [];
  if (option === undefined) return message;
  if (message.startsWith('Unknown'))
    return `There is no option ${option} here.${didYouMean(
      option,
      known.map((name) => `--${name}`),
    )}`;
  return message.includes('does not take') ? `${option} takes no value.` : `${option} takes a value.`;
}

/** A path as typed, from where the command was typed (npm changes folder and says so in INIT_CWD). */
export const fromHere = (path: string): string =>
  isAbsolute(path) ? path : resolve(process.env.INIT_CWD ?? process.cwd(), path);

/** A number option within bounds; undefined when it wasn't given. */
export function numberIn(
  name: string,
  text: string | undefined,
  { from, to, whole }: { from: number; to: number; whole: boolean },
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (
    text.trim() !== '' &&
    Number.isFinite(value) &&
    value >= from &&
    value <= to &&
    (!whole || Number.isInteger(value))
  )
    return value;
  throw new Wrong(`--${name} takes a ${whole ? 'whole ' : ''}number from ${from} to ${to}, not “${text}”.`);
}

/** The one of `words` that was typed, in any letter case. */
export function oneOf<const W extends string>(option: string, typed: string, words: readonly W[]): W {
  const found = words.find((word) => word.toLowerCase() === typed.toLowerCase());
  if (found !== undefined) return found;
  throw new Wrong(`--${option} takes ${words.join(', ')}, not “${typed}”.${didYouMean(typed, words)}`);
}

/** `--parallel` and `--limit-mbps`, for this command only. */
export function lineOptions(values: {
  readonly parallel?: string | undefined;
  readonly 'limit-mbps'?: string | undefined;
}): Partial<Settings> {
  const parallel = numberIn('parallel', values.parallel, { from: 1, to: 20, whole: true });
  const limitMbps = numberIn('limit-mbps', values['limit-mbps'], {
    from: slowest,
    to: fastest,
    whole: false,
  });
  return {
    ...(parallel === undefined ? {} : { parallel }),
    ...(limitMbps === undefined ? {} : { limitMbps }),
  };
}
