// Two Roundtrips on one list of projects, the scenario's own as the window and a process beside it as a terminal: one limit
// and one number of photos at once.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { type Bench, byItself, onBench } from './bench.ts';
import { startChild } from './child.ts';
import { isPut, shootsIn, watchPuts } from './puts.ts';
import type { Scenario } from './scenario.ts';

const perMbit = 125_000;
const limitMbps = 8;
const parallel = 4;
const [photosHere, photosThere] = [450, 250];
const windowMs = 10_000;
const tolerance = 0.1;

// So that photos overlap at the store.
const slowAnswers = { match: { kind: 'store', method: 'PUT' }, do: 'delay', ms: 250 } as const;

/** Bytes of photos that the store has taken so far, by project. */
function taken({ practice }: Bench): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { project = '', bytes } of practice.requests().filter(isPut))
    sums.set(project, (sums.get(project) ?? 0) + bytes);
  return sums;
}

const sumOf = (bytes: ReadonlyMap<string, number>): number => [...bytes.values()].reduce((a, b) => a + b, 0);

interface Measured {
  /** Of all projects together, in Mbit/s. */
  readonly mbps: number;
  /** Of those that sent at all, which part of it was each one's. */
  readonly parts: readonly number[];
}

/** What arrives over about ten seconds. */
async function measure(bench: Bench): Promise<Measured> {
  const from = { bytes: taken(bench), at: performance.now() };
  await sleep(windowMs);
  const [now, seconds] = [taken(bench), (performance.now() - from.at) / 1000];
  const all = sumOf(now) - sumOf(from.bytes);
  const parts = [...now].map(([project, bytes]) => (bytes - (from.bytes.get(project) ?? 0)) / all);
  return { mbps: all / seconds / perMbit, parts: parts.filter((part) => part > 0) };
}

/** Settles when so many projects have sent `photos` more each. */
async function haveSent({ practice }: Bench, projects: number, photos: number): Promise<void> {
  const before = practice.requests().length;
  const enough = (): boolean => {
    const sent = practice
      .requests()
      .slice(before)
      .filter((one) => isPut(one) && one.status === 200);
    const by = Map.groupBy(sent, ({ project }) => project);
    return [...by.values()].filter(({ length }) => length >= photos).length >= projects;
  };
  while (!enough()) await sleep(20);
}

const oneLimit: Scenario = {
  group: 'process',
  name: 'two Roundtrips share the bandwidth limit and the photos at once, also when one comes and when it is killed',
  quick: false,
  run: () =>
    onBench(
      {
        jpegs: false,
        shoot: { photos: photosHere, bytes: 100_000, previewWidth: 320 },
        app: { settings: { parallel } },
        practice: { trouble: { rules: [slowAnswers] } },
      },
      shareOneLimit,
    ),
};

async function shareOneLimit(bench: Bench) {
  const { roundtrip } = bench;
  const [folder = ''] = await shootsIn(bench.folder, 1, photosThere, 100_000);
  const options = { jpegs: false, parallel };
  const id = await bench.start();
  // Nothing but the places limits them now.
  const most = watchPuts(bench.practice);
  await haveSent(bench, 1, 10);
  const first = startChild(bench, ['edit', folder], options);
  await haveSent(bench, 2, 10);
  most.stop();
  expect(most.most(), 'never more photos at once than the setting says').toBeLessThanOrEqual(parallel);
  await roundtrip.call('settings.change', { limitMbps });
  await haveSent(bench, 2, 1);
  const both = await measure(bench);
  first.signal('SIGKILL');
  await first.exited;
  const alone = await measure(bench);
  const second = startChild(bench, ['resume', first.id()], options);
  while (second.id() === '') await sleep(20);
  const coming = await measure(bench);
  for (const [when, { mbps }] of Object.entries({ both, alone, coming }))
    expect(Math.abs(mbps / limitMbps - 1), `${mbps} of ${limitMbps} Mbit/s, ${when}`).toBeLessThan(tolerance);
  expect([both, alone, coming].map(({ parts }) => parts.length)).toEqual([2, 1, 2]);
  expect(Math.min(...both.parts), 'half of it each').toBeGreaterThan(0.4);
  await roundtrip.call('settings.change', { limitMbps: null });
  expect((await bench.settled(id)).status).toBe('done');
  expect(await second.exited).toBe(0);
  expect((await bench.holds(id)).ledger).toMatchObject({ sent: photosHere, failed: {} });
  expect((await bench.holds(first.id())).ledger).toMatchObject({ sent: photosThere, failed: {} });
  const figures = [both, alone, coming].map(({ mbps }) => mbps.toFixed(2)).join(', ');
  return byItself(
    `${figures} of ${limitMbps} Mbit/s with both, after a kill, and when it came again; ${most.most()} of ${parallel} photos at once`,
  );
}

export const sharingFaults: readonly Scenario[] = [oneLimit];
