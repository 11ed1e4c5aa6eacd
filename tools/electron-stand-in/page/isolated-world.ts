// What the preload finds in its isolated world: `require('electron')` of a sandboxed preload, cut to contextBridge,
// ipcRenderer and webUtils. Sent into the page as text by worlds.ts.
import { decode, encode } from '../codec.ts';
import { makeWire } from './wire.ts';

type Listener = (event: object, ...words: unknown[]) => void;
type Asked = { resolve: (value: unknown) => void; reject: (error: Error) => void };
export type FromMain =
  | { kind: 'reply'; id: number; ok: boolean; value: unknown }
  | { kind: 'event'; channel: string; words: unknown[] };
type Ipc = { electron: object; take(message: FromMain): void };

export function makeIpc(send: (message: object) => void): Ipc {
  const listeners = new Map<string, Set<Listener>>();
  const asked = new Map<number, Asked>();
  let last = 0;
  const of = (channel: string): Set<Listener> => {
    const known = listeners.get(channel) ?? new Set();
    listeners.set(channel, known);
    return known;
  };
  const ipcRenderer = {
    on: (channel: string, listener: Listener) => void of(channel).add(listener),
    off: (channel: string, listener: Listener) => void of(channel).delete(listener),
    removeListener: (channel: string, listener: Listener) => void of(channel).delete(listener),
    send: (channel: string, ...words: unknown[]) => send({ kind: 'send', channel, words }),
    invoke: (channel: string, ...words: unknown[]) =>
      new Promise((resolve, reject) => {
        last += 1;
        send({ kind: 'invoke', id: last, channel, words });
        asked.set(last, { resolve, reject });
      }),
  };
  const reply = (message: FromMain & { kind: 'reply' }) => {
    const waiting = asked.get(message.id);
    asked.delete(message.id);
    if (message.ok) waiting?.resolve(message.value);
    else waiting?.reject(new Error(String(message.value)));
  };
  const take = (message: FromMain) => {
    if (message.kind === 'reply') reply(message);
    else for (const listener of [...of(message.channel)]) listener({ sender: ipcRenderer }, ...message.words);
  };
  return { electron: ipcRenderer, take };
}

/**
 * Electron answers at once, DevTools does not: so the page is halted here, file-paths.ts looks the path up and lays
 * it into `answer`, and lets the page go on. It finds this function by its name.
 */
export function standInPathOf(file: File): string {
  const answer = { path: '' };
  // biome-ignore lint/suspicious/noDebugger: halting the page is the point
  debugger;
  return file instanceof File ? answer.path : '';
}

export function getPathForFile(file: unknown): string {
  if (!(file instanceof File)) throw new TypeError('getPathForFile wants a File');
  return standInPathOf(file);
}

export function isolatedWorld(
  config: { channel: string; binding: string; entry: string; process: object },
  preload: (
    require: (name: string) => object,
    module: { exports: object },
    exports: object,
    process: object,
  ) => void,
): void {
  if (Reflect.has(globalThis, config.entry)) return;
  const wire = makeWire(config.channel, 'preload', 'page');
  const send = (message: object) => Reflect.get(globalThis, config.binding)(encode(message));
  const ipc = makeIpc(send);
  Reflect.set(globalThis, config.entry, (text: string) => ipc.take(decode(text) as FromMain));
  const exposed: unknown[] = [];
  wire.on('ready', () => exposed.forEach((one) => void wire.post('expose', one)));
  wire.on('open', (url) => send({ kind: 'open', url }));
  wire.on('close', () => send({ kind: 'close' }));
  const exposeInMainWorld = (name: string, api: unknown) => {
    exposed.push({ name, api: wire.pack(api) });
    wire.post('expose', exposed.at(-1));
  };
  const electron = {
    contextBridge: { exposeInMainWorld },
    ipcRenderer: ipc.electron,
    webUtils: { getPathForFile },
  };
  const require = (name: string) => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  preload(require, module, module.exports, config.process);
}
