// What a screen was told of a project's waiting: each stretch with its fault and since when, checked as it is read.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { FaultCode } from '#contract/faults.ts';
import type { ProjectSummary } from '#contract/project.ts';
import { listObjects } from '#practice/store/bucket.ts';
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
      const goesOn = last?.status === 'waiting' && isLost(last) === isLost(project);
      if (goesOn) expect(project.since, 'which stays').toBe(last?.since);
      else found.push({ code: project.fault?.code, step: project.step, since: project.since ?? 0 });
    }
    last = project;
  }
  return found;
}

// Looking for proof and having no network are two waits.
const isLost = ({ fault }: ProjectSummary): boolean => fault?.code === 'answer-lost';

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
  await cameWhole(
    bench,
    end.uuid,
    results.flatMap(({ files }) => files),
  );
  return stretches(bench, id);
}

/** Each result is what the store has, byte for byte; a sidecar, into which more is written, has its end. */
async function cameWhole(bench: Bench, uuid: string | null, files: readonly string[]): Promise<void> {
  const folder = join(bench.folder, 'practice', 'projects', uuid ?? '');
  const stored = await Promise.all(['edit', 'export'].map((place) => listObjects(join(folder, place))));
  const known = new Set(stored.flat().map(({ md5 }) => md5));
  for (const file of files) {
    const bytes = await readFile(file);
    if (file.endsWith('.xmp')) expect(bytes.toString(), file).toMatch(/<\/x:xmpmeta>/);
    else
      expect(known, `${file} is what the store has`).toContain(createHash('md5').update(bytes).digest('hex'));
  }
}

/** Photos whose bytes the store took whole more than once. */
export const sentAgain = (bench: Bench): number => {
  const kept = bench.practice
    .requests()
    .filter(({ kind, method, status }) => kind === 'store' && method === 'PUT' && status === 200);
  return kept.length - new Set(kept.map(({ path }) => path)).size;
};
