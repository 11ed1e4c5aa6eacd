// `npm start`: builds the app and opens its window, on Electron where it can be had, else on the stand-in.
import { spawn } from 'node:child_process';
import { build } from './build.ts';
import { openDisplay } from './display.ts';
import { fetchElectron } from './fetch-electron.ts';
import { findRuntime, root, rootFlags } from './runtime.ts';

const start = async (): Promise<void> => {
  if (findRuntime().standIn && process.env.ROUNDTRIP_RUNTIME !== 'stand-in') await fetchElectron();
  build();
  const runtime = findRuntime();
  const display = await openDisplay();
  console.log(`Running on ${runtime.name}.`);
  if (runtime.standIn)
    console.log('Electron’s binary can’t be fetched here: dialogs and menus are not shown.');
  if (display.hidden)
    console.log(
      'No display here: the window is on Xvfb, where nobody sees it. `npm run demo` takes pictures.',
    );
  const words = [...rootFlags(), root, ...process.argv.slice(2)];
  const app = spawn(runtime.executable, words, {
    stdio: 'inherit',
    env: { ...process.env, ...(display.name === undefined ? {} : { DISPLAY: display.name }) },
  });
  // From a keyboard the app has the signal already; from elsewhere it is passed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.kill(signal));
  app.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  app.on('exit', (code) => {
    display.close();
    process.exit(code ?? 1);
  });
};

await start();
