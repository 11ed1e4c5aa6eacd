// The system's proxy as one that speaks SOCKS. Listed in proxy-faults.ts.
import { expect } from 'vitest';
import { apiHost, storeHost } from '../certificates.ts';
import { startSocks, type TestSocks } from '../socks-proxy.ts';
import { byItself, onBench } from './bench.ts';
import { apiUrl, eventually, origins, portOf, puts, withCertificates, withFront } from './fronts.ts';
import type { Outcome } from './scenario.ts';

/** A tunnel or a VPN program as the system's proxy: it leads to the names it is given, and is gone for a moment. */
export const socksOfTheSystem = (): Promise<Outcome> =>
  withCertificates((made) =>
    withFront(made.trusted, (front) =>
      withSocks(
        () => front.port,
        (socks) => {
          const resolveProxy = async (): Promise<string> => `SOCKS5 ${socks.place}`;
          const plan = { practice: { ...origins, editSeconds: 1 }, app: { url: apiUrl, resolveProxy } };
          return onBench(plan, async (bench) => {
            front.target = portOf(bench.practice.url);
            const id = await bench.start();
            await eventually(() => puts(bench) > 2);
            socks.cut();
            expect((await bench.settled(id)).status).toBe('done');
            expect((await bench.holds(id)).ledger).toMatchObject({ sent: 8, failed: {} });
            expect(new Set(socks.asked)).toEqual(new Set([`5 ${apiHost}:443`, `5 ${storeHost}:443`]));
            expect(socks.heads.join('')).not.toMatch(/Signature|x-api-key/i);
            return byItself(`${socks.asked.length} connections through it, and no name was looked up here`);
          });
        },
      ),
    ),
  );

async function withSocks<T>(target: () => number, run: (socks: TestSocks) => Promise<T>): Promise<T> {
  const socks = await startSocks(target);
  return run(socks).finally(() => socks.close());
}
