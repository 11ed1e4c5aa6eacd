// A service that says something else than Practice Imagen would: an HTTP proxy that lets a test change the API's JSON
// replies, lose them, or change the key. The store's traffic passes as it is.
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Bench, type BenchPlan, onBench } from './bench.ts';

export interface Asked {
  readonly method: string;
  /** Below the address, without the query: `/projects/…/edit`. */
  readonly path: string;
}

/** Thrown by `reply`: the connection is reset instead of an answer. The service has done its work. */
export class Lost extends Error {}

/** Thrown by `reply`: this status instead of the answer. The service has done its work. */
export class Instead extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`answered ${status} instead`);
    this.status = status;
  }
}

export interface Rewriting {
  /** The content of the reply's `data`, changed or not. */
  reply: (asked: Asked, data: never) => unknown;
  /** The key that goes on to Practice in the place of the one that came. */
  key: (sent: string, path: string) => string;
}

/** Each path that matches is rewritten the first time it is asked. */
export function once(match: RegExp, rewrite: (data: never) => unknown): Rewriting['reply'] {
  const seen = new Set<string>();
  return ({ method, path }, data) => {
    const asked = `${method} ${path}`;
    if (!match.test(path) || seen.has(asked)) return data;
    seen.add(asked);
    return rewrite(data);
  };
}

/** The bench with the rewriting proxy between Roundtrip and Practice. */
export async function behindRewriting<T>(
  plan: BenchPlan,
  run: (bench: Bench, rewriting: Rewriting) => Promise<T>,
): Promise<T> {
  const rewriting: Rewriting = { reply: (_, data) => data, key: (sent) => sent };
  let upstream = 0;
  const agent = new http.Agent({ keepAlive: true });
  const server = http.createServer((request, response) => {
    forward(request, response, { port: upstream, agent, rewriting });
  });
  server.requestTimeout = 0;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  try {
    return await onBench({ ...plan, app: { ...plan.app, url } }, (bench) => {
      upstream = Number(new URL(bench.practice.url).port);
      return run(bench, rewriting);
    });
  } finally {
    server.closeAllConnections();
    server.close();
    agent.destroy();
  }
}

interface Way {
  readonly port: number;
  readonly agent: http.Agent;
  readonly rewriting: Rewriting;
}

function forward(request: IncomingMessage, response: ServerResponse, { port, agent, rewriting }: Way): void {
  const key = request.headers['x-api-key'];
  const outgoing = http.request({
    ...{ host: '127.0.0.1', port, agent, method: request.method ?? 'GET', path: request.url ?? '/' },
    headers: {
      ...request.headers,
      ...(typeof key === 'string' ? { 'x-api-key': rewriting.key(key, request.url ?? '') } : {}),
    },
  });
  outgoing.on('error', () => response.destroy());
  response.on('close', () => outgoing.destroy());
  outgoing.on('response', (reply) => {
    const api = request.url?.startsWith('/v1') ?? false;
    if (api && reply.statusCode === 200) return void answer(request, reply, response, rewriting);
    response.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(response);
  });
  request.pipe(outgoing);
}

async function answer(
  request: IncomingMessage,
  reply: IncomingMessage,
  response: ServerResponse,
  rewriting: Rewriting,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of reply as AsyncIterable<Buffer>) chunks.push(chunk);
  const { data } = JSON.parse(Buffer.concat(chunks).toString()) as { data: never };
  const path = (request.url ?? '').replace(/^\/v1/, '').replace(/\?.*$/, '');
  try {
    const text = JSON.stringify({ data: rewriting.reply({ method: request.method ?? '', path }, data) });
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(text);
  } catch (error) {
    if (error instanceof Instead) response.writeHead(error.status).end();
    else if (error instanceof Lost) request.socket.resetAndDestroy();
    else throw error;
  }
}
