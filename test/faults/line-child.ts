// Practice and Roundtrip in the network namespace that line-faults.ts has spoiled: one project, from start to end.
// `node line-child.ts '{"photos":3,…}'`; prints its outcome as JSON, or fails with the reason.
import { statSync } from 'node:fs';
import { expect } from 'vitest';
import { onBench } from './bench.ts';
import { stretches } from './waiting.ts';

export interface LinePlan {
  readonly photos: number;
  /** Of each photo. */
  readonly bytes: number;
  readonly stallMs: number;
  /** Nothing may have been sent twice, nor waited for: the line is only slow. */
  readonly noStall?: boolean;
  /** How many photos' worth of bytes may have been sent twice. */
  readonly mostTwice?: number;
}

export interface LineOutcome {
  readonly seconds: number;
  readonly bytesTwice: number;
}

const {
  photos,
  bytes,
  stallMs,
  noStall = false,
  mostTwice = Number.POSITIVE_INFINITY,
} = JSON.parse(process.argv[2] ?? '{}') as LinePlan;

const outcome = await onBench(
  { shoot: { photos, bytes }, app: { timing: { stallMs } } },
  async (bench): Promise<LineOutcome> => {
    const began = performance.now();
    const id = await bench.start();
    const { status, fault } = await bench.settled(id);
    expect([status, fault?.code]).toEqual(['done', undefined]);
    expect((await bench.holds(id)).ledger).toMatchObject({ sent: photos, failed: {} });
    const bytesTwice = bench.bytesTwice();
    // A photo comes out some thousand bytes larger than what its plan says.
    const largest = Math.max(...bench.shoot.photos.map(({ path }) => statSync(path).size));
    expect(bytesTwice, 'what was under way, and no more').toBeLessThanOrEqual(mostTwice * largest);
    if (noStall) expect([bytesTwice, stretches(bench, id)], 'slow is no stall').toEqual([0, []]);
    return { seconds: (performance.now() - began) / 1000, bytesTwice };
  },
);
process.stdout.write(JSON.stringify(outcome));
process.exit(0);
