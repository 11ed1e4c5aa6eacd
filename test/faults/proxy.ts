// A line in trouble, on command: a TCP proxy between Roundtrip and Practice Imagen that refuses, resets, stalls, ends
// and slows down real sockets. It reads no more of HTTP than the first line of each request.
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bench, type BenchPlan, onBench } from './bench.ts';
import { listenApart, listenAt } from './listen.ts';

export interface LineTrouble {
  /** Which requests, by their first line: `PUT /store/… HTTP/1.1`. */
  readonly match: RegExp;
  /** How many of them; default one. */
  readonly times?: number;
  /**
   * `reset` (RST to both sides), `stall` (the connection stays, nothing passes any more), `end` (both sides are ended
   * politely), `half-close` (only Roundtrip hears of an end, and what it still sends is taken), `cut` (the whole network
   * is gone for `forMs`).
   */
  readonly do: 'reset' | 'stall' | 'end' | 'half-close' | 'cut';
  readonly forMs?: number;
  /** After so many bytes of the request (its head counts) or of its reply have passed; default: at its first byte. */
  readonly sent?: number;
  readonly received?: number;
}

export interface Line {
  readonly url: string;
  /** Troubles to come; may be added to at any time. */
  readonly troubles: LineTrouble[];
  /** Troubles that happened. */
  readonly happened: number;
  /** Bytes a second in each direction, shared by all connections; null is no limit. */
  rate: number | null;
  /** Milliseconds that every piece takes longer, each way. */
  delayMs: number;
  leadTo(url: string): void;
  /** The network is gone: connections break, new ones are refused. */
  cut(): Promise<void>;
  /** It is back, at the same port. */
  mend(): Promise<void>;
}

/** The bench with the proxy between Roundtrip and Practice. */
export async function behindProxy<T>(
  plan: BenchPlan,
  run: (bench: Bench, line: Line) => Promise<T>,
): Promise<T> {
  const proxy = new TroubledLine();
  await proxy.mend();
  try {
    return await onBench({ ...plan, app: { ...plan.app, url: proxy.url } }, (bench) => {
      proxy.leadTo(bench.practice.url);
      return run(bench, proxy);
    });
  } finally {
    await proxy.end();
  }
}

class TroubledLine implements Line {
  readonly troubles: LineTrouble[] = [];
  happened = 0;
  rate: number | null = null;
  delayMs = 0;
  readonly #happenings = new Map<LineTrouble, number>();
  readonly #connections = new Set<Connection>();
  #server: net.Server | null = null;
  #port = 0;
  #upstream = 0;
  #free = 0;
  #over = false;

  get url(): string {
    return `http://127.0.0.1:${this.#port}/v1`;
  }

  leadTo(url: string): void {
    this.#upstream = Number(new URL(url).port);
  }

  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    const closed = new Promise((done) => (server === null ? done(null) : server.close(done)));
    for (const connection of this.#connections) connection.break();
    await closed;
  }

  async mend(): Promise<void> {
    const server = net.createServer({ allowHalfOpen: true }, (client) => this.#connect(client));
    if (this.#port === 0) this.#port = await listenApart(server);
    else await listenAt(server, this.#port);
    this.#server = server;
  }

  async cutFor(ms: number): Promise<void> {
    await this.cut();
    await sleep(ms);
    if (!this.#over) await this.mend();
  }

  /** Cut for good: a cut that lasts must not mend it again. */
  async end(): Promise<void> {
    this.#over = true;
    await this.cut();
  }

  /** The trouble of a request whose first line is this, if it has one. */
  next(line: string): LineTrouble | null {
    for (const trouble of this.troubles) {
      const before = this.#happenings.get(trouble) ?? 0;
      if (before >= (trouble.times ?? 1) || !trouble.match.test(line)) continue;
      this.#happenings.set(trouble, before + 1);
      this.happened += 1;
      return trouble;
    }
    return null;
  }

  /** When a piece of so many bytes is through. */
  async passage(bytes: number): Promise<void> {
    const now = performance.now();
    if (this.rate !== null) this.#free = Math.max(this.#free, now) + (bytes * 1000) / this.rate;
    const wait = (this.rate === null ? 0 : this.#free - now) + this.delayMs;
    if (wait > 0) await sleep(wait);
  }

  #connect(client: net.Socket): void {
    const connection = new Connection(this, client, net.connect(this.#upstream, '127.0.0.1'));
    this.#connections.add(connection);
    client.once('close', () => this.#connections.delete(connection));
  }
}

const requestLine = /^(?:GET|PUT|POST) \S+ HTTP\/1\.1/;

class Connection {
  readonly #proxy: TroubledLine;
  readonly #client: net.Socket;
  readonly #server: net.Socket;
  #trouble: LineTrouble | null = null;
  #sent = 0;
  #received = 0;
  #dead = false;

  constructor(proxy: TroubledLine, client: net.Socket, server: net.Socket) {
    this.#proxy = proxy;
    this.#client = client;
    this.#server = server;
    void this.#carry(client, server, (chunk) => this.#up(chunk));
    void this.#carry(server, client, (chunk) => this.#down(chunk));
    for (const socket of [client, server]) socket.on('error', () => this.#destroy());
    // One that has simply ended may have said something that is still on its way.
    for (const socket of [client, server])
      socket.on('close', (broken) => {
        if (broken) this.#destroy();
      });
  }

  break(): void {
    this.#dead = true;
    this.#client.resetAndDestroy();
    this.#server.resetAndDestroy();
  }

  /** Small pieces, so that a slow line is slow and not jerky. */
  async #carry(from: net.Socket, to: net.Socket, through: (chunk: Buffer) => number): Promise<void> {
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        const passes = this.#dead ? 0 : through(chunk);
        for (let at = 0; at < passes; at += piece) {
          const part = chunk.subarray(at, Math.min(passes, at + piece));
          await this.#proxy.passage(part.length);
          if (to.writable) to.write(part);
        }
        if (passes < chunk.length && !this.#dead) this.#happen();
      }
      if (!this.#dead) to.end();
    } catch {
      this.#destroy();
    }
  }

  #up(chunk: Buffer): number {
    const line = requestLine.exec(chunk.subarray(0, 4096).toString('latin1'))?.[0];
    if (line !== undefined) {
      this.#trouble = this.#proxy.next(line);
      this.#sent = 0;
      this.#received = 0;
    }
    const room = roomFor(this.#trouble, 'sent', this.#sent, chunk.length);
    this.#sent += room;
    return room;
  }

  #down(chunk: Buffer): number {
    const room = roomFor(this.#trouble, 'received', this.#received, chunk.length);
    this.#received += room;
    return room;
  }

  #happen(): void {
    this.#dead = true;
    const act = this.#trouble?.do;
    if (act === 'reset') this.break();
    if (act === 'cut') void this.#proxy.cutFor(this.#trouble?.forMs ?? 0);
    if (act === 'half-close') this.#client.end();
    if (act !== 'end') return;
    this.#client.end();
    this.#server.end();
  }

  #destroy(): void {
    this.#dead = true;
    this.#client.destroy();
    this.#server.destroy();
  }
}

const piece = 16 * 1024;

function roomFor(
  trouble: LineTrouble | null,
  way: 'sent' | 'received',
  passed: number,
  bytes: number,
): number {
  if (trouble === null) return bytes;
  // Without a number it happens at the request's first byte.
  const limit = trouble[way] ?? (way === 'sent' && trouble.received === undefined ? 0 : null);
  return limit === null ? bytes : Math.max(0, Math.min(bytes, limit - passed));
}
