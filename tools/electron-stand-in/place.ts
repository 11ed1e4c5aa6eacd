// Where the app lies and how it was started, as cli.ts found it and prelude.ts passed it on.
import type { AppPlace } from './cli.ts';

export const place: AppPlace = Reflect.get(process, 'standInPlace') ?? {
  name: 'Electron',
  version: '0.0.0',
  appPath: process.cwd(),
  flags: [],
};

/** The value of one of Electron's flags; empty when it has none, undefined when it was not given. */
export const flag = (name: string): string | undefined => {
  const found = place.flags.find((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  return found === undefined ? undefined : found.slice(name.length + 3);
};
