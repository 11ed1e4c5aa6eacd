// What a screen was told of a project's waiting: each stretch with its fault and since when, checked as it is read.
import { expect } from 'vitest';
import type { FaultCode } from '#contract/faults.ts';
import type { ProjectSummary } from '#contract/project.ts';
import type { Bench } from './bench.ts';

export interface Stretch {
  readonly code: FaultCode | undefined;
  readonly step: string;
  readonly since: number;
}

/** Every stretch of waiting. Each says what for and since when, and that stays while it lasts; progress never falls. */
export function stretches(bench: Bench, id: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let last: ProjectSummary | null = null;
  for (const event of bench.roundtrip.events) {
    if (event.type !== 'project' || event.project.id !== id) continue;
    const { project } = event;
    expect(project.progress, 'progress never runs backwards').toBeGreaterThanOrEqual(last?.progress ?? 0);
    if (project.status === 'waiting') {
      expect(project.fault, 'what waits says what for').not.toBeNull();
      expect(project.since, 'and since when').not.toBeNull();
      if (last?.status === 'waiting') expect(project.since, 'which stays').toBe(last.since);
      else found.push({ code: project.fault?.code, step: project.step, since: project.since ?? 0 });
    }
    last = project;
  }
  return found;
}

/** The project is done with every photo there and back, and nothing that must hold was broken. */
export async function wentThrough(
  bench: Bench,
  id: string,
  photos: number = bench.shoot.photos.length,
): Promise<readonly Stretch[]> {
  const end = await bench.settled(id);
  expect(end, `${end.fault?.code}: ${end.fault?.message}`).toMatchObject({
    status: 'done',
    fault: null,
    since: null,
  });
  const { ledger, results, unmatched } = await bench.holds(id);
  expect(ledger).toMatchObject({ sent: photos, failed: {} });
  expect(results.length, 'every photo came back').toBe(photos);
  expect(unmatched).toEqual([]);
  return stretches(bench, id);
}

/** Photos whose bytes the store took whole more than once. */
export const sentAgain = (bench: Bench): number => {
  const kept = bench.practice
    .requests()
    .filter(({ kind, method, status }) => kind === 'store' && method === 'PUT' && status === 200);
  return kept.length - new Set(kept.map(({ path }) => path)).size;
};
