// Builds the app into dist/, as `npm run build` does. Used by start.ts and demo.ts.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './runtime.ts';

/** Throws when the build fails; its own words are on the terminal by then. */
export const build = (): void => {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const words = [vite, 'build', '--app', '--logLevel', 'warn'];
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed.');
};
