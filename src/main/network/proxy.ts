// The studio's proxy, by the environment's usual names (HTTPS_PROXY, HTTP_PROXY, NO_PROXY). Called by agents.ts.
import type { ProxyEnv } from 'node:http';

// Practice Imagen is on this computer: a proxy could not reach it.
const neverProxied = ['localhost', '127.0.0.1', '[::1]', '::1'];
export const loopback: ReadonlySet<string> = new Set(neverProxied);

/** True when the environment names a proxy: then the system's settings are not asked. */
export const namesProxy = (env: NodeJS.ProcessEnv): boolean =>
  [env.HTTP_PROXY, env.HTTPS_PROXY, env.http_proxy, env.https_proxy].some((name) => (name ?? '') !== '');

/** What Node's agents need to know to go through this one proxy, for both schemes. */
export const throughProxy = (proxy: string): ProxyEnv =>
  proxyEnvironment({ HTTP_PROXY: proxy, HTTPS_PROXY: proxy });

/** What Node's agents need to know of the environment, with this computer itself always left out. */
export function proxyEnvironment(env: NodeJS.ProcessEnv): ProxyEnv {
  const { HTTP_PROXY, HTTPS_PROXY, http_proxy, https_proxy } = env;
  const named = env.no_proxy ?? env.NO_PROXY ?? '';
  const spared = [named, ...neverProxied].filter((part) => part !== '').join(',');
  return { HTTP_PROXY, HTTPS_PROXY, http_proxy, https_proxy, NO_PROXY: spared, no_proxy: spared };
}
