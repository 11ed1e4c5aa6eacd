import { expect, test } from 'vitest';
import type { FaultCode } from '#contract/faults.ts';
import { aProject } from '../bridge/project-for-tests.ts';
import { fittingAction, isNoneSent } from './fitting-action.ts';

const faulted = (code: FaultCode) =>
  fittingAction(aProject({ status: 'faulted', fault: { code, message: '' } }));

test('each status has its action', () => {
  expect(fittingAction(aProject({ status: 'running' }))).toBe('pause');
  expect(fittingAction(aProject({ status: 'waiting', fault: { code: 'offline', message: '' } }))).toBe(
    'pause',
  );
  expect(fittingAction(aProject({ status: 'paused' }))).toBe('resume');
  expect(fittingAction(aProject({ status: 'done' }))).toBe('open-results');
  expect(fittingAction(aProject({ status: 'cancelled', downloaded: 3 }))).toBe('open-results');
  expect(fittingAction(aProject({ status: 'cancelled' }))).toBe('open');
});

test('what may cost money twice is never one click in a list', () => {
  // The project's own screen asks.
  for (const code of ['edit-unknown', 'export-unknown', 'project-gone', 'edit-failed'] as const)
    expect(faulted(code), code).toBe('see');
  expect(faulted('key-rejected')).toBe('settings');
  expect(faulted('disk-full')).toBe('retry');
});

test('where no photo was sent, there are no others to edit', () => {
  const fault = { code: 'photos-failed', message: '' } as const;
  expect(isNoneSent(aProject({ status: 'faulted', fault, sent: 0 }))).toBe(true);
  expect(isNoneSent(aProject({ status: 'faulted', fault, sent: 1 }))).toBe(false);
  expect(isNoneSent(aProject({ sent: 0 }))).toBe(false);
});
