import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { FaultError } from '#contract/faults.ts';
import { createChance, noise } from '#practice/sample-shoot/random.ts';
import { temporary } from '#test/temporary.ts';
import { listFile } from './list-file.ts';
import { rebuildList } from './rebuild.ts';
import { openStore, type Store } from './store.ts';
import type { KeptStart } from './watch.ts';

const pageBytes = 4096;
const photos = 120;
/** More than a page holds of any table here. */
const rowsOfPage = 60;
/** From this page on there is no root of a table: one torn root takes its table along. */
const firstLeaf = 16;

/** A list of six projects, each with photos and results. */
function fill(store: Store): void {
  for (let n = 0; n < 6; n += 1) {
    const id = `p${n}`;
    const root = `/shoots/${n}`;
    store.projects.add({
      ...{ id, name: `Wedding ${n}`, nameGiven: false, root, practice: false, withoutFailed: false },
      profile: { key: 7, name: 'LOVE & LIGHT' },
      options: { tools: ['crop'] },
      results: { edits: 'beside', jpegs: 'none' },
      photos: Array.from({ length: photos }, (_, at) => ({
        ...{ id: at, path: `${root}/IMG_${at}.CR2`, relative: `IMG_${at}.CR2`, uploadName: `IMG_${at}.CR2` },
        ...{ imageType: 'RAW' as const, size: 1000 + at, mtimeMs: 1.5 },
      })),
      leftOut: [{ path: `${root}/x.txt`, reason: 'unsupported' }],
    });
    store.projects.setUuid(id, `uuid-${n}`);
    store.timeline.add(id, 'running', { step: 'prepare' });
  }
}

/** Goes on with them: sent, edited and placed, all but the last project, which is still sending. */
function finish(store: Store): void {
  for (let n = 0; n < 6; n += 1) {
    const id = `p${n}`;
    for (let at = 0; at < (n < 5 ? photos : 50); at += 1)
      store.photos.markSent(id, at, { md5: 'm', verified: true });
    store.projects.setStep(id, n < 5 ? 'done' : 'upload');
    if (n === 5) continue;
    store.projects.setStatus(id, 'done', null, null);
    for (const stamp of ['intend', 'confirm', 'complete'] as const) store.projects[stamp](id, 'edit');
    store.results.plan(
      id,
      Array.from({ length: photos }, (_, at) => ({
        ...{ kind: 'edit' as const, name: `IMG_${at}.xmp`, photo: at, note: null },
        target: `/shoots/${n}/IMG_${at}.xmp`,
      })),
    );
    store.db.exec(`UPDATE results SET placed_at = 5, sha256 = 'x' WHERE project = '${id}'`);
  }
}

const known = ({ db }: Store) => ({
  projects: db
    .prepare('SELECT id, uuid, name, root, total_bytes, created_at, edit_done_at FROM projects')
    .all(),
  photos: db.prepare('SELECT * FROM photos').all(),
  results: db.prepare('SELECT * FROM results').all(),
  leftOut: db.prepare('SELECT * FROM left_out').all(),
});

async function damagedHome(home: string, copied: boolean) {
  if (copied) mkdirSync(join(home, 'copies'), { recursive: true });
  let store = openStore(home);
  fill(store);
  store.close();
  if (copied) await copyFile(listFile(home), join(home, 'copies', 'latest.sqlite'));
  store = openStore(home);
  finish(store);
  const truth = known(store);
  store.close();
  return truth;
}

function tear(home: string, seed: number, pages: number): void {
  const chance = createChance(seed);
  const bytes = readFileSync(listFile(home));
  for (let n = 0; n < pages; n += 1) {
    const page = Math.floor(chance.between(firstLeaf, bytes.length / pageBytes));
    noise(pageBytes, seed * 100 + n).copy(bytes, page * pageBytes);
  }
  writeFileSync(listFile(home), bytes);
}

const seeds = [1, 3, 6, 8];

test.each(seeds)(
  'torn pages (seed %i): with an old copy nothing but what came since is lost',
  async (seed) => {
    await using home = await temporary('rebuild');
    const truth = await damagedHome(home.path, true);
    tear(home.path, seed, 4);
    const { kept, whole, inPart, lost } = rebuildList(home.path);
    expect([whole.length + inPart.length, lost]).toEqual([6, []]);
    expect(existsSync(kept ?? '')).toBe(true);
    const store = openStore(home.path);
    const found = known(store);
    expect(found.photos.map(({ project, id, path, size }) => [project, id, path, size])).toEqual(
      truth.photos.map(({ project, id, path, size }) => [project, id, path, size]),
    );
    expect(found.projects.map(({ uuid }) => uuid)).toEqual(truth.projects.map(({ uuid }) => uuid));
    expect(found.leftOut).toHaveLength(6);
    store.close();
  },
);

test('a Roundtrip that was transferring takes no part of the line from the rebuilt list', async () => {
  await using home = await temporary('rebuild');
  const store = openStore(home.path);
  fill(store);
  store.senders.say(() => ({ projects: 1, photos: 5 }));
  expect(store.turns.ask('p0', 3)).toBe(true);
  store.close();
  tear(home.path, 1, 1);
  rebuildList(home.path);
  const next = openStore(home.path);
  expect(next.senders.others()).toEqual([]);
  expect(next.db.prepare('SELECT * FROM turns').all()).toEqual([]);
  next.close();
});

const withoutCopy = 'torn pages (seed %i): without a copy, what is readable is read and nothing is made up';
test.each(seeds)(withoutCopy, async (seed) => {
  await using home = await temporary('rebuild');
  const truth = await damagedHome(home.path, false);
  tear(home.path, seed, 3);
  const { whole, inPart } = rebuildList(home.path);
  expect(whole.length + inPart.length).toBe(6);
  const store = openStore(home.path);
  const found = known(store);
  const unlike = (list: readonly Record<string, unknown>[]): readonly string[] =>
    list.map((row) => JSON.stringify({ ...row, sent_at: 0 }));
  for (const table of ['photos', 'results', 'leftOut'] as const) {
    const there = new Set(unlike(truth[table]));
    expect(
      unlike(found[table]).filter((row) => !there.has(row)),
      table,
    ).toEqual([]);
    // What three pages hold, and not what lies behind them.
    expect(found[table].length, table).toBeGreaterThanOrEqual(truth[table].length - 3 * rowsOfPage);
  }
  for (const { id } of whole)
    expect(found.photos.filter(({ project }) => project === id)).toHaveLength(photos);
  store.close();
});

test('with its first page torn, all the rest is read as it was', async () => {
  await using home = await temporary('rebuild');
  const truth = await damagedHome(home.path, false);
  const bytes = readFileSync(listFile(home.path));
  noise(pageBytes, 3).copy(bytes);
  writeFileSync(listFile(home.path), bytes);
  expect(rebuildList(home.path)).toMatchObject({ inPart: [], lost: [], whole: { length: 6 } });
  const store = openStore(home.path);
  expect(known(store)).toEqual(truth);
  store.close();
});

test('cut off, what comes before the cut is read', async () => {
  await using home = await temporary('rebuild');
  const truth = await damagedHome(home.path, false);
  const bytes = readFileSync(listFile(home.path));
  writeFileSync(listFile(home.path), bytes.subarray(0, Math.floor(bytes.length * 0.7)));
  const { inPart } = rebuildList(home.path);
  expect(inPart).toHaveLength(6);
  const store = openStore(home.path);
  expect(known(store).photos.length).toBeGreaterThan(truth.photos.length / 4);
  store.close();
});

test('the newest commits, still in SQLite’s log, are read, and the log is kept as it is', async () => {
  await using live = await temporary('rebuild');
  await using home = await temporary('rebuild');
  await damagedHome(live.path, false);
  const writing = openStore(live.path);
  writing.projects.setName('p5', 'Newest name');
  for (const end of ['', '-wal']) await copyFile(listFile(live.path) + end, listFile(home.path) + end);
  writing.close();
  tear(home.path, 3, 2);
  const log = readFileSync(`${listFile(home.path)}-wal`);
  expect(() => openStore(home.path)).toThrow(/damaged/);
  const { kept } = rebuildList(home.path);
  expect(readFileSync(`${kept}-wal`).equals(log)).toBe(true);
  const store = openStore(home.path);
  expect(store.projects.get('p5').name).toBe('Newest name');
  store.close();
});

test('a row that differs from its copy in what never changes was torn: the copy goes before it', async () => {
  await using home = await temporary('rebuild');
  const truth = await damagedHome(home.path, true);
  const store = openStore(home.path);
  store.db.exec("UPDATE photos SET path = '/elsewhere' WHERE id = 3");
  store.db.exec("UPDATE projects SET options = '{{{' WHERE id = 'p1'");
  store.close();
  tear(home.path, 2, 6);
  expect(rebuildList(home.path).lost).toEqual([]);
  const again = openStore(home.path);
  expect(known(again).photos.map(({ path }) => path)).toEqual(truth.photos.map(({ path }) => path));
  expect(again.projects.get('p1').root).toBe('/shoots/1');
  again.close();
});

test('a project that only its photos tell of is named as lost', async () => {
  await using home = await temporary('rebuild');
  await damagedHome(home.path, false);
  const db = new DatabaseSync(listFile(home.path));
  db.exec("PRAGMA foreign_keys = OFF; DELETE FROM projects WHERE id = 'p4'");
  db.close();
  const bytes = readFileSync(listFile(home.path));
  writeFileSync(listFile(home.path), bytes.fill(0xab, 0, pageBytes));
  const { whole, lost } = rebuildList(home.path);
  expect(lost).toEqual([{ id: 'p4', photo: '/shoots/4/IMG_0.CR2' }]);
  expect(whole.map(({ id }) => id)).toEqual(['p0', 'p1', 'p2', 'p3', 'p5']);
});

test('a done project whose results nobody knows of fetches them again; one that was restored does not', async () => {
  await using home = await temporary('rebuild');
  await damagedHome(home.path, false);
  const store = openStore(home.path);
  store.db.exec("DELETE FROM results WHERE project IN ('p1', 'p2') AND photo > 100");
  store.timeline.add('p2', 'restored');
  store.db.exec("UPDATE photos SET sent_at = NULL WHERE project = 'p3'");
  store.close();
  mkdirSync(join(home.path, 'copies'));
  await rename(listFile(home.path), join(home.path, 'copies', 'latest.sqlite'));
  rebuildList(home.path);
  const again = openStore(home.path);
  expect(again.projects.get('p1')).toMatchObject({ step: 'download', status: 'paused' });
  for (const id of ['p2', 'p3'])
    expect(again.projects.get(id)).toMatchObject({ step: 'done', status: 'done' });
  expect(again.photos.waiting('p3'), 'nobody asks for an edit while photos wait').toEqual([]);
  again.close();
});

test('nothing is asked for again unasked, and results that nobody knows of are fetched again', async () => {
  await using home = await temporary('rebuild');
  await damagedHome(home.path, true);
  writeFileSync(listFile(home.path), noise(pageBytes * 9, 1));
  const before = readFileSync(listFile(home.path));
  const { kept, inPart } = rebuildList(home.path);
  expect(inPart).toHaveLength(6);
  expect(readFileSync(kept ?? '').equals(before)).toBe(true);
  const store = openStore(home.path);
  for (const { id, edit, export: asked, status } of store.projects.all()) {
    expect([id, edit.askedAt, asked.askedAt]).toEqual([id, expect.any(Number), expect.any(Number)]);
    expect(status).toBe('paused');
    expect(store.timeline.last(id, 'rebuilt')).not.toBeNull();
  }
  store.close();
});

test('a list that is in use, sound or of a newer Roundtrip is not rebuilt', async () => {
  await using home = await temporary('rebuild');
  await damagedHome(home.path, false);
  const code = () => {
    try {
      return rebuildList(home.path);
    } catch (error) {
      return (error as FaultError).fault.code;
    }
  };
  expect(code()).toBe('bad-input');
  const store = openStore(home.path);
  expect(store.leases.take('p0')).toBe(true);
  store.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const bytes = readFileSync(listFile(home.path));
  const pages = bytes.length / pageBytes;
  bytes.fill(0xab, (pages - 1) * pageBytes);
  store.close();
  writeFileSync(listFile(home.path), bytes);
  expect(code()).toBe('project-taken');
  expect(readFileSync(listFile(home.path)).equals(bytes)).toBe(true);
  expect(readdirSync(home.path).filter((name) => name.startsWith('rebuilding-'))).toEqual([]);
});

test('a list that is empty or gone is no new one when there is a copy of it', async () => {
  await using home = await temporary('rebuild');
  await damagedHome(home.path, true);
  for (const make of [() => rmSync(listFile(home.path)), () => writeFileSync(listFile(home.path), '')]) {
    make();
    expect(() => openStore(home.path)).toThrow(/damaged/);
    expect(rebuildList(home.path).inPart).toHaveLength(6);
  }
});

test('killed while the rebuilt list takes its place, the next opening ends it', async () => {
  await using home = await temporary('rebuild');
  await damagedHome(home.path, false);
  const file = listFile(home.path);
  await copyFile(file, `${file}.rebuilt-2026-01-01T00-00-00`);
  writeFileSync(file, 'damaged');
  writeFileSync(`${file}-wal`, 'its newest commits');
  const store = openStore(home.path);
  expect(store.projects.all()).toHaveLength(6);
  store.close();
  expect(readFileSync(`${file}.damaged-2026-01-01T00-00-00`, 'utf8')).toBe('damaged');
  expect(readFileSync(`${file}.damaged-2026-01-01T00-00-00-wal`, 'utf8')).toBe('its newest commits');
});

test('a project of a torn story is known in part, even beside a sound copy from before its last lines', async () => {
  await using home = await temporary('rebuild');
  await damagedHome(home.path, true);
  const store = openStore(home.path);
  for (let n = 0; n < 400; n += 1) store.timeline.add('p0', 'retried', { n });
  store.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const leaves = "SELECT pageno FROM dbstat WHERE name = 'timeline' AND pagetype = 'leaf' ORDER BY path DESC";
  const page = Number(store.db.prepare(leaves).get()?.pageno);
  store.close();
  const bytes = readFileSync(listFile(home.path));
  writeFileSync(listFile(home.path), bytes.fill(0xa5, (page - 1) * pageBytes, page * pageBytes));
  const { whole, inPart } = rebuildList(home.path);
  expect([whole.length, inPart.length]).toEqual([0, 6]);
});

test('watched folders start nothing by themselves any more: which shoots were known may be lost', async () => {
  await using home = await temporary('rebuild');
  await damagedHome(home.path, false);
  let store = openStore(home.path);
  const ids = ['/asks', '/starts'].map((path) =>
    store.watch.add(path, 1, [{ path: `${path}/old`, identity: null }]),
  );
  const start = {
    ...{ profileKey: 7, profileName: 'LOVE & LIGHT', practice: false },
    choices: { options: { tools: [] }, results: { edits: 'beside', jpegs: 'none' } },
  } satisfies KeptStart;
  store.watch.setStart(ids[1] ?? 0, true, start);
  expect(store.watch.folders().map(({ starts }) => starts)).toEqual([false, true]);
  store.close();
  tear(home.path, 1, 2);
  expect(rebuildList(home.path).startsOff).toEqual(['/starts']);
  store = openStore(home.path);
  expect(store.watch.folders()).toMatchObject([
    { path: '/asks', starts: false, unsure: true },
    { path: '/starts', starts: false, start, unsure: true },
  ]);
  store.close();
});

test('what a rebuilding that was killed had copied is swept away', async () => {
  await using home = await temporary('rebuild');
  await damagedHome(home.path, false);
  tear(home.path, 1, 2);
  mkdirSync(join(home.path, 'rebuilding-killed'));
  writeFileSync(join(home.path, 'rebuilding-killed', '0.sqlite'), 'half');
  rebuildList(home.path);
  expect(readdirSync(home.path).filter((name) => name.startsWith('rebuilding-'))).toEqual([]);
});
