// The one window. Made by shell.ts.
import path from 'node:path';
import { BrowserWindow, nativeTheme, type WebContents } from 'electron';
import { pageAddress } from './guard.ts';

const preload = path.join(import.meta.dirname, '..', 'preload', 'index.cjs');

/** The page's own background (renderer/ui/tokens.css), so that nothing flashes before it is drawn. */
const background = (): string => (nativeTheme.shouldUseDarkColors ? '#1b1b1b' : '#f2f2f2');

// A page that crashes at once every time must not be opened for ever.
const mostRevivals = 3;

export class MainWindow {
  #window: BrowserWindow | null = null;
  #revivals = 0;
  /** Asked when the window is to close; false keeps it. */
  mayClose: () => boolean = () => true;

  /** The page to push events to, if there is one. */
  contents(): WebContents | null {
    return this.#window === null || this.#window.webContents.isDestroyed() ? null : this.#window.webContents;
  }

  /** Opens the window, or brings the open one to the front. */
  async open(): Promise<void> {
    if (this.#window !== null) {
      this.focus();
      return;
    }
    const window = new BrowserWindow({
      width: 1280,
      height: 820,
      minWidth: 900,
      minHeight: 600,
      show: false,
      title: 'Roundtrip',
      backgroundColor: background(),
      webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false },
    });
    this.#window = window;
    window.once('ready-to-show', () => window.show());
    window.once('closed', () => {
      this.#window = null;
    });
    window.on('close', (event) => {
      if (!this.mayClose()) event.preventDefault();
    });
    window.webContents.on('render-process-gone', () => this.#revive(window));
    await window.loadURL(pageAddress);
  }

  // Main is the truth, the page a projection: a crashed one is simply drawn again.
  #revive(window: BrowserWindow): void {
    this.#revivals += 1;
    if (this.#revivals <= mostRevivals && !window.isDestroyed()) void window.loadURL(pageAddress);
  }

  focus(): void {
    if (this.#window?.isMinimized()) this.#window.restore();
    this.#window?.show();
    this.#window?.focus();
  }

  followTheme(): void {
    this.#window?.setBackgroundColor(background());
  }

  /** Closes without asking. */
  destroy(): void {
    this.#window?.destroy();
  }
}
