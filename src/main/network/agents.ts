// The connections to Imagen and to its store: kept alive, shared by the client and the transfers, one set per app.
import http from 'node:http';
import https from 'node:https';
import tls from 'node:tls';
import { environmentSocks, loopback, namesProxy, proxyEnvironment, throughProxy } from './proxy.ts';
import { isSocks, socksAgents } from './socks.ts';
import { createSystemProxy, type ResolveProxy, type SystemProxy } from './system-proxy.ts';

/** Gives the agent for a URL: by its scheme, and by the proxy that leads there now. */
export type AgentFor = (url: URL) => http.Agent | Promise<http.Agent>;

export interface Agents {
  readonly kept: AgentFor;
  /**
   * These open a new connection each time, for requests that must not be sent twice: on a kept connection that the
   * server is just closing, nobody can tell whether the request was taken.
   */
  readonly fresh: AgentFor;
  /** Closes the kept connections: after a sleep they lead nowhere, and what is under way on them starts again. */
  drop(): void;
  /** Closes every connection; requests under way fail. */
  close(): void;
}

/**
 * Opens no connection yet. A proxy named by the environment is used, else the system's if there is one to ask; but
 * never for this computer itself.
 */
export function createAgents(env: NodeJS.ProcessEnv = process.env, resolve?: ResolveProxy): Agents {
  const asked = resolve === undefined || namesProxy(env) ? null : createSystemProxy(resolve);
  const proxyFor = environmentSocks(env) ?? asked;
  const kept = new Pairs({ keepAlive: true }, env, proxyFor);
  const fresh = new Pairs({}, env, proxyFor);
  return {
    kept: (url) => kept.for(url),
    fresh: (url) => fresh.for(url),
    drop: () => kept.close(),
    close() {
      kept.close();
      fresh.close();
    },
  };
}

interface Pair {
  readonly http: http.Agent;
  readonly https: https.Agent;
}

/** An agent for each scheme, and a pair of them for each proxy that was named. */
class Pairs {
  readonly #options: http.AgentOptions;
  readonly #proxyFor: SystemProxy | null;
  readonly #own: Pair;
  readonly #proxied = new Map<string, Pair>();

  constructor(options: http.AgentOptions, env: NodeJS.ProcessEnv, proxyFor: SystemProxy | null) {
    this.#options = options;
    this.#proxyFor = proxyFor;
    this.#own = this.#pair(proxyEnvironment(env));
  }

  for(url: URL): http.Agent | Promise<http.Agent> {
    if (this.#proxyFor === null || loopback.has(url.hostname)) return of(this.#own, url);
    return this.#proxyFor(url).then((proxy) => of(proxy === null ? this.#own : this.#through(proxy), url));
  }

  close(): void {
    for (const pair of [this.#own, ...this.#proxied.values()]) {
      pair.http.destroy();
      pair.https.destroy();
    }
  }

  #through(proxy: string): Pair {
    const made = (): Pair =>
      isSocks(proxy) ? socksAgents(proxy, this.#options) : this.#pair(throughProxy(proxy));
    const pair = this.#proxied.get(proxy) ?? made();
    this.#proxied.set(proxy, pair);
    return pair;
  }

  #pair(proxyEnv: http.ProxyEnv): Pair {
    const options = { ...this.#options, proxyEnv };
    return { http: new http.Agent(options), https: new https.Agent(options) };
  }
}

const of = (pair: Pair, url: URL): http.Agent => (url.protocol === 'https:' ? pair.https : pair.http);

/**
 * Makes this process trust the system's certificates besides Node's own: antivirus programs and studio proxies put
 * theirs there. Anything else stays untrusted. Call before the first connection; false when this Node can't.
 */
export function trustSystemCertificates(): boolean {
  if (typeof tls.getCACertificates !== 'function' || typeof tls.setDefaultCACertificates !== 'function')
    return false;
  try {
    const trusted = [...tls.getCACertificates('default'), ...tls.getCACertificates('system')];
    tls.setDefaultCACertificates([...new Set(trusted)]);
    return true;
  } catch {
    // A system store that can't be read leaves Node's own certificates in force.
    return false;
  }
}
