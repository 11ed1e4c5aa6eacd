// Two Roundtrips on one list of projects, the scenario's own as the window and a process beside it as a terminal: one limit,
// one number of photos at once, and one line of turns.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { ProjectSummary } from '#contract/project.ts';
import type { TroubleRule } from '#practice/trouble.ts';
import { answer } from '../../src/cli/exits.ts';
import { type Bench, byItself, onBench, start } from './bench.ts';
import { type Others, startChild, startOthers } from './child.ts';
import { isPut, shootsIn, watchPuts } from './puts.ts';
import type { Scenario } from './scenario.ts';

const perMbit = 125_000;
const limitMbps = 8;
const parallel = 4;
const [photosHere, photosThere] = [450, 250];
const windowMs = 10_000;
const tolerance = 0.1;

// So that photos overlap at the store.
const slowAnswers: TroubleRule = { match: { kind: 'store', method: 'PUT' }, do: 'delay', ms: 250 };

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
  run: () => {
    const slow: TroubleRule[] = [slowAnswers];
    return onBench(
      {
        jpegs: false,
        shoot: { photos: photosHere, bytes: 100_000, previewWidth: 320 },
        app: { settings: { parallel } },
        practice: { trouble: { rules: slow } },
      },
      (bench) => shareOneLimit(bench, slow),
    );
  },
};

async function shareOneLimit(bench: Bench, slow: TroubleRule[]) {
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
  slow.length = 0;
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

const oneLine: Scenario = {
  group: 'process',
  name: 'two Roundtrips share three turns in one queue, also when one of them is killed',
  quick: true,
  run: () => onBench({ app: { settings: { parallel: 3 } }, jpegs: false }, shareOneLine),
};

async function shareOneLine(bench: Bench) {
  const { roundtrip } = bench;
  // Slow enough that nothing gets through by itself.
  await roundtrip.call('settings.change', { limitMbps: 0.5 });
  const [first = '', last = '', ...others] = await shootsIn(bench.folder, 5, 4, 400_000);
  const began = (id: string) =>
    roundtrip.until(id, ({ status, turn }) => status === 'running' && turn === null);
  const one = await start(roundtrip, first, { jpegs: false });
  await roundtrip.until(one, ({ step }) => step === 'upload');
  const { ids, kill } = await terminal(bench, others);
  const [a = '', b = '', x = ''] = ids;
  const two = await start(roundtrip, last, { jpegs: false });
  await roundtrip.until(two, ({ turn }) => turn === 2);
  expect(await lineOf(bench), 'numbered as one line').toEqual([x, two]);
  answer(await roundtrip.call('projects.move', { id: two, before: x }));
  expect(await lineOf(bench), 'moved as one line').toEqual([two, x]);
  answer(await roundtrip.call('projects.move', { id: x, before: two }));
  // The terminal's is next, so the turn that the window gives back is not the window's.
  answer(await roundtrip.call('projects.pause', { id: one }));
  // It has its turn a moment before it says that it runs.
  while (!(await sending(bench)).includes(x)) await sleep(20);
  expect(await lineOf(bench)).toEqual([two]);
  expect(await sending(bench), 'three in all').toEqual([a, b, x].toSorted());
  const killedAt = performance.now();
  await kill();
  await began(two);
  const tookMs = performance.now() - killedAt;
  expect(tookMs, 'free long before the lease would have ended').toBeLessThan(5_000);
  answer(await roundtrip.call('projects.resume', { id: one }));
  expect(roundtrip.app.goOn()).toEqual([a, b, x]);
  await roundtrip.call('settings.change', { limitMbps: null });
  const all = [one, a, b, x, two];
  await Promise.all(all.map((id) => roundtrip.until(id, ({ status }) => status === 'done')));
  for (const id of all) expect((await bench.delivery(id)).ledger).toMatchObject({ sent: 4, failed: {} });
  return byItself(
    `one line of 5 projects in two processes; a killed one’s turns were free after ${(tookMs / 1000).toFixed(1)} s`,
  );
}

const summaries = async ({ roundtrip }: Bench): Promise<readonly ProjectSummary[]> =>
  answer(await roundtrip.call('projects.list', undefined));

/** Those that wait for their turn, as the window numbers them. */
async function lineOf(bench: Bench): Promise<readonly string[]> {
  const waiting = (await summaries(bench)).filter(({ turn }) => turn !== null);
  expect(waiting.map(({ turn }) => turn).toSorted(), 'each number once').toEqual(
    waiting.map((_, at) => at + 1),
  );
  return waiting.toSorted((one, other) => (one.turn ?? 0) - (other.turn ?? 0)).map(({ id }) => id);
}

const sending = async (bench: Bench): Promise<readonly string[]> =>
  (await summaries(bench))
    .filter(({ status, step }) => status === 'running' && ['prepare', 'create', 'upload'].includes(step))
    .map(({ id }) => id)
    .toSorted();

/** A terminal that starts projects on these folders; settles once the last of them waits for its turn. */
const terminal = (bench: Bench, folders: readonly string[]): Promise<Others> =>
  startOthers('sharing-child.ts', bench, folders);

export const sharingFaults: readonly Scenario[] = [oneLimit, oneLine];
