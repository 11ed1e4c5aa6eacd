import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import type { FaultError } from '#contract/faults.ts';
import { endedWithTest } from '#test/children.ts';
import { temporary } from '#test/temporary.ts';
import type { NewProject } from './insert-project.ts';
import { openStore } from './store.ts';

const project = (id: string, root = '/shoots/a'): NewProject => ({
  ...{ id, name: 'Wedding', nameGiven: false, root, practice: false, withoutFailed: false },
  profile: { key: 7, name: 'LOVE & LIGHT' },
  options: { tools: ['crop'] },
  results: { edits: 'beside', jpegs: 'none' },
  photos: [1, 2, 3].map((n) => ({
    ...{ id: n, path: `/shoots/a/${n}.CR2`, relative: `${n}.CR2`, uploadName: `${n}.CR2` },
    ...{ imageType: 'RAW' as const, size: 10 * n, mtimeMs: 1.5 },
  })),
  leftOut: [{ path: '/shoots/a/x.txt', reason: 'unsupported' }],
});

test('a project is kept whole and read back as it was', async () => {
  await using home = await temporary('store');
  const store = openStore(home.path);
  store.projects.add(project('p1'));
  store.photos.markSent('p1', 1, { md5: 'm', verified: true });
  store.photos.markFailed('p1', 2, 'photo-unreadable');
  store.close();

  const again = openStore(home.path);
  expect(again.projects.get('p1')).toMatchObject({
    name: 'Wedding',
    step: 'prepare',
    options: { tools: ['crop'] },
  });
  expect(again.photos.counts('p1')).toMatchObject({ total: 3, sent: 1, failed: 1, leftOut: 1, bytes: 10 });
  expect(again.photos.page('p1', 0, 10, 'waiting').photos.map(({ id }) => id)).toEqual([3]);
  expect(again.photos.page('p1', 0, 10, undefined).photos.map(({ state }) => state)).toEqual([
    'sent',
    'failed',
    'waiting',
  ]);
  expect(again.projects.unfinishedOn('/shoots/a')).toBe('p1');
  again.close();
});

test('two projects never share one of Imagen’s', async () => {
  await using home = await temporary('store');
  const [window, terminal] = [openStore(home.path), openStore(home.path)];
  for (const id of ['p1', 'p2']) window.projects.add(project(id, `/shoots/${id}`));
  expect(window.projects.setUuid('p1', 'u')).toBe(true);
  expect(terminal.projects.setUuid('p2', 'u'), 'found a moment later').toBe(false);
  expect(terminal.projects.get('p2').uuid).toBeNull();
  window.close();
  terminal.close();
});

test('what was put back is a photo again, not our own result', async () => {
  await using home = await temporary('store');
  const store = openStore(home.path);
  for (const id of ['p1', 'p2']) {
    store.projects.add(project(id));
    const target = `/shoots/a/${id}.jpg`;
    store.results.plan(id, [{ kind: 'jpeg', name: 'x.jpg', photo: 1, target, note: null }]);
    store.results.markPlaced(id, 'jpeg', 'x.jpg', { file: target, backup: null, created: true, note: null });
  }
  expect([...store.results.placedPhotos()].sort()).toEqual(['/shoots/a/p1.jpg', '/shoots/a/p2.jpg']);
  store.timeline.add('p1', 'restored');
  expect([...store.results.placedPhotos()]).toEqual(['/shoots/a/p2.jpg']);
  store.close();
});

test('progress is kept at its highest', async () => {
  await using home = await temporary('store');
  const store = openStore(home.path);
  store.projects.add(project('p1'));
  store.projects.setProgress('p1', 0.5);
  store.projects.setProgress('p1', 0.3);
  expect(store.projects.get('p1').progress).toBe(0.5);
  store.close();
});

test('a database of a newer Roundtrip is refused and not touched', async () => {
  await using home = await temporary('store');
  openStore(home.path).close();
  const file = join(home.path, 'projects.sqlite');
  const db = new DatabaseSync(file);
  db.exec('PRAGMA user_version = 999; PRAGMA journal_mode = DELETE');
  db.close();
  const before = readFileSync(file);
  expect(() => openStore(home.path)).toThrow(
    expect.objectContaining({ fault: { code: 'database-newer', message: expect.any(String) } }) as FaultError,
  );
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a file that is no database is said to be damaged, and kept', async () => {
  await using home = await temporary('store');
  const file = join(home.path, 'projects.sqlite');
  writeFileSync(file, 'not a database at all, but long enough to be looked at as one '.repeat(20));
  expect(() => openStore(home.path)).toThrow(/is damaged/);
  expect(readFileSync(file, 'utf8')).toContain('not a database');
});

// Root may read everything: it becomes somebody else first, in a process of its own.
test.skipIf(process.getuid?.() !== 0)(
  'a list that may not be read is said to be that, and not damaged',
  async () => {
    await using home = await temporary('store');
    openStore(home.path).close();
    const file = join(home.path, 'projects.sqlite');
    for (const mode of [0o000, 0o444]) {
      chmodSync(home.path, 0o777);
      chmodSync(file, mode);
      const script = `
      import { openStore } from ${JSON.stringify(new URL('./store.ts', import.meta.url).href)};
      process.setuid(65534);
      try { openStore(${JSON.stringify(home.path)}); } catch (error) { console.log(JSON.stringify(error.fault)); }`;
      const child = endedWithTest(
        spawn(process.execPath, ['--input-type=module', '-e', script], {
          stdio: ['ignore', 'pipe', 'inherit'],
        }),
        'alone',
      );
      const fault = JSON.parse(await text(child.stdout)) as { code: string; message: string };
      expect(fault).toMatchObject({ code: 'folder-not-writable', message: expect.stringContaining(file) });
    }
  },
);

test('a lease keeps a second process out, and ends with its owner’s process', async () => {
  await using home = await temporary('store');
  const store = openStore(home.path);
  store.projects.add(project('p1'));
  const script = `
    import { openStore } from ${JSON.stringify(new URL('./store.ts', import.meta.url).href)};
    console.log(openStore(${JSON.stringify(home.path)}).leases.take('p1'));
    setInterval(() => {}, 1000);`;
  const child = endedWithTest(
    spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
    'alone',
  );
  const [said] = await once(child.stdout, 'data');
  expect(String(said).trim()).toBe('true');
  expect(store.leases.take('p1')).toBe(false);
  expect(store.leases.takenElsewhere('p1')).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(store.leases.take('p1')).toBe(true);
  expect(store.leases.renew('p1')).toBe(true);
  store.leases.release('p1');
  expect(store.leases.renew('p1')).toBe(false);
  store.close();
});
