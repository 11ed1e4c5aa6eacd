// The lid opens while the list of projects can't be written: everything is woken all the same.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { onBench } from './faults/bench.ts';
import { allArrived, untilStep } from './faults/steps.ts';

test('a computer wakes its projects also while their list is locked', async () => {
  await onBench({ practice: { editSeconds: 1 } }, async (bench) => {
    const id = await bench.start();
    await untilStep(bench, id, 'edit');
    const other = new DatabaseSync(join(bench.home, 'projects.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    try {
      expect(() => bench.roundtrip.app.wake()).not.toThrow();
    } finally {
      other.exec('ROLLBACK');
      other.close();
    }
    await allArrived(bench, id, await bench.ended(id));
  });
});
