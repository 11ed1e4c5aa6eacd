// Ways the object store can go wrong.
import { expect } from 'vitest';
import { onBench } from './bench.ts';
import type { Scenario } from './scenario.ts';

export const storeFaults: readonly Scenario[] = [
  {
    group: 'store',
    name: '503 SlowDown for a third of all requests',
    quick: true,
    run: (seed) =>
      onBench(
        {
          practice: {
            trouble: {
              seed,
              rules: [
                { match: { kind: 'store' }, chance: 1 / 3, do: 'status', status: 503, code: 'SlowDown' },
              ],
            },
          },
        },
        async (bench) => {
          const id = await bench.start();
          expect((await bench.settled(id)).status).toBe('done');
          const { ledger } = await bench.holds(id);
          expect(ledger).toMatchObject({ sent: 8, failed: {} });
          const refused = bench.practice.requests().filter(({ status }) => status === 503).length;
          return {
            happened: `${refused} refusals; every photo and result arrived`,
            mended: 'by itself',
            bytesTwice: bench.bytesTwice(),
          };
        },
      ),
  },
];
