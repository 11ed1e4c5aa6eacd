// The way out: asks when projects are at work, then stops them, resumable, in two seconds at most. Called by shell.ts.
import { app, dialog } from 'electron';
import type { App } from '#main/app.ts';
import { goingOn } from './going-on.ts';
import type { MainWindow } from './window.ts';
import type { ShellWords } from './words.ts';

/** What has not stopped by then is stopped by the end of the process: everything confirmed is already on disk. */
const mostMs = 2000;

const quit = 1;

export function askedToQuit(roundtrip: App, window: MainWindow, words: () => ShellWords): void {
  let state: 'open' | 'asking' | 'leaving' = 'open';
  const leave = async (): Promise<void> => {
    state = 'leaving';
    window.destroy();
    const late = new Promise((resolve) => setTimeout(resolve, mostMs));
    // Whatever closing meets, the program must not stay behind without a window.
    await Promise.race([roundtrip.close().catch(() => undefined), late]);
    app.exit(0);
  };
  const ask = async (): Promise<void> => {
    if (state !== 'open') return;
    state = 'asking';
    if (roundtrip.running().length === 0 || (await wantsToQuit(roundtrip, words()))) await leave();
    else state = 'open';
  };
  app.on('before-quit', (event) => {
    event.preventDefault();
    void ask();
  });
  // A Mac's app lives on without its window; elsewhere closing the window is quitting.
  if (process.platform !== 'darwin') {
    window.mayClose = () => {
      if (state === 'open') void ask();
      return state === 'leaving';
    };
  }
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') void ask();
  });
  // Whoever sends a signal can't answer a question.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void leave());
}

async function wantsToQuit(roundtrip: App, words: ShellWords): Promise<boolean> {
  const { quit: said } = words;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: said.ask(roundtrip.running().length),
    detail: [said.stops, ...(await whatStops(roundtrip, words)), '', said.detail].join('\n'),
    buttons: [said.stay, said.go],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === quit;
}

// A question is read at a glance.
const mostNamed = 5;

async function whatStops(roundtrip: App, { quit: said, locale }: ShellWords): Promise<readonly string[]> {
  const going = await goingOn(roundtrip);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const named = going
    .slice(0, mostNamed)
    .map(({ name, progress }) => `• ${name} (${percent.format(progress)})`);
  return going.length > mostNamed ? [...named, said.more(going.length - mostNamed)] : named;
}
