// The quiet twin of a scenario's run: the same shoot and the same waits of Imagen's, and nothing goes wrong. For the
// time lost in the table of run.ts.
import { type BenchPlan, byItself, onBench } from './bench.ts';
import { inTime } from './in-time.ts';
import { type Ran, takeRan } from './measured.ts';
import type { Outcome } from './scenario.ts';
import { allArrived } from './steps.ts';

// The largest takes half a minute.
const limitMs = 300_000;

const known = new Map<string, number>();

/** Milliseconds that the run took longer than its quiet twin (never less than none); null when it has none. */
export async function lostMs({ tookMs, quiet }: Ran): Promise<number | null> {
  if (tookMs === null) return null;
  const quietMs = typeof quiet === 'function' ? await quiet() : await once(planOf(quiet));
  return quietMs === null ? null : Math.max(0, tookMs - quietMs);
}

/** What of a plan is no trouble, as JSON. Its waits belong to the trouble: some scenarios would wait for an hour. */
function planOf({ shoot, jpegs, practice = {}, app = {} }: BenchPlan): string {
  const { editSeconds, exportSeconds } = practice;
  const { parallel } = app.settings ?? {};
  return JSON.stringify({
    shoot,
    jpegs,
    practice: { editSeconds, exportSeconds },
    app: { settings: { parallel } },
  });
}

/** One run for all scenarios of the same plan. */
async function once(plan: string): Promise<number | null> {
  const before = known.get(plan);
  if (before !== undefined) return before;
  await inTime({ run: () => quietly(JSON.parse(plan)) }, 0, limitMs);
  const took = takeRan().at(-1)?.tookMs ?? null;
  if (took !== null) known.set(plan, took);
  return took;
}

const quietly = (plan: BenchPlan): Promise<Outcome> =>
  onBench(plan, async (bench) => {
    const id = await bench.start();
    await allArrived(bench, id, await bench.ended(id));
    return byItself('nothing went wrong');
  });
