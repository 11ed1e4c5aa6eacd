// Ways a connection can go wrong, on real sockets through a proxy that breaks them on command.
import { expect } from 'vitest';
import type { Bench, BenchPlan } from './bench.ts';
import { asked, byItself, onBench } from './bench.ts';
import { behindProxy, type Line, type LineTrouble } from './proxy.ts';
import type { Outcome, Scenario } from './scenario.ts';
import { sentAgain, stretches, wentThrough } from './waiting.ts';

const put = /^PUT \/store\//;
const get = /^GET \/store\//;

// The same trouble for PUT and GET: where the connection breaks, and how.
const breaks: readonly LineTrouble[] = [
  { match: put, do: 'reset' },
  { match: put, do: 'reset', sent: 1_000 },
  { match: put, do: 'reset', sent: 100_000 },
  { match: put, do: 'reset', received: 0 },
  { match: put, do: 'reset', received: 20 },
  { match: get, do: 'reset' },
  { match: get, do: 'reset', received: 0 },
  { match: get, do: 'reset', received: 20 },
  { match: get, do: 'reset', received: 1_500 },
];

const halves: readonly LineTrouble[] = [
  { match: put, do: 'half-close', sent: 50_000 },
  { match: put, do: 'end', sent: 50_000 },
  { match: put, do: 'half-close', received: 0 },
  { match: get, do: 'half-close', received: 0 },
  { match: get, do: 'half-close', received: 300_000 },
  { match: get, do: 'end', received: 300_000 },
  { match: /\/edit\/status /, do: 'half-close', received: 30 },
];

const stalls: readonly LineTrouble[] = [
  { match: put, do: 'stall' },
  { match: put, do: 'stall', sent: 50_000 },
  { match: get, do: 'stall', received: 900 },
];

/** All of these happen, and everything arrives all the same. */
const broken = (
  name: string,
  troubles: readonly LineTrouble[],
  happened: string,
  plan: BenchPlan = {},
): Scenario => ({
  group: 'network',
  name,
  quick: true,
  run: () =>
    behindProxy(plan, async (bench, proxy) => {
      proxy.troubles.push(...troubles);
      const id = await bench.start();
      await wentThrough(bench, id);
      expect(proxy.happened, 'every trouble happened').toBe(troubles.length);
      return byItself(happened);
    }),
});

const slowLine: Scenario = {
  group: 'network',
  name: 'a line of 200 kB/s is slow, not stalled',
  quick: false,
  run: () =>
    behindProxy(
      {
        shoot: { photos: 4, bytes: 420_000, kinds: ['DNG'] },
        jpegs: false,
        app: { timing: { stallMs: 2_000 } },
      },
      async (bench, proxy) => {
        proxy.rate = 200_000;
        const began = performance.now();
        const id = await bench.start();
        const waits = await wentThrough(bench, id);
        expect(waits, 'nothing is taken for a stall').toEqual([]);
        expect(sentAgain(bench)).toBe(0);
        const seconds = (performance.now() - began) / 1000;
        return byItself(
          `${seconds.toFixed(1)} s for 1.7 MB each way with a stall clock of 2 s; nothing was sent again`,
        );
      },
    ),
};

const delayed: Scenario = {
  group: 'network',
  name: 'every piece takes 60 ms longer, each way',
  quick: true,
  run: () =>
    behindProxy({ shoot: { photos: 4, bytes: 30_000 } }, async (bench, proxy) => {
      proxy.delayMs = 60;
      const id = await bench.start();
      expect(await wentThrough(bench, id), 'late is not lost').toEqual([]);
      return byItself('slower, and nothing else');
    }),
};

const wrongName: Scenario = {
  group: 'network',
  name: 'the host’s name doesn’t resolve, then the address is put right',
  quick: true,
  run: () =>
    onBench({ app: { freeAddress: true } }, async (bench) => {
      const { call, until } = bench.roundtrip;
      await call('settings.change', { address: bench.practice.url });
      const started = bench.start();
      const id = await started;
      await call('settings.change', { address: 'https://imagen.invalid/v1' });
      const waiting = await until(id, ({ status }) => status === 'waiting');
      expect(waiting.fault?.code).toBe('offline');
      await call('settings.change', { address: bench.practice.url });
      await wentThrough(bench, id);
      return byItself(`waited in ${waiting.step}, went on by itself at the right address`);
    }),
};

/** The request for an edit or export is cut off at a stage; what the service then knows decides who is asked. */
const askCutOff = (what: 'edit' | 'export', stage: 'on its way there' | 'on its way back'): Scenario => ({
  group: 'network',
  name: `the ${what} request is cut off ${stage}`,
  quick: true,
  run: () =>
    behindProxy({ shoot: { photos: 4 } }, async (bench, proxy) => {
      const trouble = stage === 'on its way there' ? { sent: 0 } : { received: 0 };
      proxy.troubles.push({ match: new RegExp(`^POST .*/${what} `), do: 'reset', ...trouble });
      const id = await bench.start();
      if (stage === 'on its way back') {
        await wentThrough(bench, id);
        return byItself(`the ${what}’s state proved that it was taken; asked once`);
      }
      return personAsked(bench, proxy, id, what);
    }),
});

async function personAsked(bench: Bench, proxy: Line, id: string, what: 'edit' | 'export'): Promise<Outcome> {
  const end = await bench.settled(id);
  const who = asked(end, `${what}-unknown`);
  await bench.holds(id);
  expect(proxy.happened).toBe(1);
  await bench.roundtrip.call('projects.resume', { id, askAgain: true });
  await bench.roundtrip.until(id, ({ status }) => status === 'done');
  await bench.holds(id);
  stretches(bench, id);
  return {
    happened: `nobody could know, a person said “ask again”, and the service got one ${what}`,
    mended: who,
  };
}

export const networkFaults: readonly Scenario[] = [
  broken('connection reset at nine stages of PUT and GET', breaks, 'nine resets; everything arrived'),
  // Large results: what is cut off a small one goes with the connection, unread.
  broken('half-closed sockets', halves, 'seven connections ended on one side or both; everything arrived', {
    shoot: { bytes: 400_000, kinds: ['DNG'] },
  }),
  broken('a stall without bytes', stalls, 'three connections went silent; begun again on new ones', {
    app: { timing: { stallMs: 400 } },
  }),
  slowLine,
  delayed,
  wrongName,
  askCutOff('edit', 'on its way there'),
  askCutOff('edit', 'on its way back'),
  askCutOff('export', 'on its way there'),
  askCutOff('export', 'on its way back'),
];
