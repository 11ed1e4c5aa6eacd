// What stands between Roundtrip and Practice in scenarios of certificates and proxies, for as long as one runs.
import { setTimeout as sleep } from 'node:timers/promises';
import tls from 'node:tls';
import { expect } from 'vitest';
import { apiHost, type Certificate, makeCertificate, storeHost } from '../certificates.ts';
import { type Front, startFront } from '../front.ts';
import { temporary } from '../temporary.ts';
import type { Bench } from './bench.ts';

export interface Certificates {
  readonly trusted: Certificate;
  readonly strange: Certificate;
  readonly old: Certificate;
}

/** Certificates for one run; this process trusts the good one and the one that has expired, until the end. */
export async function withCertificates<T>(run: (made: Certificates) => Promise<T>): Promise<T> {
  await using folder = await temporary('certificates');
  const [trusted, strange, old] = await Promise.all([
    makeCertificate(folder.path, 'trusted'),
    makeCertificate(folder.path, 'strange'),
    makeCertificate(folder.path, 'old', true),
  ]);
  const before = tls.getCACertificates('default');
  tls.setDefaultCACertificates([...before, trusted.cert, old.cert]);
  try {
    return await run({ trusted, strange, old });
  } finally {
    tls.setDefaultCACertificates(before);
  }
}

export async function withFront<T>(
  first: Certificate | 'plain',
  run: (front: Front) => Promise<T>,
): Promise<T> {
  const front = await startFront(first);
  return run(front).finally(() => front.close());
}

export const portOf = (url: string): number => Number(new URL(url).port);

export async function eventually(holds: () => boolean): Promise<void> {
  for (const late = Date.now() + 20_000; !holds(); await sleep(20))
    expect(Date.now(), 'in good time').toBeLessThan(late);
}

export const puts = (bench: Bench): number =>
  bench.practice.requests().filter(({ kind, method }) => kind === 'store' && method === 'PUT').length;

export const origins = { linkOrigin: `https://${storeHost}` };
export const apiUrl = `https://${apiHost}/v1`;
