// Electron's `app`: names, places, the single-instance lock, and the way out.
import { EventEmitter } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { stopChromium } from './chromium.ts';
import { Preventable } from './contents.ts';
import { note } from './journal.ts';
import { InstanceLock } from './lock.ts';
import { flag, place } from './place.ts';
import { windows } from './windows.ts';

export class App extends EventEmitter {
  readonly isPackaged = false;
  readonly #paths = new Map<string, string>();
  readonly #ready = Promise.withResolvers<void>();
  #name = place.name;
  #isReady = false;
  #quitting = false;
  #lock: InstanceLock | undefined;

  getReady(): void {
    this.#isReady = true;
    this.#ready.resolve();
    this.emit('ready', {});
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  get name(): string {
    return this.#name;
  }

  setName(name: string): void {
    this.#name = name;
  }

  getVersion(): string {
    return place.version;
  }

  getAppPath(): string {
    return place.appPath;
  }

  getLocale(): string {
    return flag('lang') ?? 'en-US';
  }

  setBadgeCount(count: number): boolean {
    note('app.setBadgeCount', count);
    return true;
  }

  addRecentDocument(folder: string): void {
    note('app.addRecentDocument', folder);
  }

  clearRecentDocuments(): void {
    note('app.clearRecentDocuments');
  }

  setAppUserModelId(_id: string): void {
    // Windows only.
  }

  setPath(name: string, folder: string): void {
    this.#paths.set(name, folder);
  }

  getPath(name: string): string {
    const set = this.#paths.get(name);
    if (set !== undefined) return set;
    const appData = process.env.XDG_CONFIG_HOME ?? path.join(os.homedir(), '.config');
    const known: Record<string, string> = {
      home: os.homedir(),
      pictures: path.join(os.homedir(), 'Pictures'),
      appData,
      temp: os.tmpdir(),
      userData: flag('user-data-dir') ?? path.join(appData, this.#name),
    };
    const found = known[name];
    if (found === undefined) throw new Error(`Failed to get '${name}' path`);
    return found;
  }

  requestSingleInstanceLock(more?: object): boolean {
    this.#lock ??= new InstanceLock((words, folder, told) => {
      this.emit('second-instance', {}, words, folder, told);
    });
    return this.#lock.request(this.getPath('userData'), more);
  }

  hasSingleInstanceLock(): boolean {
    return this.#lock?.held ?? false;
  }

  releaseSingleInstanceLock(): void {
    this.#lock?.release();
  }

  /** Called by window.ts. As in Electron, the event is not sent while quitting, and quits when nobody listens. */
  windowClosed(): void {
    if (windows.size > 0 || this.#quitting) return;
    if (!this.emit('window-all-closed')) this.quit();
  }

  quit(): void {
    if (this.#quitting) return;
    this.#quitting = true;
    this.#quitting = this.#mayGo('before-quit') && this.#closeWindows() && this.#mayGo('will-quit');
    if (!this.#quitting) return;
    this.emit('quit', {}, 0);
    this.exit(0);
  }

  #mayGo(event: 'before-quit' | 'will-quit'): boolean {
    const asked = new Preventable();
    this.emit(event, asked);
    return !asked.defaultPrevented;
  }

  #closeWindows(): boolean {
    for (const window of [...windows]) window.close();
    return windows.size === 0;
  }

  exit(code = 0): void {
    this.#quitting = true;
    this.#lock?.release();
    stopChromium().finally(() => process.exit(code));
  }
}

export const app = new App();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // An app that listens for itself decides for itself.
  process.on(signal, () => process.listenerCount(signal) > 1 || app.quit());
}
