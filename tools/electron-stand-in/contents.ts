// Electron's WebContents: the page of one BrowserWindow, its two worlds and its messages.
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { OpenPage } from './chromium.ts';
import { decode, encode } from './codec.ts';
import type { Session } from './devtools.ts';
import { answerFilePaths } from './file-paths.ts';
import { ipcMain } from './ipc-main.ts';
import { note } from './journal.ts';
import type { FromMain } from './page/isolated-world.ts';
import { binding, entry, isolatedWorldText, mainWorldText, worldName } from './page/worlds.ts';
import { toInner, toOuter } from './protocol.ts';
import { answerRequests } from './requests.ts';
import { defaultSession } from './session.ts';

interface ContextCreated {
  readonly context: { name: string; uniqueId: string; auxData: { frameId: string } };
}
type FromPage =
  | { kind: 'send'; channel: string; words: unknown[] }
  | { kind: 'invoke'; id: number; channel: string; words: unknown[] }
  | { kind: 'open'; url: string }
  | { kind: 'close' };
type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

let lastId = 0;

export class WebContents extends EventEmitter {
  readonly id: number;
  readonly session = defaultSession;
  readonly mainFrame: { readonly url: string; readonly parent: null };
  readonly #channel = randomUUID();
  readonly #preload: string;
  readonly #closeWindow: () => void;
  readonly #unsent: FromMain[] = [];
  #page: OpenPage | undefined;
  #context: string | undefined;
  #url = '';
  #loadedByMain = false;
  #openHandler: OpenHandler = () => ({ action: 'deny' });
  #destroyed = false;

  constructor(preloadPath: string | undefined, closeWindow: () => void) {
    super();
    lastId += 1;
    this.id = lastId;
    this.#preload = preloadPath === undefined ? '' : readFileSync(preloadPath, 'utf8');
    this.#closeWindow = closeWindow;
    const getURL = (): string => this.getURL();
    this.mainFrame = {
      parent: null,
      get url() {
        return getURL();
      },
    };
  }

  /** Called by window.ts once Chromium has opened the page. */
  async attach(page: OpenPage): Promise<void> {
    this.#page = page;
    const { session } = page;
    const tree = await session.send<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree');
    const frameId = tree.frameTree.frame.id;
    this.#listen(session, frameId);
    await session.send('Page.enable');
    await session.send('Runtime.enable');
    await session.send('Runtime.addBinding', { name: binding, executionContextName: worldName });
    const atStart = (source: string, more: object) =>
      session.send('Page.addScriptToEvaluateOnNewDocument', { source, ...more });
    await atStart(mainWorldText(this.#channel), {});
    await atStart(isolatedWorldText(this.#channel, this.#preload), { worldName });
    await answerFilePaths(session);
    await answerRequests(session, { frameId, mayNavigate: (url) => this.#mayNavigate(url) });
  }

  #listen(session: Session, frameId: string): void {
    session.on('Runtime.executionContextCreated', ({ context }: ContextCreated) => {
      if (context.name !== worldName || context.auxData.frameId !== frameId) return;
      this.#context = context.uniqueId;
      for (const message of this.#unsent.splice(0)) this.#toPage(message);
    });
    session.on('Runtime.executionContextsCleared', () => {
      this.#context = undefined;
    });
    session.on('Runtime.bindingCalled', ({ name, payload }: { name: string; payload: string }) => {
      if (name === binding) this.#take(decode(payload) as FromPage).catch(() => {});
    });
    session.on('Page.frameNavigated', ({ frame }: { frame: { url: string; parentId?: string } }) => {
      if (frame.parentId !== undefined) return;
      this.#url = toOuter(frame.url);
      this.emit('did-navigate', {}, this.#url);
    });
    session.on('Page.loadEventFired', () => this.emit('did-finish-load'));
    session.on('Inspector.targetCrashed', () => this.emit('render-process-gone', {}, { reason: 'crashed' }));
  }

  #mayNavigate(url: string): boolean {
    if (this.#loadedByMain) {
      this.#loadedByMain = false;
      return true;
    }
    const event = new Preventable({ url });
    this.emit('will-navigate', event, url);
    return !event.defaultPrevented;
  }

  async #take(message: FromPage): Promise<void> {
    if (message.kind === 'close') this.#closeWindow();
    else if (message.kind === 'open') this.#open(toOuter(message.url));
    else if (message.kind === 'send') ipcMain.emit(message.channel, this.#event(), ...message.words);
    else this.#toPage(await this.#reply(message));
  }

  #event(): object {
    return { sender: this, senderFrame: this.mainFrame, processId: 1, frameId: 1 };
  }

  async #reply({ id, channel, words }: FromPage & { kind: 'invoke' }): Promise<FromMain> {
    try {
      return { kind: 'reply', id, ok: true, value: await ipcMain.answer(channel, this.#event(), words) };
    } catch (error) {
      const value = `Error invoking remote method '${channel}': ${error}`;
      return { kind: 'reply', id, ok: false, value };
    }
  }

  #open(url: string): void {
    const { action } = this.#openHandler({ url });
    note('window.open', url, action);
    if (action === 'allow') process.stderr.write('stand-in: a page can open no window here\n');
  }

  #toPage(message: FromMain): void {
    const expression = `${entry}(${JSON.stringify(encode(message))})`;
    this.#page?.session
      .send('Runtime.evaluate', { expression, uniqueContextId: this.#context })
      .catch(() => {});
  }

  send(channel: string, ...words: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    const message: FromMain = { kind: 'event', channel, words };
    if (this.#context === undefined) this.#unsent.push(message);
    else this.#toPage(message);
  }

  async load(url: string): Promise<void> {
    const loaded = new Promise((resolve) => this.once('did-finish-load', resolve));
    this.#loadedByMain = true;
    const went = await this.#page?.session.send<{ errorText?: string }>('Page.navigate', {
      url: toInner(url),
    });
    if (went?.errorText) throw new Error(`${went.errorText} loading '${url}'`);
    await loaded;
  }

  /** Nothing is dragged: what would be is written down. */
  startDrag({ files, icon }: { files: readonly string[]; icon: { isEmpty(): boolean } }): void {
    if (icon.isEmpty()) throw new Error('Must specify non-empty `icon` option');
    note('webContents.startDrag', files);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  getURL(): string {
    return this.#url;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  /** DevTools' name of the page: how Playwright finds the window of a page. */
  get targetId(): string | undefined {
    return this.#page?.targetId;
  }

  /** A session to the page, for what only DevTools can do (theme, focus). */
  get devtools(): Session | undefined {
    return this.#page?.session;
  }

  /** As Electron: the window's `close` event may prevent it. */
  close(): void {
    this.#closeWindow();
  }

  /** Called by window.ts when the page is gone. */
  markDestroyed(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.emit('destroyed');
  }
}

/** An event that a listener may prevent. */
export class Preventable {
  defaultPrevented = false;

  constructor(more: object = {}) {
    Object.assign(this, more);
  }

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}
