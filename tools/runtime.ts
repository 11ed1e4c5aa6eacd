// Which Electron there is to run the built app on: the real one where its binary has been fetched, else the stand-in.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export interface Runtime {
  readonly standIn: boolean;
  /** For reports: `Electron 45.4.1`, `stand-in (not Electron)`. */
  readonly name: string;
  readonly executable: string;
}

export const root: string = path.join(import.meta.dirname, '..');
const packageFile = createRequire(import.meta.url).resolve('electron/package.json');
const standInExecutable = path.join(import.meta.dirname, 'electron-stand-in', 'electron');

/** Electron's own binary, as its install script left it; null before it was fetched. */
const realExecutable = (): string | null => {
  const folder = path.dirname(packageFile);
  const named = path.join(folder, 'path.txt');
  if (!existsSync(named)) return null;
  const executable = path.join(folder, 'dist', readFileSync(named, 'utf8'));
  return existsSync(executable) ? executable : null;
};

/** `ROUNDTRIP_RUNTIME=stand-in` takes the stand-in even where Electron is there. */
export const findRuntime = (): Runtime => {
  const real = process.env.ROUNDTRIP_RUNTIME === 'stand-in' ? null : realExecutable();
  if (real === null) return { standIn: true, name: 'stand-in (not Electron)', executable: standInExecutable };
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  return { standIn: false, name: `Electron ${version}`, executable: real };
};

/** Flags before the app's path. Chromium's sandbox can't be set up by root on Linux. */
export const rootFlags = (): readonly string[] =>
  process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
