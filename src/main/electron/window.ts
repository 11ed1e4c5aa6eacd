// The one window. Made by shell.ts.
import path from 'node:path';
import { app, BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import { pageAddress } from './guard.ts';
import { keepPlace, keptPlace, least, placeOn } from './window-place.ts';

const preload = path.join(import.meta.dirname, '..', 'preload', 'index.cjs');

/** The page's own background (renderer/ui/tokens.css), so that nothing flashes before it is drawn. */
const background = (): string => (nativeTheme.shouldUseDarkColors ? '#1b1b1b' : '#f2f2f2');

// A page that crashes at once every time must not be opened for ever.
const mostRevivals = 3;

export class MainWindow {
  #window: BrowserWindow | null = null;
  #revivals = 0;
  #loaded: Promise<void> = Promise.resolve();
  /** Asked when the window is to close; false keeps it. */
  mayClose: () => boolean = () => true;
  /** The page that was there is gone: closed, crashed, or loading anew. */
  onPageGone: () => void = () => undefined;

  /** The page to push events to, if there is one. */
  contents(): WebContents | null {
    return this.#window === null || this.#window.webContents.isDestroyed() ? null : this.#window.webContents;
  }

  /** Opens the window, or brings the open one to the front; settles when its page listens. */
  async open(): Promise<void> {
    if (this.#window !== null) {
      this.focus();
      return this.#loaded;
    }
    const kept = keptPlace(app.getPath('userData'));
    const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
    const window = new BrowserWindow({
      ...placeOn(screens, kept),
      minWidth: least.width,
      minHeight: least.height,
      show: false,
      title: 'Roundtrip',
      backgroundColor: background(),
      webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false },
    });
    this.#window = window;
    window.once('ready-to-show', () => {
      if (kept?.maximized) window.maximize();
      window.show();
    });
    window.once('closed', () => {
      this.#window = null;
      this.onPageGone();
    });
    window.on('close', (event) => {
      this.#keepPlace();
      if (!this.mayClose()) event.preventDefault();
    });
    window.webContents.on('render-process-gone', () => this.#revive(window));
    window.webContents.on('did-start-loading', () => this.onPageGone());
    this.#loaded = window.loadURL(pageAddress);
    await this.#loaded;
  }

  // Main is the truth, the page a projection: a crashed one is simply drawn again.
  #revive(window: BrowserWindow): void {
    this.onPageGone();
    this.#revivals += 1;
    if (this.#revivals <= mostRevivals && !window.isDestroyed()) void window.loadURL(pageAddress);
  }

  #keepPlace(): void {
    if (this.#window === null || this.#window.isDestroyed()) return;
    const place = { bounds: this.#window.getNormalBounds(), maximized: this.#window.isMaximized() };
    keepPlace(app.getPath('userData'), place);
  }

  /** True while the photographer has the window in front: then it speaks for itself. */
  isLookedAt(): boolean {
    return this.#window?.isFocused() ?? false;
  }

  /** At the dock or taskbar, 0 to 1; null takes it away. */
  showProgress(progress: number | null): void {
    this.#window?.setProgressBar(progress ?? -1);
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
    this.#keepPlace();
    this.#window?.destroy();
  }
}
