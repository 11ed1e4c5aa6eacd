// Certificates that aren't trusted, and proxies in between: the environment's and the system's.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import tls from 'node:tls';
import { expect } from 'vitest';
import { apiHost, type Certificate, makeCertificate, storeHost } from '../certificates.ts';
import { type Front, startFront, startProxy, type TestProxy } from '../front.ts';
import { makeShoot } from '../make-shoot.ts';
import { temporary } from '../temporary.ts';
import { roundtrip as terminal } from '../terminal.ts';
import { type Bench, byItself, onBench } from './bench.ts';
import type { Outcome, Scenario } from './scenario.ts';

interface Certificates {
  readonly trusted: Certificate;
  readonly strange: Certificate;
  readonly old: Certificate;
}

/** Certificates for one run; this process trusts the good one and the one that has expired, until the end. */
async function withCertificates<T>(run: (made: Certificates) => Promise<T>): Promise<T> {
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

async function withFront<T>(first: Certificate | 'plain', run: (front: Front) => Promise<T>): Promise<T> {
  const front = await startFront(first);
  return run(front).finally(() => front.close());
}

async function withProxy<T>(target: () => number, run: (proxy: TestProxy) => Promise<T>): Promise<T> {
  const proxy = await startProxy(target);
  return run(proxy).finally(() => proxy.close());
}

const portOf = (url: string): number => Number(new URL(url).port);

async function eventually(holds: () => boolean): Promise<void> {
  for (const late = Date.now() + 20_000; !holds(); await sleep(20))
    expect(Date.now(), 'in good time').toBeLessThan(late);
}

const puts = (bench: Bench): number =>
  bench.practice.requests().filter(({ kind, method }) => kind === 'store' && method === 'PUT').length;

/** Faults while the store shows `what`, sends nothing, and goes on when it is right again and a person says so. */
async function storeShows(what: 'strange' | 'old' | 'plain', words: RegExp): Promise<Outcome> {
  return withCertificates((made) =>
    withFront(what === 'plain' ? 'plain' : made[what], (front) =>
      onBench({ practice: { linkOrigin: front.url } }, async (bench) => {
        front.target = portOf(bench.practice.url);
        const id = await bench.start();
        const { status, step, fault } = await bench.settled(id);
        expect([status, step, fault?.code]).toEqual(['faulted', 'upload', 'certificate-untrusted']);
        expect(fault?.message).toMatch(words);
        expect(puts(bench), 'nothing was sent').toBe(0);
        front.use(made.trusted);
        await bench.roundtrip.call('projects.resume', { id, askAgain: false });
        await bench.roundtrip.until(id, (project) => project.status === 'done');
        expect((await bench.holds(id)).ledger).toMatchObject({ sent: 8, failed: {} });
        return {
          happened: 'nothing was sent; resumed, it all went',
          mended: { asked: 'certificate-untrusted' },
        };
      }),
    ),
  );
}

/** The API's certificate changes after the first photo: somebody got in between. */
const apiTurnsStrange = (): Promise<Outcome> =>
  withCertificates((made) =>
    withFront(made.trusted, (front) =>
      onBench(
        { app: { url: `${front.url}/v1` }, practice: { linkOrigin: front.url, editSeconds: 1 } },
        async (bench) => {
          front.target = portOf(bench.practice.url);
          const id = await bench.start();
          await eventually(() => puts(bench) > 0);
          front.use(made.strange);
          const { status, fault } = await bench.settled(id);
          expect([status, fault?.code]).toEqual(['faulted', 'certificate-untrusted']);
          front.use(made.trusted);
          await bench.roundtrip.call('projects.resume', { id, askAgain: false });
          await bench.roundtrip.until(id, (project) => project.status === 'done');
          expect((await bench.holds(id)).ledger).toMatchObject({ sent: 8, failed: {} });
          return {
            happened: 'no request went over; resumed, it went on where it stood',
            mended: { asked: 'certificate-untrusted' },
          };
        },
      ),
    ),
  );

const origins = { linkOrigin: `https://${storeHost}` };
const apiUrl = `https://${apiHost}/v1`;

const readsNothing = (proxy: TestProxy, key: string): void => {
  expect(new Set(proxy.heads.map((head) => head.split(' ').slice(0, 2).join(' ')))).toEqual(
    new Set([`CONNECT ${apiHost}:443`, `CONNECT ${storeHost}:443`]),
  );
  expect(proxy.heads.join('')).not.toContain(key);
  expect(proxy.heads.join('')).not.toMatch(/Signature|x-api-key/i);
};

/** What stands in every file of this folder. */
async function textsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(0);
  return Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')));
}

/** The terminal, on a machine where only the proxy of HTTPS_PROXY leads anywhere; it may want a name and a password. */
const proxyOfTheEnvironment = (wants?: {
  readonly asked: string;
  readonly given: string;
}): Promise<Outcome> =>
  withCertificates((made) =>
    withFront(made.trusted, (front) =>
      withProxy(
        () => front.port,
        (proxy) =>
          onBench({ practice: origins }, async (bench) => {
            front.target = portOf(bench.practice.url);
            if (wants !== undefined) proxy.wants = wants.asked;
            const shoot = await makeShoot(`${bench.folder}/other`, {
              photos: 4,
              bytes: 100_000,
              previewWidth: 160,
            });
            const run = await terminal(['edit', shoot.root, '--profile', '501', '--json'], {
              home: `${bench.folder}/terminal`,
              env: {
                HTTPS_PROXY: `http://${wants === undefined ? '' : `${wants.given}@`}${proxy.place}`,
                SSL_CERT_FILE: made.trusted.file,
                ROUNDTRIP_IMAGEN_URL: apiUrl,
                IMAGEN_API_KEY: bench.practice.key,
              },
            });
            expect(run.code, run.stderr).toBe(0);
            expect(run.lines().at(-1)).toMatchObject({ event: 'end', ledger: { sent: 4, failed: {} } });
            readsNothing(proxy, bench.practice.key);
            const told = [...(await textsIn(`${bench.folder}/terminal`)), run.stdout, run.stderr];
            expect(told.filter((text) => /wedding(%20| )day/.test(text))).toEqual([]);
            return byItself(`${proxy.heads.length} tunnels; everything went through, the proxy read nothing`);
          }),
      ),
    ),
  );

/** The window's way: the system names the proxy, and names another when the laptop changes networks. */
const proxyOfTheSystem = (): Promise<Outcome> =>
  withCertificates((made) =>
    withFront(made.trusted, (front) =>
      withProxy(
        () => front.port,
        (studio) =>
          withProxy(
            () => front.port,
            (home) => {
              let here = studio;
              const resolveProxy = async (): Promise<string> => `PROXY ${here.place}; DIRECT`;
              const plan = { practice: { ...origins, editSeconds: 1 }, app: { url: apiUrl, resolveProxy } };
              return onBench(plan, async (bench) => {
                front.target = portOf(bench.practice.url);
                const id = await bench.start();
                await eventually(() => puts(bench) > 2);
                here = home;
                studio.cut();
                expect((await bench.settled(id)).status).toBe('done');
                expect((await bench.holds(id)).ledger).toMatchObject({ sent: 8, failed: {} });
                readsNothing(studio, bench.practice.key);
                expect(home.heads.length).toBeGreaterThan(0);
                return byItself(
                  `${studio.heads.length} tunnels through one proxy, ${home.heads.length} through the next`,
                );
              });
            },
          ),
      ),
    ),
  );

/** The proxy wants a name and a password for a while: what waits says so. */
const proxyRefuses = (): Promise<Outcome> =>
  withCertificates((made) =>
    withFront(made.trusted, (front) =>
      withProxy(
        () => front.port,
        (proxy) => {
          const resolveProxy = async (): Promise<string> => `PROXY ${proxy.place}`;
          const plan = { practice: { ...origins, editSeconds: 1 }, app: { url: apiUrl, resolveProxy } };
          return onBench(plan, async (bench) => {
            front.target = portOf(bench.practice.url);
            const id = await bench.start();
            proxy.status = 407;
            proxy.cut();
            const waits = await bench.roundtrip.until(id, ({ status }) => status === 'waiting');
            expect(waits.fault).toMatchObject({
              code: 'offline',
              message: expect.stringContaining('password'),
            });
            proxy.status = 200;
            expect((await bench.settled(id)).status).toBe('done');
            expect((await bench.holds(id)).ledger).toMatchObject({ sent: 8, failed: {} });
            return byItself('it waited, and said that the proxy asks for a password; then it went on');
          });
        },
      ),
    ),
  );

const scenario = (name: string, run: () => Promise<Outcome>): Scenario => ({
  group: 'network',
  name,
  quick: true,
  run,
});

export const connectionFaults: readonly Scenario[] = [
  scenario('the store’s certificate is not trusted', () => storeShows('strange', /store.*not trusted/)),
  scenario('the store’s certificate has expired', () => storeShows('old', /store.*expired/)),
  scenario('the store speaks no TLS where https was asked', () => storeShows('plain', /speak https safely/)),
  scenario('the API’s certificate turns untrusted in mid-run', apiTurnsStrange),
  scenario('HTTPS_PROXY in the terminal', () => proxyOfTheEnvironment()),
  scenario('HTTPS_PROXY with a name and a password', () =>
    proxyOfTheEnvironment({ asked: 'studio:wedding day', given: 'studio:wedding%20day' }),
  ),
  scenario('the system’s proxy, and another one in mid-run', proxyOfTheSystem),
  scenario('the proxy asks for a password', proxyRefuses),
];
