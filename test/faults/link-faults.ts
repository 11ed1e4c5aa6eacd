// Links that die while photos wait for their turn.
import { expect } from 'vitest';
import { type Bench, byItself, onBench } from './bench.ts';
import type { Scenario } from './scenario.ts';
import { sentAgain, wentThrough } from './waiting.ts';

interface ShortLinks {
  readonly photos: number;
  readonly bytes: number;
  readonly linkSeconds: number;
  readonly quick: boolean;
  readonly mostExpired: number;
}

// Ten names take some 300 bytes, five hundred take 14,500.
const askBytes = 2_000;
const largestAsk = (bench: Bench): number =>
  Math.max(
    ...bench.practice
      .requests()
      .filter(({ path }) => path.endsWith('/get_temporary_upload_links'))
      .map(({ bytes }) => bytes),
  );

/** Links die while photos wait for their turn on a slow line. */
const shortLinks = ({ photos, bytes, linkSeconds, quick, mostExpired }: ShortLinks): Scenario => ({
  group: 'store',
  name: `links that live ${linkSeconds} s under ${photos} photos on a slow line`,
  quick,
  run: () =>
    onBench(
      {
        shoot: { photos, bytes, previews: false },
        jpegs: false,
        practice: { linkSeconds },
        app: { settings: { limitMbps: 8 } },
      },
      async (bench) => {
        const id = await bench.start();
        expect(await wentThrough(bench, id), 'nothing waits for it').toEqual([]);
        const expired = bench.practice
          .requests()
          .filter(({ kind, status }) => kind === 'store' && status === 403).length;
        expect(expired, 'links did expire').toBeGreaterThan(0);
        expect(expired, 'a link is used soon').toBeLessThan(mostExpired);
        expect(largestAsk(bench), 'few are asked for at once').toBeLessThan(askBytes);
        expect(sentAgain(bench)).toBe(0);
        return byItself(`${expired} links had expired; fresh ones were asked for, and no attempt was lost`);
      },
    ),
});

export const linkFaults: readonly Scenario[] = [
  // Ten links at once last 2.3 s; a fresh one waits behind four photos, less than the second that it lives at least.
  shortLinks({ photos: 24, bytes: 230_000, linkSeconds: 2, quick: true, mostExpired: 100 }),
  // A tenth of a second a photo: twenty links, the most that are asked for at once, last as long as they live.
  shortLinks({ photos: 500, bytes: 100_000, linkSeconds: 2, quick: false, mostExpired: 500 }),
];
