// Fetches Electron's binary by the package's own install script, if it can be had. Used by start.ts.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';

// Some 110 MB: enough for a slow line, and an end to a connection that never answers.
const mostMs = 180_000;

/** Never throws: no network is an ordinary thing. */
export const fetchElectron = async (): Promise<void> => {
  console.log('Fetching Electron, some 110 MB, once (ROUNDTRIP_RUNTIME=stand-in does without) …');
  const install = createRequire(import.meta.url).resolve('electron/install.js');
  const child = spawn(process.execPath, [install], {
    stdio: ['ignore', 'inherit', 'ignore'],
    timeout: mostMs,
  });
  await once(child, 'exit').catch(() => {});
};
