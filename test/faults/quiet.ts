// The quiet twin of a scenario's run: the same shoot and the same waits of Imagen's, and nothing goes wrong. For the
// time lost in the table of run.ts.
import { type BenchPlan, onBench } from './bench.ts';
import { type Ran, takeRan } from './measured.ts';
import { allArrived } from './steps.ts';

const known = new Map<string, number>();

/** Milliseconds that the run took longer than its quiet twin (never less than none); null when it has none. */
export async function lostMs({ tookMs, quiet }: Ran): Promise<number | null> {
  if (tookMs === null) return null;
  const quietMs = typeof quiet === 'function' ? await quiet() : await once(planOf(quiet));
  return quietMs === null ? null : Math.max(0, tookMs - quietMs);
}

/** What of a plan is no trouble, as JSON. */
function planOf({ shoot, jpegs, practice = {}, app = {} }: BenchPlan): string {
  const { editSeconds, exportSeconds } = practice;
  const { timing, settings } = app;
  return JSON.stringify({
    shoot,
    jpegs,
    practice: { editSeconds, exportSeconds },
    app: { timing, settings },
  });
}

/** One run for all scenarios of the same plan. */
async function once(plan: string): Promise<number | null> {
  const before = known.get(plan);
  if (before !== undefined) return before;
  await onBench(JSON.parse(plan) as BenchPlan, async (bench) => {
    const id = await bench.start();
    await allArrived(bench, id, await bench.ended(id));
  });
  const took = takeRan().at(-1)?.tookMs ?? null;
  if (took !== null) known.set(plan, took);
  return took;
}
