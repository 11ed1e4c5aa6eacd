import { expect, test } from 'vitest';
import { type FaultCode, faultCodes } from '#contract/faults.ts';
import { aProject } from '../bridge/project-for-tests.ts';
import { fittingAction } from './fitting-action.ts';

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
  for (const code of faultCodes)
    expect(faulted(code) === 'decide', code).toBe(code === 'edit-unknown' || code === 'export-unknown');
  expect(faulted('key-rejected')).toBe('settings');
  expect(faulted('disk-full')).toBe('retry');
  // Sending again is billed: the project's own screen asks.
  expect(faulted('project-gone')).toBe('see');
  expect(faulted('edit-failed')).toBe('see');
});
