// Practice and Roundtrip in the network namespace that line-faults.ts has spoiled: one project, from start to end.
// `node line-child.ts '{"photos":3,…}'`; prints its outcome as JSON, or fails with the reason.
import { statSync } from 'node:fs';
import { expect } from 'vitest';
import { bytesTwice, onBench } from './bench.ts';
import { takeRan } from './measured.ts';
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
  readonly tookMs: number | null;
  readonly bytesTwice: number;
}

const {
  photos,
  bytes,
  stallMs,
  noStall = false,
  mostTwice = Number.POSITIVE_INFINITY,
} = JSON.parse(process.argv[2] ?? '{}') as LinePlan;

await onBench({ shoot: { photos, bytes }, app: { timing: { stallMs } } }, async (bench) => {
  const id = await bench.start();
  const { status, fault } = await bench.settled(id);
  expect([status, fault?.code]).toEqual(['done', undefined]);
  expect((await bench.holds(id)).ledger).toMatchObject({ sent: photos, failed: {} });
  const twice = bytesTwice(bench.practice);
  // A photo comes out some thousand bytes larger than what its plan says.
  const largest = Math.max(...bench.shoot.photos.map(({ path }) => statSync(path).size));
  expect(twice, 'what was under way, and no more').toBeLessThanOrEqual(mostTwice * largest);
  if (noStall) expect([twice, stretches(bench, id)], 'slow is no stall').toEqual([0, []]);
});
const [ran] = takeRan();
if (ran === undefined) throw new Error('the bench noted nothing');
const outcome: LineOutcome = { tookMs: ran.tookMs, bytesTwice: ran.bytesTwice };
process.stdout.write(JSON.stringify(outcome));
process.exit(0);
