// A computer that wakes up: waits end at once, connections that slept are dropped, and nothing is lost by it.
import { expect } from 'vitest';
import { answer } from '../../src/cli/exits.ts';
import { onBench } from './bench.ts';
import type { Scenario } from './scenario.ts';

const anHour = 3_600_000;
// As after a night: every wait is far from its end, and no stall clock will help.
const asleep = {
  poll: { firstMs: anHour, factor: 1, capMs: anHour },
  pace: { firstMs: anHour, capMs: anHour },
  stallMs: anHour,
};

export const sleepFaults: readonly Scenario[] = [
  {
    group: 'process',
    name: 'sleep and wake: in a wait, in a transfer, and while Imagen edits',
    quick: true,
    run: () =>
      onBench(
        {
          jpegs: false,
          app: { timing: asleep },
          practice: {
            trouble: {
              rules: [
                {
                  match: { method: 'POST', path: /get_temporary_upload_links/ },
                  first: 1,
                  do: 'status',
                  status: 503,
                },
                { match: { method: 'PUT' }, first: 3, do: 'stall', afterBytes: 1_000 },
              ],
            },
          },
        },
        async ({ roundtrip, practice, ...bench }) => {
          const id = await bench.start();
          await roundtrip.until(id, ({ status, step }) => status === 'waiting' && step === 'upload');
          roundtrip.app.wake();
          await roundtrip.until(id, ({ status, sent }) => status === 'running' && sent >= 5);
          roundtrip.app.wake();
          // What was cut off waits its first second like any other cut; the next waking ends that, too.
          await roundtrip.until(id, ({ status }) => status === 'waiting');
          roundtrip.app.wake();
          await roundtrip.until(id, ({ step }) => step === 'edit');
          // Each also drops the connections that are kept, so what is asked must be through before the next.
          const nudge = setInterval(() => roundtrip.app.wake(), 1_000);
          const last = await bench.settled(id).finally(() => clearInterval(nudge));
          expect(last.status).toBe('done');
          expect((await bench.holds(id)).ledger).toMatchObject({ sent: 8, failed: {} });
          const { moments } = answer(await roundtrip.call('projects.timeline', { id }));
          expect(moments.map(({ what }) => what)).toContain('woke');
          return {
            happened: '3 transfers asleep were sent again; an hour’s waits ended at once',
            mended: 'by itself',
          };
        },
      ),
  },
];
