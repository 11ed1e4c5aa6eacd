// Roundtrip's window as tests and the demo drive it: launched from dist/, on Electron or on the stand-in.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { Bridge, Reply } from '../src/contract/bridge.ts';
import type { CallInput, CallName, CallOutput } from '../src/contract/calls.ts';
import { findRuntime, root } from '../tools/runtime.ts';

declare global {
  interface Window {
    readonly roundtrip: Bridge;
  }
}

/** Where screenshots of the last run are kept. */
export const screens: string = path.join(root, 'test-results', 'screens');

// Chromium's first start on a machine at work can be slow.
const launchMs = 90_000;

// For what is awaited in the window; Playwright’s own 30 s hold whatever the test’s limit is.
const patienceMs = 120_000;

/** The buttons of the question that is asked before work is stopped. */
export const answers = { keepWorking: 0, quit: 1 } as const;

export interface LaunchOptions {
  /** The user data folder. */
  readonly home: string;
  /** Words after the app on its command line. */
  readonly words?: readonly string[];
  /** More for its environment. */
  readonly env?: Readonly<Record<string, string>>;
}

export class Roundtrip {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly home: string;

  constructor(electron: ElectronApplication, page: Page, home: string) {
    this.electron = electron;
    this.page = page;
    this.home = home;
  }

  static async open({ home, words = [], env = {} }: LaunchOptions): Promise<Roundtrip> {
    const runtime = findRuntime();
    const electron = await _electron.launch({
      args: [root, ...words],
      env: { ...(process.env as Record<string, string>), ROUNDTRIP_HOME: home, ...env },
      timeout: launchMs,
      // The window follows the system, or the test, not Playwright.
      colorScheme: null,
      // Electron itself is found by Playwright, which can then also hold it until it listens.
      ...(runtime.standIn ? { executablePath: runtime.executable } : {}),
    });
    const page = await electron.firstWindow({ timeout: launchMs });
    page.setDefaultTimeout(patienceMs);
    await page.waitForFunction(() => 'roundtrip' in window);
    return new Roundtrip(electron, page, home);
  }

  /** Drops real files or folders on the middle of the window, as the system does it; `over` runs before letting go. */
  async drop(paths: readonly string[], over?: () => Promise<unknown>): Promise<void> {
    const devtools = await this.page.context().newCDPSession(this.page);
    const { width, height } = await this.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    const data = { items: [], files: [...paths], dragOperationsMask: 1 };
    const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      devtools.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
    await send('dragEnter');
    await send('dragOver');
    await over?.();
    await send('drop');
    await devtools.detach();
  }

  /** A call over the bridge, as the page makes it. Throws the fault of a reply that is one. */
  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const reply = await this.page.evaluate(
      ([called, given]) => window.roundtrip.call(called as never, given as never),
      [name, input] as const,
    );
    const { ok, ...rest } = reply as Reply<CallOutput<N>>;
    if (ok) return (rest as { value: CallOutput<N> }).value;
    throw new Error(JSON.stringify(rest));
  }

  /** Keeps a picture of the window under this name. */
  async screen(name: string, folder: string = screens): Promise<string> {
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${name}.png`);
    // Where a thing that moves is going, not half way.
    await this.page.screenshot({ path: file, animations: 'disabled' });
    return file;
  }

  /** What the person will say to the next question of the app (0 is its first button); settles once this is arranged. */
  answerNext(response: number): Promise<void> {
    return this.electron.evaluate(({ dialog }, said) => {
      const asked = new Promise((resolve) => {
        dialog.showMessageBox = async (...words: unknown[]) => {
          const { message, detail } = words.at(-1) as { message: string; detail?: string };
          // Told after the answer has been taken.
          setImmediate(resolve, { message, detail });
          return { response: said, checkboxChecked: false };
        };
      });
      Object.assign(globalThis, { asked });
    }, response);
  }

  /** Settles when the question that `answerNext` arranged for has been asked and answered; gives its words. */
  asked(): Promise<{ message: string; detail?: string }> {
    return this.electron.evaluate(() => Reflect.get(globalThis, 'asked'));
  }

  /** Quits, even while projects are at work. */
  async close(): Promise<void> {
    await this.answerNext(answers.quit);
    await this.electron.close();
  }
}
