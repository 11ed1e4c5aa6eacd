// Cancelling at every point: what came back stays, nothing half-written stays, the ledger adds up, and it is for good.
import { access } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { ProjectSummary } from '#contract/project.ts';
import { isHalf } from '#main/results/write.ts';
import type { PracticeOptions } from '#practice/server.ts';
import { answer } from '../../src/cli/exits.ts';
import { openTestApp } from '../app.ts';
import { type Bench, byItself, onBench, start, strays } from './bench.ts';
import { startChild } from './child.ts';
import type { Scenario } from './scenario.ts';

interface Moment {
  readonly name: string;
  readonly practice?: PracticeOptions;
  readonly limitMbps?: number;
  readonly fits: (project: ProjectSummary) => boolean;
}

// Results are small; slowed down, some are there while others are on their way.
const moments: readonly Moment[] = [
  { name: 'upload', limitMbps: 3, fits: ({ sent }) => sent >= 2 },
  { name: 'edit', practice: { editSeconds: 60 }, fits: ({ step }) => step === 'edit' },
  {
    name: 'download',
    practice: {
      trouble: {
        rules: [{ match: { kind: 'store', method: 'GET' }, every: 2, do: 'stall', afterBytes: 500 }],
      },
    },
    fits: ({ downloaded }) => downloaded >= 2,
  },
];

const cancelled = ({ name, practice, limitMbps = 1_000, fits }: Moment): Scenario => ({
  group: 'process',
  name: `cancelled in ${name}`,
  quick: true,
  run: () =>
    onBench(
      { ...(practice && { practice }), app: { settings: { limitMbps, parallel: 3 } } },
      async (bench) => {
        const id = await bench.start();
        await bench.roundtrip.until(id, fits);
        const told = answer(await bench.roundtrip.call('projects.cancel', { id }));
        expect(told).toMatchObject({ status: 'cancelled', fault: null, speed: null });
        const { ledger, results } = await bench.holds(id);
        expect(ledger.failed.cancelled, 'every photo without an edit ends as cancelled').toBe(
          ledger.found - results.length,
        );
        for (const file of results.flatMap(({ files }) => files)) await access(file);
        await staysCancelled(bench, id);
        return byItself(
          `${results.length} edits kept, ${ledger.failed.cancelled} photos cancelled, no part file left`,
        );
      },
    ),
});

async function staysCancelled(bench: Bench, id: string): Promise<void> {
  const { roundtrip, home, practice, shoot } = bench;
  for (const name of ['projects.resume', 'projects.cancel'] as const)
    expect((await roundtrip.call(name, { id })).ok).toBe(name === 'projects.cancel');
  const before = answer(await roundtrip.call('projects.get', { id }));
  await roundtrip.app.close();
  const requests = practice.requests().length;
  const again = await openTestApp({ home, url: practice.url, key: practice.key });
  try {
    expect(again.app.goOn(), 'nothing of it is taken up again').toEqual([]);
    expect(answer(await again.call('projects.get', { id }))).toMatchObject({
      ...{ status: 'cancelled', step: before.step, progress: before.progress },
    });
    expect(practice.requests().length).toBe(requests);
    const next = await start(again, shoot.root, { jpegs: false });
    await again.call('projects.cancel', { id: next });
  } finally {
    await again.app.close();
  }
}

const afterKill: Scenario = {
  group: 'process',
  name: 'killed while results come, then cancelled',
  quick: true,
  run: () =>
    onBench({ practice: { trouble: { rules: [allGetsStall] } } }, async (bench) => {
      const { shoot, practice, folder, roundtrip } = bench;
      const home = join(folder, 'home of the killed one');
      const id = await killedWithParts(bench, home);
      expect(await strays(shoot.root), 'the kill left parts').not.toEqual([]);
      const again = await openTestApp({ home, url: practice.url, key: practice.key });
      expect(answer(await again.call('projects.cancel', { id })).status).toBe('cancelled');
      const { ledger } = answer(await again.call('projects.delivery', { id }));
      await again.app.close();
      expect(ledger).toMatchObject({ found: 8, sent: 0, failed: { cancelled: 8 } });
      expect(await strays(shoot.root), 'no half-written file is left').toEqual([]);
      expect(answer(await roundtrip.call('projects.list', undefined))).toEqual([]);
      return { happened: 'what the kill left behind was cleared away', mended: 'by itself' };
    }),
};

const allGetsStall = { match: { kind: 'store', method: 'GET' }, do: 'stall', afterBytes: 500 } as const;

/** A terminal that is killed as soon as half-written results lie in the shoot. Gives the project's id. */
async function killedWithParts(bench: Bench, home: string): Promise<string> {
  const child = startChild(bench, ['edit', bench.shoot.root], {}, home);
  // Not of what its folders are tried with at the beginning.
  const parts = async () => (await strays(bench.shoot.root)).filter((file) => !isHalf(basename(file)));
  while ((await parts()).length === 0) await sleep(20);
  child.signal('SIGKILL');
  await child.exited;
  return child.id();
}

export const cancelFaults: readonly Scenario[] = [...moments.map(cancelled), afterKill];
