// Cancelling at every point: what came back stays, nothing half-written stays, the ledger adds up, and it is for good.
import { access } from 'node:fs/promises';
import { expect } from 'vitest';
import type { ProjectSummary } from '#contract/project.ts';
import type { PracticeOptions } from '#practice/server.ts';
import { answer } from '../../src/cli/exits.ts';
import { openTestApp } from '../app.ts';
import { type Bench, onBench, start } from './bench.ts';
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
        return {
          happened: `${results.length} edits kept, ${ledger.failed.cancelled} photos cancelled, no part file left`,
          mended: 'by itself',
          bytesTwice: bench.bytesTwice(),
        };
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

export const cancelFaults: readonly Scenario[] = moments.map(cancelled);
