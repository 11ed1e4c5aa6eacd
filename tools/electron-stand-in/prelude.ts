// Loaded before the app's main script (`node --import`): makes this process look like Electron's main process and
// lets `electron` mean the stand-in, for `import` and for `require`.
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const place = process.env.ELECTRON_STAND_IN;
const names = new Set(['electron', 'electron/main', 'electron/common']);

// A worker inherits `--import`, but is no Electron main process.
if (isMainThread && place !== undefined) {
  Reflect.deleteProperty(process.env, 'ELECTRON_STAND_IN');
  const versions = { ...process.versions, electron: '0.0.0-stand-in' };
  Object.defineProperty(process, 'versions', { value: versions, enumerable: true });
  Object.assign(process, { type: 'browser', defaultApp: true, standInPlace: JSON.parse(place) });
  const standIn = new URL('./electron.ts', import.meta.url).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      names.has(specifier)
        ? { url: standIn, format: 'module', shortCircuit: true }
        : next(specifier, context),
  });
  // Started by hand, not imported: every part of it must see the process as prepared above.
  const { getReady } = await import('./electron.ts');
  setImmediate(getReady);
}
