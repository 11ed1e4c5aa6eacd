// Practice Imagen: the API and its object store on one port of this computer. Started by the app in practice mode, by
// the terminal command and by the tests.
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Api, answerApi } from './api/routes.ts';
import { createDarkroom } from './darkroom/darkroom.ts';
import { Exchange, Gone } from './exchange.ts';
import { type Identity, identityOf } from './identity.ts';
import { createProjects } from './projects.ts';
import { Refusal, refusalXml } from './refusal.ts';
import { createRequestLog, type OpenRequest, type PracticeRequest, type RequestLog } from './requests.ts';
import { createLinkMaker, readStorePath } from './store/links.ts';
import { createStore, incomplete } from './store/store.ts';
import { createScript, type Trouble } from './trouble.ts';
import { breaks } from './trouble-acts.ts';

export interface PracticeOptions {
  /** Keeps the state. Without it, a temporary folder that is removed at close. */
  readonly folder?: string;
  /** Default: any free one. */
  readonly port?: number;
  /** The API key to accept. Default: one made for the folder. */
  readonly key?: string;
  /** The least time an edit takes; a third of it is spent `Pending`. Default 2. */
  readonly editSeconds?: number;
  /** Default: as long as an edit. */
  readonly exportSeconds?: number;
  /** How long a link lives. Default 900. */
  readonly linkSeconds?: number;
  /** Where links lead to (`https://store.test`), for tests with something in between. Default: the way the client came. */
  readonly linkOrigin?: string;
  /** Appends one JSON line for each request. */
  readonly logFile?: string;
  readonly trouble?: Trouble;
}

export interface Practice {
  /** `http://127.0.0.1:PORT/v1` */
  readonly url: string;
  readonly key: string;
  /** Every request since the start, the running ones too. */
  requests(): readonly PracticeRequest[];
  close(): Promise<void>;
}

type Answer = (exchange: Exchange) => Promise<void>;

/** Starts the server; it answers once the promise is fulfilled. Throws what `listen` throws if the port is taken. */
export async function startPractice(options: PracticeOptions = {}): Promise<Practice> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'practice-imagen-'));
  mkdirSync(folder, { recursive: true });
  const identity = identityOf(folder);
  const key = options.key ?? identity.key;
  const log = createRequestLog(options.logFile);
  const projects = createProjects(folder);
  const darkroom = createDarkroom(projects);
  const server = await listen(options.port ?? 0);
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const api = { projects, darkroom, host, ...settingsOf(options, identity) };
  const answer = router(api, key, createStore(projects, identity));
  serve(server, log, createScript(options.trouble), answer);

  const close = async (): Promise<void> => {
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await Promise.all([closed, darkroom.close()]);
    if (options.folder === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  return { url: `http://${host}/v1`, key, requests: log.all, close };
}

function settingsOf(
  options: PracticeOptions,
  identity: Identity,
): Pick<Api, 'link' | 'editSeconds' | 'exportSeconds'> {
  const editSeconds = options.editSeconds ?? 2;
  const exportSeconds = options.exportSeconds ?? editSeconds;
  return {
    link: createLinkMaker(identity, options.linkSeconds ?? 900, options.linkOrigin),
    editSeconds,
    exportSeconds,
  };
}

async function listen(port: number): Promise<Server> {
  const server = createServer();
  // A slow line takes longer for one photo than Node's default of five minutes for a request.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 20_000;
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  return server;
}

const router =
  (api: Api, key: string, store: Answer): Answer =>
  async (exchange) => {
    if (exchange.entry.kind === 'store') return store(exchange);
    if (exchange.header('x-api-key') !== key) throw new Refusal(401, 'Invalid API key');
    return answerApi(api, exchange);
  };

function serve(
  server: Server,
  log: RequestLog,
  script: ReturnType<typeof createScript>,
  answer: Answer,
): void {
  const busy = new WeakMap<Socket, Exchange>();
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const entry = entryOf(request);
    const exchange = new Exchange(request, response, entry, log, script(entry));
    busy.set(request.socket, exchange);
    void respond(exchange, answer);
  };
  server.on('request', handle);
  // Without a listener Node invites the body at once; S3 looks at the link first.
  server.on('checkContinue', handle);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const exchange = busy.get(socket as Socket);
    const cut = error.code === 'HPE_INVALID_EOF_STATE' && exchange?.entry.kind === 'store';
    if (!socket.writable || !cut) return void socket.destroy();
    exchange.entry.status = 400;
    socket.end(rawReply(400, refusalXml(incomplete(), randomUUID())));
  });
}

async function respond(exchange: Exchange, answer: Answer): Promise<void> {
  try {
    if (exchange.act !== null) await breaks(exchange, exchange.act);
    await answer(exchange);
  } catch (error) {
    if (error instanceof Gone || exchange.response.destroyed) return;
    if (exchange.response.headersSent) return void exchange.response.destroy();
    const refusal = refusalFor(error);
    try {
      exchange.refuse(refusal);
    } catch {
      // A trouble took the connection: there is nobody left to tell.
    }
  }
}

function entryOf(request: IncomingMessage): OpenRequest {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const method = request.method ?? 'GET';
  const base = { at: new Date().toISOString(), method, path, status: 0, bytes: 0 };
  if (!path.startsWith('/store/')) {
    const project = /^\/v1\/projects\/([0-9a-f-]{36})(?=\/|$)/.exec(path)?.[1];
    return { ...base, kind: 'api', ...(project === undefined ? {} : { project }) };
  }
  const to = named(path);
  return { ...base, kind: 'store', ...(to === null ? {} : { project: to.project, file: to.name }) };
}

function named(path: string): ReturnType<typeof readStorePath> {
  try {
    return readStorePath(path);
  } catch {
    return null;
  }
}

const rawReply = (status: number, body: string): string =>
  `HTTP/1.1 ${status} Bad Request\r\nContent-Type: application/xml\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`;

function refusalFor(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof URIError)
    return new Refusal(400, 'The address is not correctly encoded.', 'InvalidURI');
  return new Refusal(500, 'Internal Server Error', 'InternalError');
}
