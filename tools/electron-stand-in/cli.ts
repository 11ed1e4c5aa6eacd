// Reads a command line as the Electron executable would (flags, then a folder or a file, then the app's own
// arguments) and becomes the app's main process. Run by the `electron` script beside it.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export interface AppPlace {
  readonly name: string;
  readonly version: string;
  readonly appPath: string;
  /** Electron's own flags, before the app's path; for example `--user-data-dir=/x`. */
  readonly flags: readonly string[];
}

const packageIn = (
  folder: string,
): { name?: string; productName?: string; version?: string; main?: string } => {
  const file = path.join(folder, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
};

const locate = (target: string): { main: string; appPath: string } => {
  if (!statSync(target).isDirectory()) return { main: target, appPath: path.dirname(target) };
  return { main: path.join(target, packageIn(target).main ?? 'index.js'), appPath: target };
};

const become = (argv: readonly string[]): never => {
  const first = argv.findIndex((word) => !word.startsWith('-'));
  const flags = first < 0 ? argv : argv.slice(0, first);
  const { main, appPath } = locate(path.resolve(first < 0 ? '.' : (argv[first] ?? '.')));
  const about = packageIn(appPath);
  const place: AppPlace = {
    name: about.productName ?? about.name ?? 'Electron',
    version: about.version ?? '0.0.0',
    appPath,
    flags,
  };
  const prelude = path.join(import.meta.dirname, 'prelude.ts');
  const inspect = flags.filter((flag) => flag.startsWith('--inspect'));
  const own = first < 0 ? [] : argv.slice(first + 1);
  const words = [
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    '--import',
    prelude,
    ...inspect,
    main,
  ];
  // The same process goes on as the app: a signal sent to it reaches the app itself, as with Electron.
  process.execve?.(process.execPath, [...words, ...own], {
    ...process.env,
    ELECTRON_STAND_IN: JSON.stringify(place),
  });
  throw new Error('The stand-in needs Node 24 or newer on a POSIX system.');
};

if (process.argv[2] === '--version') console.log('v0.0.0-stand-in');
else become(process.argv.slice(2));
