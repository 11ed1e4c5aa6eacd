import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { temporary } from '#test/temporary.ts';
import { openDatabase } from './database.ts';
import { createFlush } from './flush.ts';

/** Syncs of any file, counted, with the real ones still done: FileHandle's prototype is reached by one. */
async function countSyncs(path: string) {
  await using file = await open(path, 'a');
  const prototype = Object.getPrototypeOf(file) as { datasync: () => Promise<void> };
  const real = prototype.datasync;
  const restore = (): void => {
    prototype.datasync = real;
  };
  const counted = { begun: 0, settled: 0, [Symbol.dispose]: restore };
  prototype.datasync = async function (this: unknown) {
    counted.begun += 1;
    await real.call(this);
    counted.settled += 1;
  };
  return counted;
}

test('what was committed is synced when it settles; those who come during a sync share the next one', async () => {
  await using folder = await temporary('flush');
  const db = openDatabase(join(folder.path, 'projects.sqlite'));
  using syncs = await countSyncs(join(folder.path, 'other'));
  const flush = createFlush(db);
  db.exec('CREATE TABLE t (a); INSERT INTO t VALUES (1)');
  const first = flush().then((known) => ({ known, settled: syncs.settled }));
  const later = Array.from({ length: 20 }, () =>
    flush().then((known) => ({ known, settled: syncs.settled })),
  );
  expect(await first).toEqual({ known: true, settled: 1 });
  expect(await Promise.all(later)).toEqual(later.map(() => ({ known: true, settled: 2 })));
  expect(syncs.begun).toBe(2);
  expect(await flush()).toBe(true);
  expect(syncs.begun).toBe(3);
  db.close();
});

test('without a write-ahead log it says that it does not know', async () => {
  await using folder = await temporary('flush');
  const db = new DatabaseSync(join(folder.path, 'plain.sqlite'));
  db.exec('PRAGMA journal_mode = DELETE; CREATE TABLE t (a)');
  expect(await createFlush(db)()).toBe(false);
  db.close();
  const memory = new DatabaseSync(':memory:');
  expect(await createFlush(memory)()).toBe(false);
  memory.close();
});
