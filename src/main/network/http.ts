// One request and its whole reply, over node:http so that every header is ours. Called by the Imagen client.
// It doesn't retry and doesn't judge the status: it answers, or throws a FaultError, or the abort.
import { once } from 'node:events';
import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { FaultError } from '#contract/faults.ts';
import type { AgentFor } from './agents.ts';
import { networkFault, stopped } from './faults.ts';
import { unlessAborted } from './unless-aborted.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent with its Content-Length, never chunked; `''` says Content-Length: 0. */
  readonly body?: string | undefined;
  readonly agentFor: AgentFor;
  readonly signal: AbortSignal;
  readonly patience?: Patience | undefined;
  /** Longest reply taken. */
  readonly maxBytes?: number | undefined;
}

/** Longest waits in milliseconds: for the connection, for an answer on a kept connection, and for everything. */
export interface Patience {
  readonly connectMs: number;
  readonly keptMs: number;
  readonly totalMs: number;
}
// In all: as the vendor's SDKs. A connection that isn't there in half a minute isn't coming, and a kept one that was
// silent so long (a laptop that slept, another network) is dead more often than slow: the next try opens a new one.
const defaultPatience: Patience = { connectMs: 30_000, keptMs: 30_000, totalMs: 300_000 };

// Links of 10,000 photos at 2 KB each come to 20 MB.
const defaultMaxBytes = 64 * 1024 * 1024;
const mostRedirects = 5;

export interface HttpReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/**
 * Sends one request. Redirects are followed for GET on the same origin only, so headers never cross an origin.
 * Faults: `offline`, `certificate-untrusted`, `server-trouble` (no answer in time), `unexpected-reply` (another
 * redirect, not HTTP, too long). `surelyNotDone` when no connection was made.
 */
export async function send(request: HttpRequest): Promise<HttpReply> {
  const attempt = new Attempt(request);
  try {
    return await follow(request, attempt);
  } catch (error) {
    throw attempt.explain(error);
  } finally {
    attempt.end();
  }
}

async function follow(request: HttpRequest, attempt: Attempt): Promise<HttpReply> {
  let url = request.url;
  for (let hops = 0; ; hops += 1) {
    const reply = await exchange(url, request, attempt);
    if (reply.status < 300 || reply.status > 399) return reply;
    url = nextUrl(url, reply, request.method === 'GET' && hops < mostRedirects);
  }
}

async function exchange(url: URL, request: HttpRequest, attempt: Attempt): Promise<HttpReply> {
  const { method, headers, body, maxBytes = defaultMaxBytes } = request;
  const agent = await unlessAborted(request.agentFor(url), attempt.signal);
  const outgoing = (url.protocol === 'https:' ? https : http).request(url, {
    method,
    headers,
    agent,
    signal: attempt.signal,
    // A proxy that says nothing to CONNECT is left after this time.
    timeout: (request.patience ?? defaultPatience).connectMs,
  });
  // Once the reply has begun, its own stream tells of errors; these would be unhandled.
  outgoing.on('error', () => {});
  attempt.watch(outgoing);
  // Given whole, at once: so Node sends its Content-Length, and never in chunks.
  outgoing.end(body);
  // Stopped while its connection is still being made through a proxy, a request tells of nothing: so the signal does.
  const [reply] = (await once(outgoing, 'response', { signal: attempt.signal })) as [IncomingMessage];
  return { status: reply.statusCode ?? 0, headers: reply.headers, text: await read(reply, maxBytes) };
}

async function read(reply: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of reply as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw unexpected('Imagen’s answer was far too long.');
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function nextUrl(from: URL, reply: HttpReply, mayFollow: boolean): URL {
  const to = mayFollow ? URL.parse(reply.headers.location ?? '', from.href) : null;
  const followable = [301, 302, 303, 307, 308].includes(reply.status);
  if (to !== null && followable && reply.headers.location !== undefined && to.origin === from.origin)
    return to;
  throw unexpected(
    'Imagen’s address sends Roundtrip on to another one, which it doesn’t follow. Check the address in Settings.',
  );
}

const unexpected = (message: string): FaultError => new FaultError('unexpected-reply', message);

const tooSlow = Symbol('too slow');

/** Watches one request: how far it got, how long it may take, and what an error of it means. */
class Attempt {
  readonly signal: AbortSignal;
  readonly #stop: AbortSignal;
  readonly #late = new AbortController();
  readonly #patience: Patience;
  readonly #total: NodeJS.Timeout;
  #waiting: NodeJS.Timeout | undefined;
  #connected = false;
  #ended = false;

  constructor({ signal, patience = defaultPatience }: HttpRequest) {
    this.#stop = signal;
    this.signal = AbortSignal.any([signal, this.#late.signal]);
    this.#patience = patience;
    this.#total = setTimeout(() => this.#late.abort(tooSlow), patience.totalMs);
  }

  watch(outgoing: http.ClientRequest): void {
    this.#wait(this.#patience.connectMs);
    outgoing.once('socket', (socket) => {
      // As in transfers/exchange.ts: of a socket destroyed just when its reply is whole, Node hears no error any more.
      this.signal.addEventListener('abort', () => {
        if (!this.#ended) socket.once('error', () => undefined);
      });
      // A handshake that fails has carried nothing of the request; through a proxy it comes after the connection.
      const greeting = 'authorized' in socket && !socket.authorized && !outgoing.reusedSocket;
      if (!socket.connecting && !greeting) this.#onConnection(outgoing);
      else
        socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => this.#onConnection(outgoing));
    });
    outgoing.once('response', () => clearTimeout(this.#waiting));
  }

  #onConnection(outgoing: http.ClientRequest): void {
    this.#connected = true;
    if (outgoing.reusedSocket) this.#wait(this.#patience.keptMs);
    else clearTimeout(this.#waiting);
  }

  #wait(ms: number): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#late.abort(), ms);
  }

  explain(error: unknown): Error {
    if (error instanceof FaultError) return error;
    if (this.#stop.aborted) return stopped(!this.#connected);
    const known = this.#judge(error);
    return new FaultError(known.fault.code, known.fault.message, {
      cause: error,
      surelyNotDone: !this.#connected,
    });
  }

  #judge(error: unknown): FaultError {
    const { code } = error as { code?: unknown };
    if (typeof code === 'string' && code.startsWith('HPE_'))
      return unexpected(
        'What answers at Imagen’s address doesn’t speak HTTP. Check the address in Settings.',
      );
    // Silence on a kept connection is rather the connection's end than the server's trouble.
    const slow = this.#late.signal.reason === tooSlow && this.#connected;
    return slow
      ? new FaultError('server-trouble', 'Imagen did not answer in time. Roundtrip asks again by itself.')
      : networkFault(error, { whose: 'Imagen’s address', met: this.#connected });
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#waiting);
    clearTimeout(this.#total);
  }
}
