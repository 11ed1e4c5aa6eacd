// The bandwidth limit: it holds over ten seconds, while it is changed, and while results come.
import { expect } from 'vitest';
import { type Bench, byItself, onBench } from './bench.ts';
import type { Scenario } from './scenario.ts';

const perMbit = 125_000;
const windowMs = 10_000;
// What the issue allows, and the credit of a late timer on a busy machine.
const tolerance = 0.1;

/** Bytes of photos that the store has taken so far, also of those on their way. */
const taken = ({ practice }: Bench): number =>
  practice
    .requests()
    .filter(({ kind, method }) => kind === 'store' && method === 'PUT')
    .reduce((sum, { bytes }) => sum + bytes, 0);

/** Bytes a second that arrive over about ten seconds, as the store counts them. */
async function measure(bench: Bench): Promise<number> {
  const from = { bytes: taken(bench), at: performance.now() };
  await new Promise((done) => setTimeout(done, windowMs));
  return ((taken(bench) - from.bytes) * 1000) / (performance.now() - from.at);
}

const holds: Scenario = {
  group: 'network',
  name: 'the bandwidth limit holds within 10 % over 10 s, also when it is changed during a run',
  quick: false,
  run: () =>
    onBench(
      // The limit is a setting here, not an override: those go before what is changed.
      { jpegs: false, shoot: { photos: 40, bytes: 2_000_000, previewWidth: 320 } },
      async (bench) => {
        await bench.roundtrip.call('settings.change', { limitMbps: 16 });
        const id = await bench.start();
        await bench.roundtrip.until(id, ({ step }) => step === 'upload');
        const slow = await measure(bench);
        await bench.roundtrip.call('settings.change', { limitMbps: 32 });
        const fast = await measure(bench);
        expect(Math.abs(slow / (16 * perMbit) - 1), `${slow} at 16 Mbit/s`).toBeLessThan(tolerance);
        expect(Math.abs(fast / (32 * perMbit) - 1), `${fast} at 32 Mbit/s`).toBeLessThan(tolerance);
        await bench.roundtrip.call('settings.change', { limitMbps: null });
        expect((await bench.settled(id)).status).toBe('done');
        expect((await bench.holds(id)).ledger).toMatchObject({ sent: 40, failed: {} });
        return byItself(
          `${(slow / perMbit).toFixed(2)} of 16 and ${(fast / perMbit).toFixed(2)} of 32 Mbit/s`,
        );
      },
    ),
};

const results: Scenario = {
  group: 'network',
  name: 'a narrow limit while results come',
  quick: true,
  run: () =>
    onBench({ jpegs: false, shoot: { photos: 6, bytes: 20_000 } }, async (bench) => {
      const id = await bench.start();
      await bench.roundtrip.until(id, ({ step }) => step === 'edit');
      await bench.roundtrip.call('settings.change', { limitMbps: 0.1 });
      expect((await bench.settled(id)).status).toBe('done');
      expect((await bench.holds(id)).ledger).toMatchObject({ sent: 6, failed: {} });
      const gets = bench.practice
        .requests()
        .filter(({ kind, method }) => kind === 'store' && method === 'GET');
      expect(gets, 'each result is fetched once').toHaveLength(6);
      return { happened: '6 results at 12 kB/s, each fetched once', mended: 'by itself' };
    }),
};

export const limitFaults: readonly Scenario[] = [holds, results];
