// What the tests and the demo need of a machine, and how to see whether it is there. Used by doctor.ts.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { findRuntime } from './runtime.ts';

export interface Need {
  readonly name: string;
  readonly why: string;
  /** Debian's package, where it is one. */
  readonly debian?: string;
  readonly there: () => boolean | Promise<boolean>;
}

const linux = process.platform === 'linux';

const onPath = (program: string): boolean =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));

const fonts = '/usr/share/fonts';
const hasFont = (): boolean =>
  existsSync(fonts) &&
  readdirSync(fonts, { recursive: true }).some((file) => /\.(ttf|otf)$/i.test(String(file)));

const loads = async (name: string): Promise<boolean> =>
  import(name).then(
    () => true,
    () => false,
  );

const always: readonly Need[] = [
  {
    name: 'Node 24',
    why: 'npm scripts bring it by the package `node`: run `npm ci`',
    there: () => process.versions.node.startsWith('24.'),
  },
  { name: 'node:sqlite', why: 'comes with Node 24', there: () => loads('node:sqlite') },
  { name: 'sharp', why: 'pictures; run `npm ci`', there: () => loads('sharp') },
  { name: 'exiftool-vendored', why: 'metadata; run `npm ci`', there: () => loads('exiftool-vendored') },
];

const onLinux: readonly Need[] = [
  { name: 'perl', why: 'exiftool is written in it', debian: 'perl', there: () => onPath('perl') },
  {
    name: 'Chromium',
    why: 'the stand-in for Electron shows its windows with it',
    debian: 'chromium',
    there: () => !findRuntime().standIn || existsSync(process.env.STAND_IN_CHROMIUM ?? '/usr/bin/chromium'),
  },
  {
    name: 'Xvfb',
    why: 'a display for windows where there is none',
    debian: 'xvfb',
    there: () => (process.env.DISPLAY ?? '') !== '' || onPath('Xvfb'),
  },
  {
    name: 'a font',
    why: 'the window would have no letters',
    debian: 'fonts-dejavu-core',
    there: hasFont,
  },
];

export const missing = async (): Promise<readonly Need[]> => {
  const absent: Need[] = [];
  for (const need of [...always, ...(linux ? onLinux : [])]) if (!(await need.there())) absent.push(need);
  return absent;
};
