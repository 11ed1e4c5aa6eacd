// No scenario may stand still: each has a limit, after which it fails and says where it stood and what is still alive.
// Used by run.ts and faults.test.ts; bench.ts tells where it is.
import type { Outcome, Scenario } from './scenario.ts';

let place = 'not begun';
let more: () => string = () => '';

/** Where the scenario is now, and how to learn more of it. */
export function nowAt(where: string, asked: () => string = () => ''): void {
  place = where;
  more = asked;
}

/** Runs a scenario; rejects when it takes longer than `limitMs`. What it began goes on: there is no way to end it. */
export async function inTime(
  scenario: Pick<Scenario, 'run'>,
  seed: number,
  limitMs: number,
): Promise<Outcome> {
  nowAt('before its bench');
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(stoodStill(limitMs))), limitMs);
  try {
    return await Promise.race([scenario.run(seed), promise]);
  } finally {
    clearTimeout(timer);
  }
}

function stoodStill(limitMs: number): string {
  const alive = Map.groupBy(process.getActiveResourcesInfo(), (kind) => kind);
  const counts = [...alive].map(([kind, all]) => `${all.length} ${kind}`).join(', ');
  return `stood still for ${limitMs / 1000} s (${place}; ${more()}); alive: ${counts}`;
}
