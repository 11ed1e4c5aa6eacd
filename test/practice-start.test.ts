// Practice Imagen that can't start says so, takes nothing else with it, and may be tried again.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestApp } from './app.ts';
import { temporary } from './temporary.ts';

test('a folder that Practice can’t use is a fault with words, and Roundtrip still closes', async () => {
  await using folder = await temporary('practice');
  const { app, call } = await openTestApp({
    ...{ home: folder.path, url: 'http://127.0.0.1:1/v1', key: 'none' },
    settings: { practice: true },
  });
  await writeFile(join(folder.path, 'practice'), 'a file where a folder is needed');
  expect(await call('profiles.list', undefined)).toMatchObject({
    ok: false,
    fault: { code: 'folder-not-writable', message: expect.stringContaining('Practice') },
  });
  await rm(join(folder.path, 'practice'));
  expect(await call('profiles.list', undefined)).toMatchObject({ ok: true });
  await app.close();
});

test('Roundtrip closes though Practice never started', async () => {
  await using folder = await temporary('practice');
  await writeFile(join(folder.path, 'practice'), 'a file where a folder is needed');
  const { app, call } = await openTestApp({
    ...{ home: folder.path, url: 'http://127.0.0.1:1/v1', key: 'none' },
    settings: { practice: true },
  });
  await call('profiles.list', undefined);
  await expect(app.close()).resolves.toBeUndefined();
});
