// Chromium's DevTools protocol over its pipe: JSON messages ended by a NUL byte. Used by chromium.ts.
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';

type Params = Readonly<Record<string, unknown>>;
type Waiting = { method: string; resolve: (value: unknown) => void; reject: (error: Error) => void };
type Message = {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: Params;
  result?: unknown;
  error?: { message: string };
};

/** One attached target (a page), or the browser itself. Events of the protocol are emitted by their name. */
export class Session extends EventEmitter {
  readonly #write: (method: string, params: Params) => Promise<unknown>;

  constructor(write: (method: string, params: Params) => Promise<unknown>) {
    super();
    this.#write = write;
  }

  /** Sends a command. The caller says what shape the protocol's documentation gives the answer. */
  send<T = unknown>(method: string, params: Params = {}): Promise<T> {
    return this.#write(method, params) as Promise<T>;
  }
}

/** The pipe. Emits `close` once, when Chromium is gone; commands under way are then rejected. */
export class Connection extends EventEmitter {
  readonly browser: Session;
  readonly #to: Writable;
  readonly #waiting = new Map<number, Waiting>();
  readonly #sessions = new Map<string, Session>();
  #last = 0;
  #closed = false;
  #parts: Buffer[] = [];

  constructor(to: Writable, from: Readable) {
    super();
    this.#to = to;
    this.browser = this.session('');
    from.on('data', (chunk: Buffer) => this.#take(chunk));
    for (const stream of [to, from]) stream.on('error', () => this.#end());
    from.on('close', () => this.#end());
  }

  get closed(): boolean {
    return this.#closed;
  }

  session(id: string): Session {
    const known = this.#sessions.get(id);
    if (known) return known;
    const made = new Session((method, params) => this.#send(id, method, params));
    this.#sessions.set(id, made);
    return made;
  }

  #send(sessionId: string, method: string, params: Params): Promise<unknown> {
    if (this.#closed) return Promise.reject(new Error(`${method}: Chromium is gone`));
    this.#last += 1;
    const id = this.#last;
    const answered = new Promise((resolve, reject) => this.#waiting.set(id, { method, resolve, reject }));
    const message = { id, method, params, ...(sessionId === '' ? {} : { sessionId }) };
    this.#to.write(`${JSON.stringify(message)}\0`);
    return answered;
  }

  #take(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      const text = Buffer.concat([...this.#parts, chunk.subarray(start, end)]).toString('utf8');
      this.#parts = [];
      start = end + 1;
      this.#dispatch(JSON.parse(text) as Message);
    }
    if (start < chunk.length) this.#parts.push(chunk.subarray(start));
  }

  #dispatch(message: Message): void {
    if (message.id === undefined) {
      this.session(message.sessionId ?? '').emit(message.method ?? '', message.params);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`));
    else waiting?.resolve(message.result);
  }

  #end(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const { method, reject } of this.#waiting.values()) reject(new Error(`${method}: Chromium is gone`));
    this.#waiting.clear();
    this.emit('close');
  }
}
