// Electron's BrowserWindow: shows at once (Chromium knows no hidden window), closes only if its `close` event lets it.
import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { closePage, openPage, whenGone } from './chromium.ts';
import { Preventable, WebContents } from './contents.ts';
import { note } from './journal.ts';
import { nativeTheme } from './native-theme.ts';
import { windows } from './windows.ts';

interface Options {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly backgroundColor?: string;
  readonly webPreferences?: {
    readonly preload?: string;
    readonly nodeIntegration?: boolean;
    readonly contextIsolation?: boolean;
    readonly sandbox?: boolean;
  };
}

let lastId = 0;

export class BrowserWindow extends EventEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  readonly #opened: Promise<void>;
  #destroyed = false;
  #visible = false;
  #maximized = false;
  #focused = true;
  readonly #bounds: { x: number; y: number; width: number; height: number };

  constructor(options: Options = {}) {
    super();
    const { preload, nodeIntegration, contextIsolation, sandbox } = options.webPreferences ?? {};
    if (nodeIntegration || contextIsolation === false || sandbox === false) {
      throw new Error('The stand-in has sandboxed, isolated pages only.');
    }
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    lastId += 1;
    this.id = lastId;
    this.webContents = new WebContents(preload, () => this.close());
    windows.add(this);
    this.#opened = this.#open(options);
    this.#opened.catch((error: Error) => {
      process.stderr.write(`${error.message}\n`);
      this.#gone();
    });
    app.emit('web-contents-created', {}, this.webContents);
    app.emit('browser-window-created', {}, this);
  }

  async #open(options: Options): Promise<void> {
    await app.whenReady();
    const page = await openPage({
      folder: app.getPath('userData'),
      width: options.width ?? 800,
      height: options.height ?? 600,
      background: options.backgroundColor ?? '#ffffff',
      onExit: () => windows.forEach((window) => void (window as BrowserWindow).#gone()),
    });
    whenGone(page.targetId, () => this.#gone());
    await this.webContents.attach(page);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    const theme = () => this.#showTheme();
    nativeTheme.on('updated', theme);
    this.once('closed', () => nativeTheme.off('updated', theme));
    await this.#showTheme();
  }

  async #showTheme(): Promise<void> {
    const value = nativeTheme.themeSource === 'system' ? '' : nativeTheme.themeSource;
    const features = [{ name: 'prefers-color-scheme', value }];
    await this.webContents.devtools?.send('Emulation.setEmulatedMedia', { features }).catch(() => {});
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows] as BrowserWindow[];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().at(-1) ?? null;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }

  async loadURL(url: string): Promise<void> {
    await this.#opened;
    await this.webContents.load(url);
  }

  close(): void {
    if (this.#destroyed) return;
    const event = new Preventable();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    const target = this.webContents.targetId;
    if (target !== undefined && !this.#destroyed) closePage(target);
    this.#gone();
  }

  #gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    windows.delete(this);
    this.webContents.markDestroyed();
    this.emit('closed');
    app.windowClosed();
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  show(): void {
    this.#visible = true;
    this.emit('show');
  }

  isVisible(): boolean {
    return this.#visible;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {
    this.emit('restore');
  }

  focus(): void {
    this.webContents.devtools?.send('Page.bringToFront').catch(() => {});
    this.#focused = true;
    this.emit('focus');
  }

  /** As the app asked for it: the real one can't be moved or sized from here. */
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return this.#bounds;
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  maximize(): void {
    this.#maximized = true;
    note('window.maximize');
  }

  isFocused(): boolean {
    return this.#focused;
  }

  blur(): void {
    this.#focused = false;
    this.emit('blur');
  }

  setProgressBar(progress: number): void {
    note('window.setProgressBar', progress);
  }

  setBackgroundColor(_color: string): void {
    // Seen only before the page is drawn.
  }
}
