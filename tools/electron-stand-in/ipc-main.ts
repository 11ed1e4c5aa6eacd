// Electron's `ipcMain`: invoke and send, nothing synchronous.
import { EventEmitter } from 'node:events';

export type InvokeHandler = (event: object, ...words: unknown[]) => unknown;

export class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, InvokeHandler>();

  handle(channel: string, handler: InvokeHandler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** Called by contents.ts. Rejects with the text that Electron gives the page. */
  async answer(channel: string, event: object, words: readonly unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return await handler(event, ...words);
  }
}

export const ipcMain = new IpcMain();
