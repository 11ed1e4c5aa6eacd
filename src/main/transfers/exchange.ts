// One request to the store over a link, and its reply: connecting, stalls, cancelling and what goes wrong on the way.
// Used by put.ts and get.ts.
import http from 'node:http';
import https from 'node:https';
import { FaultError } from '#contract/faults.ts';
import type { AgentFor } from '../network/agents.ts';
import { networkFault } from '../network/faults.ts';
import { unlessAborted } from '../network/unless-aborted.ts';

/** Half a minute without a byte: longer than any hiccup of a line that still works. */
export const defaultStallMs = 30_000;
// After the last byte the store hashes and copies the photo: it may be silent for four times as long.
const replyFactor = 4;
// And what the kernel, a virus scanner or a proxy took ahead of a slow line is still on its way: a stall's time more for
// each 700 kB of it (23 kB/s at 30 s), of which they hold 4 MB at most.
const bytesAStall = 700_000;
const mostAhead = 4_000_000;

export interface ExchangeOptions {
  readonly link: string;
  readonly method: 'PUT' | 'GET';
  readonly headers: http.OutgoingHttpHeaders;
  readonly agentFor: AgentFor;
  readonly stallMs?: number | undefined;
  readonly signal: AbortSignal;
}

/** Throws `unexpected-reply` for a link that is none. */
export async function openExchange(options: ExchangeOptions): Promise<Exchange> {
  if (!URL.canParse(options.link))
    throw new FaultError('unexpected-reply', 'Imagen gave a link that is none. Try again later.');
  const url = new URL(options.link);
  return new Exchange(url, await unlessAborted(options.agentFor(url), options.signal), options);
}

/**
 * A stall is the socket's own idleness timer: Node keeps it from firing while the kernel takes bytes of a pending
 * write. (`bytesWritten` can't tell: it counts a write whole when it is handed over. A stall is noticed after one to
 * two times `stallMs`.)
 */
export class Exchange {
  readonly request: http.ClientRequest;
  /** The reply's head; rejects with a FaultError or the signal's reason. */
  readonly reply: Promise<http.IncomingMessage>;
  /** True while the other side owes us something. When the line waits for us (disk, limit), its silence is no stall. */
  owed: boolean;
  readonly #options: ExchangeOptions;
  readonly #over = new AbortController();
  readonly #fail: (fault: unknown) => void;
  #trouble: unknown = null;
  #replied = false;
  /** The handshake is through: what breaks later is the line. */
  #met = false;
  #dead = false;

  constructor(url: URL, agent: http.Agent, options: ExchangeOptions) {
    this.#options = options;
    this.owed = options.method === 'GET';
    const { method, headers } = options;
    const { request } = url.protocol === 'https:' ? https : http;
    this.request = request(url, { method, headers, timeout: this.#stallMs, agent });
    this.request.on('timeout', () => this.#silent());
    this.request.once('socket', (socket) => {
      this.#met = this.request.reusedSocket;
      // Once for each connection: on one that is used again, listeners would pile up, one for each photo.
      if (this.#met || !('encrypted' in socket)) return;
      socket.once('secureConnect', () => {
        this.#met = true;
      });
    });
    this.request.on('close', () => this.#over.abort());
    const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>();
    this.reply = promise;
    this.#fail = reject;
    this.request.on('response', (response) => {
      this.#replied = true;
      resolve(response);
    });
    this.request.on('error', (error) => {
      this.#trouble ??= error;
      this.#dead = true;
      reject(this.fault(error));
    });
    this.#untilSocket();
    // Whoever sends may look at the reply later; a failure in between is no unhandled one.
    this.reply.catch(() => undefined);
    options.signal.addEventListener('abort', this.#abort, { once: true });
    if (options.signal.aborted) this.#abort();
  }

  /** Aborted when nothing more can be sent or received. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  /** True when the connection itself broke, false when the other side just ended it. */
  get broken(): boolean {
    return this.#trouble !== null;
  }

  /** True when what came was no HTTP, or went on after its announced end. */
  get garbled(): boolean {
    return isGarbled(this.#trouble);
  }

  /** True when it was ended before its time: callbacks that still come tell of bytes that nobody took. */
  get dead(): boolean {
    return this.#dead;
  }

  /** The body is through; the store now takes its time. */
  awaitReply(sent: number): void {
    const stalls = replyFactor + Math.min(sent, mostAhead) / bytesAStall;
    // After the reply the socket may already serve another request.
    if (!this.#replied) this.request.socket?.setTimeout(this.#stallMs * stalls);
  }

  /** Nothing more is to be sent: whoever feeds the body stops at once. */
  stopSending(): void {
    this.#over.abort();
  }

  /** The reply has been read: the connection is left to the next request. */
  release(): void {
    this.#options.signal.removeEventListener('abort', this.#abort);
  }

  /** Ends it before its time, and its connection with it. */
  kill(error?: Error): void {
    this.release();
    this.#dead = true;
    this.#trouble ??= error ?? null;
    this.#over.abort();
    // Node takes its own listener off a socket whose reply turns out to be whole, also of one that was just destroyed:
    // the error would then be nobody's, and end the program.
    const { socket } = this.request;
    // Once for each connection, as it may be used again.
    if (socket && !socket.listeners('error').includes(unheard)) socket.on('error', unheard);
    this.request.destroy(error);
    // Of a request whose connection is still being made through a proxy, Node tells nothing.
    this.#fail(this.fault(error));
  }

  /** What the caller is told of an error on this connection. */
  fault(error: unknown): unknown {
    if (this.#options.signal.aborted) return this.#options.signal.reason;
    if (error instanceof FaultError) return error;
    const first = this.#trouble ?? error;
    if (isGarbled(first))
      return new FaultError('server-trouble', 'The store’s reply could not be understood.', { cause: first });
    return networkFault(first, { whose: 'the store that Imagen gives links to', met: this.#met });
  }

  get #stallMs(): number {
    return this.#options.stallMs ?? defaultStallMs;
  }

  // Through a proxy the socket comes when all of it is made, and only then has a timer of its own.
  #untilSocket(): void {
    const timer = setTimeout(() => this.kill(stalled()), this.#stallMs);
    this.request.once('socket', () => clearTimeout(timer));
    this.over.addEventListener('abort', () => clearTimeout(timer));
  }

  readonly #abort = (): void => this.kill(this.#options.signal.reason);

  #silent(): void {
    const connecting = this.request.socket?.connecting ?? true;
    if (this.owed || connecting) this.kill(stalled());
    // The timer fires once: start it again, or nobody would watch when the line's turn comes.
    else this.request.socket?.setTimeout(this.#stallMs);
  }
}

// The codes of Node's HTTP parser.
const isGarbled = (error: unknown): boolean =>
  String((error as NodeJS.ErrnoException | null)?.code ?? '').startsWith('HPE_');

const unheard = (): void => undefined;

const stalled = (): FaultError =>
  new FaultError('offline', 'The connection has stalled. Roundtrip tries again by itself.');
