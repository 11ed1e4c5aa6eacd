// What scenarios of this computer's own troubles do again and again.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { CallInput } from '#contract/calls.ts';
import type { ProjectSummary } from '#contract/project.ts';
import { answer } from '../../src/cli/exits.ts';
import type { Bench } from './bench.ts';

export const untilStep = (bench: Bench, id: string, step: ProjectSummary['step']): Promise<ProjectSummary> =>
  bench.roundtrip.until(id, (project) => project.step === step);

/** Resumes and settles when the project no longer runs. */
export async function resume(bench: Bench, id: string): Promise<ProjectSummary> {
  answer(await bench.roundtrip.call('projects.resume', { id }));
  return bench.ended(id);
}

/** The project ended well, with every photo sent and its result here. */
export async function allArrived(
  bench: Bench,
  id: string,
  ended: ProjectSummary,
  { photos = bench.shoot.photos.length, askedAgain = 0 } = {},
): Promise<void> {
  expect(ended).toMatchObject({ status: 'done', fault: null });
  const { ledger, results } = await bench.holds(id, { askedAgain });
  expect(ledger).toMatchObject({ sent: photos, failed: {} });
  expect(results.filter(({ files }) => files.length > 0)).toHaveLength(photos);
}

type Choices = CallInput<'projects.start'>['choices'];

/** Practice’s first profile for RAW photos, a crop, sidecars beside; and what a scenario wants otherwise. */
export const choices = (more: Partial<Choices> = {}): Choices => ({
  ...{ profileKey: 14715, options: { tools: ['crop'] }, results: { edits: 'beside', jpegs: 'none' } },
  ...more,
});

/** Scans the bench's shoot and starts a project on it; gives the reply as it comes. */
export async function startWith(bench: Bench, wanted: Choices) {
  const { call } = bench.roundtrip;
  const { shoots } = answer(await call('shoots.scan', { paths: [bench.shoot.root] }));
  return call('projects.start', { shootId: shoots[0]?.id ?? '', choices: wanted, withoutFailed: true });
}

export const nothingWasSent = ({ practice }: Bench): void =>
  expect(
    practice.requests().filter(({ method }) => method !== 'GET'),
    'nothing was sent',
  ).toEqual([]);

// Long enough for a busy machine; what is waited for takes a second or two.
const mostWaitMs = 60_000;

/** Settles once `isSo`; looked at often, because what it looks at (requests, files) tells nobody. */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  const end = Date.now() + mostWaitMs;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await sleep(3);
  }
}
