// What stands between Roundtrip and Practice Imagen in tests of the network: a TLS front whose certificate can be
// changed while it runs, and a proxy that speaks CONNECT.
import net, { type AddressInfo, type Socket } from 'node:net';
import tls from 'node:tls';
import type { Certificate } from './certificates.ts';

export interface Front {
  readonly port: number;
  /** `https://127.0.0.1:PORT` */
  readonly url: string;
  /** Where everything is passed on to, on this computer. */
  target: number;
  /** From the next connection on: this certificate, or no TLS at all. Connections that stand are cut. */
  use(certificate: Certificate | 'plain'): void;
  close(): Promise<void>;
}

export async function startFront(first: Certificate | 'plain'): Promise<Front> {
  let now = first;
  const line = await listen((socket) => {
    // What a web server on a plain port says to a TLS handshake.
    if (now === 'plain')
      return void socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const onward = net.connect(front.target, '127.0.0.1');
    line.keep(onward);
    join(secured(socket, now), onward);
  });
  const front: Front = {
    port: line.port,
    url: `https://127.0.0.1:${line.port}`,
    target: 0,
    use(certificate) {
      now = certificate;
      line.cut();
    },
    close: line.close,
  };
  return front;
}

const secured = (socket: Socket, { key, cert }: Certificate): Socket =>
  new tls.TLSSocket(socket, { isServer: true, secureContext: tls.createSecureContext({ key, cert }) });

export interface TestProxy {
  /** `127.0.0.1:PORT` */
  readonly place: string;
  /** The first bytes of every connection, as they came: all that a proxy gets to read. */
  readonly heads: readonly string[];
  /** The status to answer CONNECT with; 200 lets through. */
  status: number;
  /** Takes connections from now on, and says nothing: to CONNECT, or in the tunnel that it says is there. */
  silence?: 'to CONNECT' | 'in its tunnels' | undefined;
  /** Answers 407 to whoever doesn't give this `name:password`. */
  wants?: string;
  cut(): void;
  close(): Promise<void>;
}

/** Leads every CONNECT, to whatever name, to this port of this computer. */
export async function startProxy(target: () => number): Promise<TestProxy> {
  const heads: string[] = [];
  const line = await listen((socket) => {
    socket.once('data', (head) => {
      heads.push(head.toString('latin1'));
      if (proxy.silence === 'to CONNECT') return;
      if (proxy.silence === 'in its tunnels') return void socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      const status = gives(head.toString('latin1'), proxy.wants) ? proxy.status : 407;
      if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
      const onward = net.connect(target(), '127.0.0.1');
      line.keep(onward);
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      join(socket, onward);
    });
  });
  const proxy: TestProxy = {
    place: `127.0.0.1:${line.port}`,
    heads,
    status: 200,
    cut: line.cut,
    close: line.close,
  };
  return proxy;
}

// Basic credentials, as RFC 7617 has them.
const gives = (head: string, wanted: string | undefined): boolean =>
  wanted === undefined ||
  /^proxy-authorization: basic (\S+)/im.exec(head)?.[1] === Buffer.from(wanted).toString('base64');

function join(a: Socket, b: Socket): void {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
    one.pipe(other);
  }
}

async function listen(onSocket: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const server = net.createServer((socket) => {
    keep(socket);
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const close = async (): Promise<void> => {
    cut();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port: (server.address() as AddressInfo).port, keep, cut, close };
}
