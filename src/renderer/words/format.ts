// Numbers, bytes, dates and durations as people in this place write them. Pure; all screens use it.
// Bytes are decimal, as Finder and memory cards count them.

/** The system's own region where it speaks the window's language: English text with a 24-hour clock, say. */
export const localeFor = (language: string, preferred: readonly string[]): string =>
  preferred.find((tag) => tag.split('-')[0] === language) ?? language;

export interface Format {
  readonly number: (value: number) => string;
  readonly percent: (part: number) => string;
  readonly bytes: (bytes: number) => string;
  /** Bytes a second. */
  readonly speed: (bytesPerSecond: number) => string;
  /** Seconds, rounded to what one would say: seconds below a minute, then minutes, then hours and minutes. */
  readonly duration: (seconds: number) => string;
  /** Milliseconds since 1970. */
  readonly dateTime: (at: number) => string;
  /** A day with its weekday. */
  readonly day: (at: number) => string;
  /** The time of day. */
  readonly time: (at: number) => string;
  /** The time alone on the same day, else with its date. */
  readonly since: (at: number, now: number) => string;
  /** Two capture times as ISO strings. */
  readonly span: (from: string, to: string) => string;
  readonly list: (words: readonly string[]) => string;
}

const sizes = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export function formatFor(locale: string): Format {
  const number = new Intl.NumberFormat(locale);
  // Down, not nearest: 99.6 % isn't done.
  const percent = new Intl.NumberFormat(locale, {
    ...{ style: 'percent', maximumFractionDigits: 0, roundingMode: 'floor' },
  });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const list = new Intl.ListFormat(locale);
  const bytes = (value: number) => sized(locale, value);
  return {
    bytes,
    number: (value) => number.format(value),
    percent: (part) => percent.format(part),
    speed: (value) => `${bytes(value)}/s`,
    duration: (seconds) => duration(locale, seconds),
    dateTime: (at) => dateTime.format(at),
    day: (at) => day.format(at),
    time: (at) => time.format(at),
    since: (at, now) => (sameDay(at, now) ? time : dateTime).format(at),
    span: (from, to) => dateTime.formatRange(new Date(from), new Date(to)),
    list: (words) => list.format(words),
  };
}

const sameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString();

function unit(locale: string, value: number, name: string, digits = 0): string {
  return new Intl.NumberFormat(locale, {
    ...{ style: 'unit', unit: name, unitDisplay: name === 'byte' ? 'long' : 'short' },
    maximumFractionDigits: digits,
  }).format(value);
}

function sized(locale: string, bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  // Three figures are enough to tell, and 1.2 GB tells more than 1 GB.
  return unit(locale, value, sizes[power] ?? 'byte', power > 1 && value < 100 ? 1 : 0);
}

function duration(locale: string, seconds: number): string {
  if (seconds < 60) return unit(locale, Math.max(1, Math.round(seconds)), 'second');
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return unit(locale, minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  // Nobody plans by the minute once it takes half a day.
  if (hours >= 10 || rest === 0) return unit(locale, Math.round(minutes / 60), 'hour');
  return `${unit(locale, hours, 'hour')} ${unit(locale, rest, 'minute')}`;
}
