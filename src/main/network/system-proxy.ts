// The proxy of the system's settings, as Electron's `session.resolveProxy` tells it: which one leads to an address now.
// Called by agents.ts for every request that the environment names no proxy for.
import net from 'node:net';
import { FaultError } from '#contract/faults.ts';

/** Asks the system which proxy leads to this URL; answers as PAC scripts do: `DIRECT`, `PROXY host:port; DIRECT`. */
export type ResolveProxy = (url: string) => Promise<string>;

/** Gives the proxy's own URL, or null when there is none to go through. Faults with `offline` for what it can't use. */
export type SystemProxy = (url: URL) => Promise<string | null>;

// A proxy on one's own network answers in milliseconds; one that doesn't in three seconds is elsewhere.
const reachMs = 3_000;
// A laptop that changes networks finds out within a minute which of its proxies is there.
const rememberMs = 60_000;

export function createSystemProxy(resolve: ResolveProxy, now = () => performance.now()): SystemProxy {
  const known = new Map<string, { readonly there: boolean; readonly at: number }>();
  const isThere = async (proxy: string): Promise<boolean> => {
    const last = known.get(proxy);
    if (last !== undefined && now() - last.at < rememberMs) return last.there;
    const there = await answers(new URL(proxy));
    known.set(proxy, { there, at: now() });
    return there;
  };
  return async (url) => {
    // Only the origin: a link's query is a secret, and a path is nobody's business.
    const said = await resolve(`${url.origin}/`).catch(() => 'DIRECT');
    const ways = readWays(said);
    for (const way of ways.slice(0, -1)) if (way === null || (await isThere(way))) return way;
    // The last one is used unseen: its own failure says more than ours could.
    const last = ways.at(-1);
    if (last === undefined) throw unusable();
    return last;
  };
}

/** Proxy URLs in the order of preference; null goes straight. A kind that nobody knows is left out. */
export function readWays(said: string): readonly (string | null)[] {
  const ways = said.split(';').flatMap((part): (string | null)[] => {
    const [, kind = '', place = ''] = /^\s*([a-z0-9]+)(?:\s+(\S+))?\s*$/i.exec(part) ?? [];
    if (kind.toUpperCase() === 'DIRECT') return [null];
    const scheme = schemes[kind.toUpperCase()];
    const url = scheme === undefined || place === '' ? null : URL.parse(`${scheme}://${place}`);
    return url === null ? [] : [url.href];
  });
  return said.trim() === '' ? [null] : ways;
}

const schemes: Readonly<Record<string, string>> = {
  ...{ PROXY: 'http', HTTP: 'http', HTTPS: 'https' },
  // Without a number it is version 4, which takes no names.
  ...{ SOCKS: 'socks4', SOCKS4: 'socks4', SOCKS5: 'socks5h' },
};
const ports: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

// It waits rather than fails: on another network the system may name another proxy.
const unusable = (): FaultError =>
  new FaultError(
    'offline',
    'This computer’s network settings name a proxy of a kind that Roundtrip doesn’t know. Set an HTTP or SOCKS proxy there, or use another network.',
    { surelyNotDone: true },
  );

function answers({ hostname, port, protocol }: URL): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const host = hostname.replace(/^\[|\]$/g, '');
  const socket = net.connect({ host, port: Number(port) || (ports[protocol] ?? 1080) });
  socket.setTimeout(reachMs, () => resolve(false));
  socket.once('connect', () => resolve(true));
  socket.once('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
}
