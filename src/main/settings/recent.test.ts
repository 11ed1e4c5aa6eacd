import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '#main/store/store.ts';
import { temporary } from '#test/temporary.ts';
import { createRecent } from './recent.ts';

test('the last ten folders, the newest first, each once; loose photos are none', async () => {
  await using folder = await temporary('recent');
  const store = openStore(join(folder.path));
  try {
    const told: string[][] = [];
    const recent = createRecent(store.db, (folders) => told.push(folders));
    const paths = Array.from({ length: 12 }, (_, at) => join(folder.path, `shoot ${at}`));
    for (const path of paths) mkdirSync(path);
    const photo = join(folder.path, 'one.cr3');
    writeFileSync(photo, 'x');
    for (const path of paths) await recent.opened([path, photo]);
    expect(recent.get()).toEqual(paths.toReversed().slice(0, 10));
    await recent.opened([paths[5] ?? '']);
    expect(recent.get().slice(0, 2)).toEqual([paths[5], paths[11]]);
    expect(told).toHaveLength(13);
    await recent.opened([photo, join(folder.path, 'gone')]);
    expect(told).toHaveLength(13);
    store.db.prepare("UPDATE settings SET value = 'torn' WHERE name = 'recent.folders'").run();
    expect(recent.get()).toEqual([]);
  } finally {
    store.close();
  }
});
