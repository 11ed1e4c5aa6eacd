// Proxies in between: the environment's and the system's.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { TroubleRule } from '#practice/trouble.ts';
import { answer } from '../../src/cli/exits.ts';
import { apiHost, storeHost } from '../certificates.ts';
import { startProxy, type TestProxy } from '../front.ts';
import { makeShoot } from '../make-shoot.ts';
import { roundtrip as terminal } from '../terminal.ts';
import { asked, type Bench, type BenchPlan, byItself, onBench } from './bench.ts';
import { apiUrl, eventually, origins, portOf, puts, withCertificates, withFront } from './fronts.ts';
import type { Outcome, Scenario } from './scenario.ts';
import { socksOfTheSystem } from './socks-faults.ts';

async function withProxy<T>(target: () => number, run: (proxy: TestProxy) => Promise<T>): Promise<T> {
  const proxy = await startProxy(target);
  return run(proxy).finally(() => proxy.close());
}

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

/** Roundtrip with the system's proxy before it, which can be told what to do. */
const behindProxyOfTheSystem = (
  { app, practice }: Pick<BenchPlan, 'app' | 'practice'>,
  run: (bench: Bench, proxy: TestProxy) => Promise<Outcome>,
): Promise<Outcome> =>
  withCertificates((made) =>
    withFront(made.trusted, (front) =>
      withProxy(
        () => front.port,
        (proxy) => {
          const resolveProxy = async (): Promise<string> => `PROXY ${proxy.place}`;
          const plan = {
            practice: { ...origins, editSeconds: 1, ...practice },
            app: { ...app, url: apiUrl, resolveProxy },
          };
          return onBench(plan, (bench) => {
            front.target = portOf(bench.practice.url);
            return run(bench, proxy);
          });
        },
      ),
    ),
  );

async function allWent(bench: Bench, id: string): Promise<void> {
  expect((await bench.settled(id)).status).toBe('done');
  expect((await bench.holds(id)).ledger).toMatchObject({ sent: 8, failed: {} });
}

/** The proxy wants a name and a password for a while: what waits says so. */
const proxyRefuses = (): Promise<Outcome> =>
  behindProxyOfTheSystem({}, async (bench, proxy) => {
    const id = await bench.start();
    proxy.status = 407;
    proxy.cut();
    const waits = await bench.roundtrip.until(id, ({ status }) => status === 'waiting');
    expect(waits.fault).toMatchObject({ code: 'offline', message: expect.stringContaining('password') });
    proxy.status = 200;
    await allWent(bench, id);
    return byItself('it waited, and said that the proxy asks for a password; then it went on');
  });

/** The proxy takes every connection and says nothing: a project waits and says so, and can be paused all the same. */
const proxySilent = (): Promise<Outcome> =>
  behindProxyOfTheSystem({ app: { timing: { stallMs: 500 } } }, async (bench, proxy) => {
    const { call, until } = bench.roundtrip;
    const id = await bench.start();
    await eventually(() => puts(bench) > 2);
    proxy.silence = 'in its tunnels';
    proxy.cut();
    expect((await until(id, ({ status }) => status === 'waiting')).fault?.code).toBe('offline');
    let longest = 0;
    for (const silence of ['in its tunnels', 'to CONNECT'] as const) {
      proxy.silence = silence;
      const tunnels = proxy.heads.length;
      answer(await call('projects.resume', { id }));
      await eventually(() => proxy.heads.length > tunnels);
      const asked = performance.now();
      answer(await call('projects.pause', { id }));
      longest = Math.max(longest, performance.now() - asked);
    }
    expect(longest, 'milliseconds to stop').toBeLessThan(2_000);
    proxy.silence = undefined;
    answer(await call('projects.resume', { id }));
    await allWent(bench, id);
    return byItself('it waited and said so; paused twice within 2 s; with words again it went on');
  });

const refusal: TroubleRule = {
  match: { method: 'POST', path: /\/edit$/ },
  first: 1,
  do: 'status',
  status: 422,
};

/** Nothing was sent, so there is nothing to ask a person about later. */
const stoppedUnconnected = (): Promise<Outcome> =>
  behindProxyOfTheSystem({ practice: { trouble: { rules: [refusal] } } }, async (bench, proxy) => {
    const { call } = bench.roundtrip;
    const id = await bench.start();
    // Stands before the edit, which is what it asks for next.
    asked(await bench.settled(id), 'options-rejected');
    proxy.silence = 'to CONNECT';
    proxy.cut();
    const tunnels = proxy.heads.length;
    answer(await call('projects.resume', { id }));
    await eventually(() => proxy.heads.length > tunnels);
    answer(await call('projects.pause', { id }));
    proxy.silence = undefined;
    answer(await call('projects.resume', { id }));
    await bench.ended(id);
    await allWent(bench, id);
    return byItself(
      'the edit had no connection yet when it was paused: it was asked for afterwards, without a question',
    );
  });

const scenario = (name: string, run: () => Promise<Outcome>): Scenario => ({
  group: 'network',
  name,
  quick: true,
  run,
});

export const proxyFaults: readonly Scenario[] = [
  scenario('HTTPS_PROXY in the terminal', () => proxyOfTheEnvironment()),
  scenario('HTTPS_PROXY with a name and a password', () =>
    proxyOfTheEnvironment({ asked: 'studio:wedding day', given: 'studio:wedding%20day' }),
  ),
  scenario('the system’s proxy, and another one in mid-run', proxyOfTheSystem),
  scenario('the proxy asks for a password', proxyRefuses),
  scenario('the proxy takes connections and says nothing', proxySilent),
  scenario('paused while the edit request has no connection yet', stoppedUnconnected),
  scenario('the system’s proxy speaks SOCKS, and is gone for a moment', socksOfTheSystem),
];
