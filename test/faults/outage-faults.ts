// An outage of the store is nobody's photo's fault.
import { expect } from 'vitest';
import { onBench } from './bench.ts';
import type { Scenario } from './scenario.ts';

export const outageFaults: readonly Scenario[] = [
  {
    group: 'store',
    name: '500 for every request, far longer than one photo is given tries',
    quick: true,
    run: (seed) =>
      onBench(
        {
          practice: {
            trouble: {
              seed,
              rules: [
                { match: { kind: 'store' }, first: 100, do: 'status', status: 500, code: 'InternalError' },
              ],
            },
          },
        },
        async (bench) => {
          const id = await bench.start();
          expect(await bench.settled(id)).toMatchObject({ status: 'done', failed: 0 });
          await bench.holds(id);
          const happened = '100 refusals in a row; waited out, every photo arrived';
          return { happened, mended: 'by itself' };
        },
      ),
  },
];
