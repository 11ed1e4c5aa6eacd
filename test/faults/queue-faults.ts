// Several projects at once: the line shared fairly and within its limits, turns in order, also over a crash.
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ProjectSummary } from '#contract/project.ts';
import type { Practice } from '#practice/server.ts';
import { answer } from '../../src/cli/exits.ts';
import { openTestApp, type TestApp } from '../app.ts';
import { type Bench, type BenchPlan, onBench, start } from './bench.ts';
import { startOthers } from './child.ts';
import { isPut, orderOf, shootsIn, watchPuts } from './puts.ts';
import type { Scenario } from './scenario.ts';

const photosEach = 4;

const summaries = async ({ call }: TestApp): Promise<readonly ProjectSummary[]> =>
  answer(await call('projects.list', undefined));

const isDone = ({ status }: ProjectSummary): boolean => status === 'done';

// Slow to answer, so that photos overlap, and not slow to take them.
const slowStore: BenchPlan = {
  app: { settings: { parallel: 2 } },
  practice: { trouble: { rules: [{ match: { kind: 'store', method: 'PUT' }, do: 'delay', ms: 70 }] } },
};

const sharing: Scenario = {
  group: 'process',
  name: 'five projects share the line, take turns, are moved and paused one by one',
  quick: true,
  run: () => onBench(slowStore, shareTheLine),
};

async function shareTheLine(bench: Bench) {
  const { roundtrip, practice } = bench;
  const watch = watchPuts(practice);
  // Slow enough that nobody's photos are through before all have begun.
  await roundtrip.call('settings.change', { limitMbps: 0.5 });
  const roots = await shootsIn(bench.folder, 5, photosEach);
  const ids: string[] = [];
  for (const root of roots) ids.push(await start(roundtrip, root, { jpegs: false }));
  const [, b = '', , d = '', e = ''] = ids;
  await roundtrip.until(d, ({ status, turn, fault }) => status === 'waiting' && turn === 1 && fault === null);
  await roundtrip.until(e, ({ turn }) => turn === 2);
  expect(answer(await roundtrip.call('projects.move', { id: e, before: d })).turn).toBe(1);
  // A paused one makes room; it comes back at its own place in the order, before those that wait.
  expect(answer(await roundtrip.call('projects.pause', { id: b })).status).toBe('paused');
  await roundtrip.until(e, ({ turn, status }) => turn === null && status === 'running');
  answer(await roundtrip.call('projects.resume', { id: b }));
  await roundtrip.call('settings.change', { limitMbps: null });
  await Promise.all(ids.map((id) => roundtrip.until(id, isDone)));
  watch.stop();
  expect(watch.most(), 'never more photos at once than the setting says').toBeLessThanOrEqual(2);
  const order = orderOf(practice, await summaries(roundtrip));
  expect(order.indexOf(e), 'the moved one went first').toBeLessThan(order.indexOf(d));
  for (const id of ids)
    expect((await bench.delivery(id)).ledger).toEqual({
      ...{ found: photosEach, sent: photosEach, leftOut: {}, failed: {} },
    });
  expect(firstRound(practice), 'nobody had the line alone').toBeGreaterThanOrEqual(2);
  return {
    happened: `5 projects, at most ${watch.most()} photos at once of 2 allowed; the moved one went first`,
    mended: 'by itself' as const,
  };
}

/** How many projects had a photo sent before any of them had all of its own. */
function firstRound(practice: Practice): number {
  const counts = new Map<string, number>();
  for (const { project = '' } of practice.requests().filter((one) => isPut(one) && one.status === 200)) {
    const count = (counts.get(project) ?? 0) + 1;
    counts.set(project, count);
    if (count === photosEach) break;
  }
  return counts.size;
}

const crashed: Scenario = {
  group: 'process',
  name: 'killed with five projects in the queue: it goes on in their order',
  quick: true,
  run: () =>
    onBench({}, async (bench) => {
      const { practice, folder } = bench;
      const home = join(folder, 'home of the killed one');
      const ids = await killedQueue(bench, home, await shootsIn(folder, 5, photosEach));
      const sentBefore = practice.requests().filter((one) => isPut(one) && one.status === 200).length;
      const settings = { limitMbps: 10 };
      const again = await openTestApp({ home, url: practice.url, key: practice.key, settings });
      try {
        expect(again.app.goOn()).toEqual(ids);
        await again.until(ids[4] ?? '', ({ turn }) => turn === 2);
        await Promise.all(ids.map((id) => again.until(id, isDone)));
        const order = orderOf(practice, await summaries(again));
        expect(order.slice(3), 'in the order of before').toEqual(ids.slice(3));
      } finally {
        await again.app.close();
      }
      return {
        happened: `killed after ${sentBefore} of ${5 * photosEach} photos; all done, in order`,
        mended: 'by itself',
      };
    }),
};

/** Runs queue-child.ts on the folders and kills it once three of them send. Gives the ids in their order. */
async function killedQueue(
  bench: Bench,
  home: string,
  folders: readonly string[],
): Promise<readonly string[]> {
  const { ids, kill } = await startOthers('queue-child.ts', { ...bench, home }, folders);
  await kill();
  return ids;
}

export const queueFaults: readonly Scenario[] = [sharing, crashed];
