// The connections to Imagen and to its store: kept alive, shared by the client and the transfers, one set per app.
import http from 'node:http';
import https from 'node:https';
import tls from 'node:tls';
import { proxyEnvironment } from './proxy.ts';

export interface Agents {
  readonly http: http.Agent;
  readonly https: https.Agent;
  /**
   * These open a new connection each time, for requests that must not be sent twice: on a kept connection that the
   * server is just closing, nobody can tell whether the request was taken.
   */
  readonly fresh: { readonly http: http.Agent; readonly https: https.Agent };
  /** Closes every connection; requests under way fail. */
  close(): void;
}

/** Opens no connection yet. A proxy named by the environment is used, but never for this computer itself. */
export function createAgents(env: NodeJS.ProcessEnv = process.env): Agents {
  const proxyEnv = proxyEnvironment(env);
  const kept = {
    http: new http.Agent({ keepAlive: true, proxyEnv }),
    https: new https.Agent({ keepAlive: true, proxyEnv }),
  };
  const fresh = { http: new http.Agent({ proxyEnv }), https: new https.Agent({ proxyEnv }) };
  return {
    ...kept,
    fresh,
    close() {
      for (const agent of [kept.http, kept.https, fresh.http, fresh.https]) agent.destroy();
    },
  };
}

/** The agent for this URL's scheme; `agents.fresh` for one that opens a new connection. */
export const agentFor = (agents: Agents | Agents['fresh'], url: URL): http.Agent =>
  url.protocol === 'https:' ? agents.https : agents.http;

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
