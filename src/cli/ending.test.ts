import { expect, test } from 'vitest';
import type { Fault, FaultCode } from '#contract/faults.ts';
import type { Delivery, ProjectSummary } from '#contract/project.ts';
import { ending } from './ending.ts';

const project: ProjectSummary = {
  ...{ id: 'p1', uuid: null, name: 'Lea', root: '/shoots/Lea', resultsFolder: '/shoots/Lea/Roundtrip' },
  ...{ profileName: 'Soft', practice: false, createdAt: 0, revision: 1, step: 'edit', status: 'faulted' },
  ...{ total: 2, sent: 2, leftOut: 0, failed: 0, edited: 0, downloaded: 0, delivered: 0 },
  ...{ bytes: 2, totalBytes: 2, progress: 0.5, speed: null, secondsLeft: null, since: null, turn: null },
  ...{ fault: null, wantsJpegs: false, fetchesAgain: false, cover: null },
};
const delivery: Delivery = {
  ledger: { found: 2, sent: 2, leftOut: {}, failed: {} },
  ...{ results: [], restoredAt: null, unmatched: [] },
};

/** What is said to be done next. */
function next(code: FaultCode | null, more: Partial<ProjectSummary> = {}): readonly string[] {
  const fault: Fault | null = code === null ? null : { code, message: 'So it is.' };
  const lines = ending({ ...project, ...more, fault }, delivery).split('\n  ');
  return lines.slice(lines.findLastIndex((line) => line.includes('found =') || line === 'So it is.') + 1);
}

const command = 'npm run -s roundtrip --';

test('what stopped goes on by resume', () => {
  expect(next(null, { status: 'paused' })).toEqual([`go on with: ${command} resume p1`]);
  expect(next('offline')).toEqual([`go on with: ${command} resume p1`]);
});

test('what goes on elsewhere is not to be resumed here', () => {
  expect(next('project-taken')).toEqual([]);
});

test.each([
  ['project-gone', ''],
  ['edit-failed', ''],
  ['options-rejected', ', with other options'],
  ['name-taken', ' --name "…"'],
] as const)('what Imagen would say again of the same is begun anew: %s', (code, how) => {
  expect(next(code)).toEqual([
    `to start anew: ${command} cancel p1`,
    `  then: ${command} edit <folder-or-photos>… --profile <key|name>${how}`,
    `to ask once more for the same: ${command} resume p1`,
  ]);
});

test('results that Imagen has no more, fetched a second time, are left where they are', () => {
  expect(next('project-gone', { fetchesAgain: true })).toEqual([
    `to leave it at what has come: ${command} cancel p1`,
  ]);
});
