// Takes the person out of what is sent to somebody else: their home folder becomes `~`, their user name `[user]`.
import { homedir, userInfo } from 'node:os';
import { basename } from 'node:path';

export interface Person {
  readonly home: string;
  /** Names that mean the person; the home folder's own is mostly one. */
  readonly names: readonly string[];
}

/** Who runs this process. */
export function thisPerson(): Person {
  const home = homedir();
  return { home, names: [...new Set([basename(home), userName()])].filter((name) => name !== '') };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without an entry in the system's list has no name to hide.
    return '';
  }
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A function that takes this person out of a text. Names only as whole words: `al` must not cut `also`. */
export function without({ home, names }: Person): (text: string) => string {
  const slashed = home.replaceAll('\\', '/');
  const homes = [home, home.replaceAll('\\', '\\\\'), slashed].filter((each) => each.length > 1);
  const places = homes.map((each) => new RegExp(literally(each), 'gi'));
  const words = names.map(
    (name) => new RegExp(`(?<![\\p{L}\\p{N}])${literally(name)}(?![\\p{L}\\p{N}])`, 'giu'),
  );
  return (text) => {
    const placed = places.reduce((now, place) => now.replace(place, '~'), text);
    return words.reduce((now, word) => now.replace(word, '[user]'), placed);
  };
}

/** The same over every text in a value, but not over the names of its fields. */
export function withoutIn(value: unknown, take: (text: string) => string): unknown {
  if (typeof value === 'string') return take(value);
  if (Array.isArray(value)) return value.map((each) => withoutIn(each, take));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutIn(each, take)]));
}
