// Ways through a SOCKS proxy, as SSH tunnels and VPN programs offer them (RFC 1928, 1929; SOCKS 4 and 4a). Used by agents.ts;
// the protocol itself is the package `socks`'s.
import { lookup } from 'node:dns/promises';
import http, { type ClientRequestArgs } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { SocksClient } from 'socks';

// As for any other connection (http.ts).
const connectMs = 30_000;

export const isSocks = (proxy: string): boolean => /^socks(4|4a|5|5h)?:\/\//i.test(proxy);

type OnConnection = (error: Error | null, stream: Duplex) => void;

/** Agents that open each connection through this proxy (`socks5h://name:password@host:port`). */
export function socksAgents(
  proxy: string,
  options: http.AgentOptions,
): { readonly http: http.Agent; readonly https: https.Agent } {
  const url = new URL(proxy);
  return { http: new PlainAgent(url, options), https: new SafeAgent(url, options) };
}

class PlainAgent extends http.Agent {
  readonly #proxy: URL;

  constructor(proxy: URL, options: http.AgentOptions) {
    super(options);
    this.#proxy = proxy;
  }

  override createConnection(options: ClientRequestArgs, callback: OnConnection): undefined {
    tunnel(this.#proxy, options, callback, (socket) => socket);
  }
}

class SafeAgent extends https.Agent {
  readonly #proxy: URL;

  constructor(proxy: URL, options: https.AgentOptions) {
    super(options);
    this.#proxy = proxy;
  }

  override createConnection(options: ClientRequestArgs, callback: OnConnection): undefined {
    // Node's own agent speaks TLS over a socket that it is given, and keeps what it knows of sessions.
    const secured = (socket: Socket): Duplex => {
      const over: ClientRequestArgs & { readonly socket: Socket } = { ...options, socket };
      const safe = super.createConnection(over);
      if (safe) return safe;
      throw new Error('no connection was made');
    };
    tunnel(this.#proxy, options, callback, secured);
  }
}

function tunnel(
  proxy: URL,
  options: ClientRequestArgs,
  callback: OnConnection,
  secured: (socket: Socket) => Duplex,
): undefined {
  connect(proxy, options)
    .then(secured)
    .then(
      (stream) => callback(null, stream),
      // Nothing was connected, so there is no stream to give.
      (error: Error) => (callback as (error: Error) => void)(error),
    );
}

async function connect(proxy: URL, { host, port }: ClientRequestArgs): Promise<Socket> {
  const [, version = '5'] = /^socks(4a?|5)?/i.exec(proxy.protocol) ?? [];
  const name = host ?? '';
  try {
    const { socket } = await SocksClient.createConnection({
      command: 'connect',
      timeout: connectMs,
      proxy: {
        host: bare(proxy.hostname),
        port: Number(proxy.port) || 1080,
        type: version === '5' ? 5 : 4,
        ...(proxy.username === '' ? {} : { userId: decodeURIComponent(proxy.username) }),
        ...(proxy.password === '' ? {} : { password: decodeURIComponent(proxy.password) }),
      },
      destination: {
        // Whoever needs a proxy may have no names: only SOCKS 4 can't ask the proxy for them.
        host: version === '4' ? (await lookup(bare(name), 4)).address : bare(name),
        port: Number(port),
      },
    });
    return socket;
  } catch (error) {
    throw noWay(error);
  }
}

const bare = (host: string): string => host.replace(/^\[|\]$/g, '');

// Node's code for the same of an HTTP proxy. The package's own error holds the proxy's password, and could come into a log.
const noWay = (error: unknown): Error =>
  Object.assign(new Error(error instanceof Error ? error.message : 'no way through the SOCKS proxy'), {
    code: 'ERR_PROXY_TUNNEL',
  });
