import { expect, test } from 'vitest';
import { ledgerLines, sumOf } from './ledger-lines.ts';

const ledger = {
  found: 120,
  sent: 80,
  leftOut: { sidecar: 8, video: 2 },
  failed: { 'not-sent': 28, 'photo-changed': 2 },
} as const;
const adds = (lines: ReturnType<typeof ledgerLines>) =>
  lines.sent + lines.waiting + lines.cancelled + sumOf(lines.leftOut) + sumOf(lines.failed);

test('adds up while photos wait, and they are not called failed', () => {
  const lines = ledgerLines(ledger, { step: 'upload', status: 'running', sent: 80 });
  expect(lines.waiting).toBe(28);
  expect(lines.failed).toEqual([{ reason: 'photo-changed', count: 2 }]);
  expect(adds(lines)).toBe(lines.found);
});

test('says what the pipeline says, though the ledger was read a moment ago', () => {
  const lines = ledgerLines(ledger, { step: 'upload', status: 'running', sent: 95 });
  expect([lines.sent, lines.waiting]).toEqual([95, 13]);
  expect(adds(lines)).toBe(lines.found);
});

test('after the upload nobody’s turn is still to come, though the ledger was read before', () => {
  const lines = ledgerLines(ledger, { step: 'edit', status: 'running', sent: 108 });
  expect([lines.sent, lines.waiting]).toEqual([108, 0]);
  expect(adds(lines)).toBe(lines.found);
});

test('adds up at the end, when what was not sent never will be', () => {
  const lines = ledgerLines(ledger, { step: 'done', status: 'done', sent: 82 });
  expect([lines.sent, lines.waiting]).toEqual([80, 0]);
  expect(sumOf(lines.failed)).toBe(30);
  expect(adds(lines)).toBe(lines.found);
});

test('photos of a cancelled project are told apart from those that failed', () => {
  const stopped = { ...ledger, failed: { cancelled: 28, 'photo-changed': 2 } };
  const inUpload = ledgerLines(stopped, { step: 'upload', status: 'cancelled', sent: 110 });
  expect(adds(inUpload)).toBe(inUpload.found);
  const lines = ledgerLines(stopped, { step: 'edit', status: 'cancelled', sent: 110 });
  expect(lines).toMatchObject({ sent: 80, waiting: 0, cancelled: 28, ended: true });
  expect(lines.failed).toEqual([{ reason: 'photo-changed', count: 2 }]);
  expect(adds(lines)).toBe(lines.found);
});
