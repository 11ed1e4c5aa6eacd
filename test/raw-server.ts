// A server on a bare socket, for tests: it shows each request as it came and answers with the very bytes it is told.
import net from 'node:net';
import tls from 'node:tls';

export interface RawRequest {
  readonly line: string;
  /** Header lines as sent, in order. */
  readonly headers: readonly string[];
  readonly body: string;
}
/** What to answer: bytes as they are; `null` cuts the connection; `'silence'` says nothing. */
export type RawAnswer = string | null | 'silence';

export interface RawServer {
  readonly url: string;
  readonly requests: readonly RawRequest[];
  /** Connections taken so far. */
  connections(): number;
  close(): Promise<void>;
}

/** Starts a server on 127.0.0.1. An answer that announces a longer body than it has is cut off after it. */
export async function startRawServer(
  answer: (request: RawRequest, count: number) => RawAnswer,
  secure?: tls.TlsOptions,
): Promise<RawServer> {
  const requests: RawRequest[] = [];
  const sockets = new Set<net.Socket>();
  let connections = 0;
  const onSocket = (socket: net.Socket): void => {
    connections += 1;
    sockets.add(socket);
    let received = '';
    socket.setEncoding('latin1');
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (text: string) => {
      received += text;
      for (let next = cut(received); next !== null; next = cut(received)) {
        received = next.rest;
        requests.push(next.request);
        reply(socket, answer(next.request, requests.length));
      }
    });
  };
  const server = secure === undefined ? net.createServer(onSocket) : tls.createServer(secure, onSocket);
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  return {
    url: `${secure === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    requests,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function reply(socket: net.Socket, answer: RawAnswer): void {
  if (answer === 'silence') return;
  if (answer === null) socket.destroy();
  else if (isWhole(answer)) socket.write(answer);
  else socket.end(answer);
}

const lengthOf = (head: string): number => Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  return end > 0 && Buffer.byteLength(answer.slice(end + 4)) === lengthOf(answer.slice(0, end));
}

function cut(received: string): { request: RawRequest; rest: string } | null {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [line = '', ...headers] = received.slice(0, end).split('\r\n');
  const from = end + 4;
  const to = from + lengthOf(received.slice(0, end));
  if (received.length < to) return null;
  const body = Buffer.from(received.slice(from, to), 'latin1').toString();
  return { request: { line, headers, body }, rest: received.slice(to) };
}

/** An HTTP answer with its Content-Length. */
export function answerWith(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Said\r\n${lines.join('')}Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}
