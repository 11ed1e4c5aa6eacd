// The studio's proxy, by the environment's usual names (HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY). Called by agents.ts.
import type { ProxyEnv } from 'node:http';
import { isSocks } from './socks.ts';
import type { SystemProxy } from './system-proxy.ts';

// Practice Imagen is on this computer: a proxy could not reach it.
const neverProxied = ['localhost', '127.0.0.1', '[::1]', '::1'];
export const loopback: ReadonlySet<string> = new Set(neverProxied);

/** True when the environment names a proxy: then the system's settings are not asked. */
export const namesProxy = (env: NodeJS.ProcessEnv): boolean =>
  [env.HTTP_PROXY, env.HTTPS_PROXY, env.http_proxy, env.https_proxy, forAll(env)].some(
    (name) => (name ?? '') !== '',
  );

const forAll = (env: NodeJS.ProcessEnv): string | undefined => env.all_proxy || env.ALL_PROXY;

/** What Node's agents need to know to go through this one proxy, for both schemes. */
export const throughProxy = (proxy: string): ProxyEnv =>
  proxyEnvironment({ HTTP_PROXY: proxy, HTTPS_PROXY: proxy });

/** What Node's agents need to know of the environment, with this computer itself always left out. */
export function proxyEnvironment(env: NodeJS.ProcessEnv): ProxyEnv {
  const { HTTP_PROXY = forAll(env), HTTPS_PROXY = forAll(env), http_proxy, https_proxy } = env;
  const named = env.no_proxy ?? env.NO_PROXY ?? '';
  const spared = [named, ...neverProxied].filter((part) => part !== '').join(',');
  return { HTTP_PROXY, HTTPS_PROXY, http_proxy, https_proxy, NO_PROXY: spared, no_proxy: spared };
}

/** The SOCKS proxy that the environment names, which Node's own agents don't speak to; null when it names none. */
export function environmentSocks(env: NodeJS.ProcessEnv): SystemProxy | null {
  const named = [env.https_proxy, env.HTTPS_PROXY, forAll(env)].find((name) => (name ?? '') !== '');
  if (named === undefined || !isSocks(named)) return null;
  const spared = (env.no_proxy ?? env.NO_PROXY ?? '').split(/[\s,]+/).filter((part) => part !== '');
  return async (url) => (spared.some((part) => isSpared(url, part)) ? null : named);
}

/** `*`, a host, or a domain with all that is below it (`.studio.test`, `*.studio.test`), with or without a port. */
function isSpared({ hostname, port, protocol }: URL, part: string): boolean {
  const [, domain = '', only] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(part.toLowerCase()) ?? [];
  if (only !== undefined && only !== (port || (protocol === 'https:' ? '443' : '80'))) return false;
  return domain === '*' || hostname === domain || hostname.endsWith(`.${domain}`);
}
