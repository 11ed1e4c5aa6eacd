// A store for transfers to run against, on a real socket: does what a script says for each name, else what S3 does.
// Used by the tests beside src/main/transfers.
import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Seen {
  readonly method: string;
  readonly name: string;
  readonly rawHeaders: readonly string[];
  /** Bytes of the body that were read. */
  bytes: number;
  readonly socket: Socket;
}

export interface Visit {
  readonly seen: Seen;
  readonly request: http.IncomingMessage;
  readonly response: http.ServerResponse;
  readonly store: Store;
}
export type Act = (visit: Visit) => void | Promise<void>;

export interface Store {
  readonly url: string;
  readonly visits: Seen[];
  /** What was sent up and is there to be fetched. */
  readonly kept: Map<string, Buffer>;
  link(name: string): string;
  /** What happens on the next visits for this name, one act for each; then it is S3 again. */
  plan(name: string, ...acts: Act[]): void;
  visitsOf(name: string): Seen[];
  close(): Promise<void>;
}

export const md5Of = (bytes: Buffer): string => createHash('md5').update(bytes).digest('hex');

export async function startStore(): Promise<Store> {
  const plans = new Map<string, Act[]>();
  const sockets = new Set<Socket>();
  const visit = (request: http.IncomingMessage, response: http.ServerResponse): void => {
    const name = decodeURIComponent(new URL(request.url ?? '/', 'http://store').pathname.slice(1));
    const { method = '', rawHeaders, socket } = request;
    const seen: Seen = { method, name, rawHeaders, bytes: 0, socket };
    store.visits.push(seen);
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    const act = plans.get(name)?.shift() ?? asS3;
    void act({ seen, request, response, store });
  };
  const server = http.createServer(visit);
  // As S3 does: the link is looked at before the body is asked for.
  server.on('checkContinue', visit);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const store: Store = {
    url,
    visits: [],
    kept: new Map(),
    link: (name) => `${url}/${encodeURIComponent(name)}?X-Amz-Signature=secret`,
    plan: (name, ...acts) => void plans.set(name, acts),
    visitsOf: (name) => store.visits.filter((seen) => seen.name === name),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
  return store;
}

const asS3: Act = async (visit) => {
  const { seen, response, store } = visit;
  if (seen.method === 'GET') {
    const body = store.kept.get(seen.name);
    if (body === undefined) return say(404, xml('NoSuchKey'))(visit);
    response.writeHead(200, { 'content-length': body.length, etag: `"${md5Of(body)}"` });
    response.end(body);
    return;
  }
  const body = await bodyOf(visit);
  if (body === null) return;
  store.kept.set(seen.name, body);
  response.writeHead(200, { etag: `"${md5Of(body)}"`, 'content-length': 0 });
  response.end();
};

function invite({ request, response }: Pick<Visit, 'request' | 'response'>): void {
  if (request.headers.expect !== undefined) response.writeContinue();
}

/** Reads the whole body; null when the sender broke off. */
export async function bodyOf({ request, response, seen }: Visit): Promise<Buffer | null> {
  invite({ request, response });
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      seen.bytes += chunk.length;
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks);
}

export const xml = (code: string, message = ''): string =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;

/** Takes the body, then answers with this. */
export const answer =
  (status: number, headers: http.OutgoingHttpHeaders = {}, body: string | Buffer = ''): Act =>
  async (visit) => {
    if (visit.seen.method === 'PUT' && (await bodyOf(visit)) === null) return;
    visit.response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
    visit.response.end(body);
  };

/** Answers at once and reads nothing. */
export const say =
  (status: number, body: string): Act =>
  ({ response }) => {
    response.writeHead(status, {
      'content-length': Buffer.byteLength(body),
      'content-type': 'application/xml',
    });
    response.end(body);
  };

/** Answers with the body and MD5 of what was kept, but another ETag. */
export const withTag =
  (etag: string): Act =>
  async (visit) => {
    const body = visit.seen.method === 'PUT' ? await bodyOf(visit) : visit.store.kept.get(visit.seen.name);
    if (body === null || body === undefined) return;
    visit.store.kept.set(visit.seen.name, body);
    const sent = visit.seen.method === 'PUT' ? Buffer.alloc(0) : body;
    visit.response.writeHead(200, { etag: `"${etag}"`, 'content-length': sent.length });
    visit.response.end(sent);
  };

/** Breaks the connection once so many bytes of the body have come. */
export const resetAfter =
  (bytes: number): Act =>
  ({ request, response, seen }) => {
    invite({ request, response });
    request.on('data', (chunk: Buffer) => {
      seen.bytes += chunk.length;
      if (seen.bytes >= bytes) seen.socket.resetAndDestroy();
    });
  };

/** Reads nothing and says nothing. */
export const silent: Act = ({ request }) => void request.pause();
