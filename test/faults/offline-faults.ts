// No network at all, for short and for long: through a proxy that lets nobody through on command.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { type Bench, byItself } from './bench.ts';
import { behindProxy, type LineTrouble } from './proxy.ts';
import type { Scenario } from './scenario.ts';
import { sentAgain, wentThrough } from './waiting.ts';

const put = /^PUT \/store\//;
const get = /^GET \/store\//;

/** What each step asks first. The create's answer is lost: then the project is there, and must be found again. */
const cuts: readonly LineTrouble[] = [
  { match: /^POST \/v1\/projects\/ /, do: 'cut', received: 0, forMs: 300 },
  { match: put, do: 'cut', sent: 60_000, forMs: 1200 },
  { match: /\/edit\/status /, do: 'cut', forMs: 500 },
  { match: get, do: 'cut', received: 800, forMs: 500 },
  { match: /\/export\/status /, do: 'cut', forMs: 500 },
  { match: /\/export\/get_temporary_download_links /, do: 'cut', forMs: 500 },
];

const offlineAtEachStep: Scenario = {
  group: 'network',
  name: 'offline at each step, and back',
  quick: true,
  run: () =>
    behindProxy({}, async (bench, proxy) => {
      proxy.troubles.push(...cuts);
      const id = await bench.start();
      const waits = await wentThrough(bench, id);
      expect(proxy.happened, 'every cut happened').toBe(cuts.length);
      expect(new Set(waits.map(({ step }) => step)), 'it was told at every step').toEqual(
        new Set(['create', 'upload', 'edit', 'download', 'export', 'deliver']),
      );
      for (const { code } of waits) expect(code).toBe('offline');
      expect(created(bench), 'no second project is made for a create whose answer was lost').toBe(1);
      expect(sentAgain(bench), 'no confirmed photo is sent again').toBe(0);
      return byItself(`cut off in ${cuts.length} steps, 0.3 to 1.2 s each; waited and went on each time`);
    }),
};

const created = (bench: Bench): number =>
  bench.practice
    .requests()
    .filter(({ method, path, status }) => method === 'POST' && /\/projects\/?$/.test(path) && status === 200)
    .length;

const longOffline: Scenario = {
  group: 'network',
  name: 'offline for six seconds and some hundred tries',
  quick: false,
  run: () =>
    behindProxy({ app: { timing: { pace: { firstMs: 5, capMs: 60 } } } }, async (bench, proxy) => {
      proxy.troubles.push({ match: put, do: 'cut', sent: 30_000, forMs: 6_000 });
      const id = await bench.start();
      const cpu = process.cpuUsage();
      const waits = await wentThrough(bench, id);
      const used = process.cpuUsage(cpu);
      expect(waits.filter(({ code }) => code === 'offline').length).toBeGreaterThanOrEqual(1);
      return byItself(
        `6 s offline, ${((used.user + used.system) / 1e6).toFixed(1)} s of CPU for the whole run`,
      );
    }),
};

// Some tries of each transfer, timers and a look of the test itself. A loop that waits by looking takes all of it.
const mostCpu = 0.15;
const idleMs = 3_000;

const idleWait: Scenario = {
  group: 'network',
  name: 'a long wait costs no CPU',
  quick: true,
  run: () =>
    behindProxy({ app: { timing: { pace: { firstMs: 100, capMs: 1_500 } } } }, async (bench, proxy) => {
      proxy.troubles.push({ match: put, do: 'cut', sent: 30_000, forMs: 2_000 + idleMs });
      const id = await bench.start();
      const { roundtrip } = bench;
      const waiting = await roundtrip.until(id, ({ status }) => status === 'waiting');
      await sleep(1_000);
      const [cpu, from] = [process.cpuUsage(), performance.now()];
      const before = roundtrip.events.length;
      await sleep(idleMs);
      const { user, system } = process.cpuUsage(cpu);
      const share = (user + system) / 1_000 / (performance.now() - from);
      const said = roundtrip.events.length - before;
      const waits = await wentThrough(bench, id);
      expect(
        waits.map(({ since }) => since),
        'one wait, and since when',
      ).toEqual([waiting.since]);
      expect(share, 'of one core').toBeLessThan(mostCpu);
      expect(said, 'events while nothing changes').toBeLessThan(60);
      return byItself(`${(100 * share).toFixed(1)} % of a core and ${said} events in 3 s of waiting`);
    }),
};

const anHour = 3_600_000;

const networkBack: Scenario = {
  group: 'network',
  name: 'the system says that the network is back',
  quick: true,
  run: () =>
    behindProxy({ app: { timing: { pace: { firstMs: anHour, capMs: anHour } } } }, async (bench, proxy) => {
      const { until, call } = bench.roundtrip;
      const refusal = { match: /get_temporary_upload_links /, do: 'cut', forMs: 300 } as const;
      proxy.troubles.push(refusal, { match: put, do: 'cut', sent: 30_000, forMs: 300 });
      const id = await bench.start();
      let hints = 0;
      // Some come too early, while the line is still down: they do no harm.
      const hinting = setInterval(() => {
        hints += 1;
        void call('app.online', undefined);
      }, 250);
      await until(id, ({ step }) => step === 'download' || step === 'done').finally(() =>
        clearInterval(hinting),
      );
      await wentThrough(bench, id);
      expect(proxy.happened).toBe(2);
      return byItself(`waits of an hour ended at the next of ${hints} hints`);
    }),
};

export const offlineFaults: readonly Scenario[] = [offlineAtEachStep, longOffline, idleWait, networkBack];
