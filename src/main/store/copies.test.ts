import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { AppEvent } from '#contract/events.ts';
import { temporary } from '#test/temporary.ts';
import { createCopies } from './copies.ts';
import { copyFiles, listFile } from './list-file.ts';
import { openStore } from './store.ts';

const pageBytes = 4096;
const reached = (step: string): AppEvent =>
  ({ type: 'project', project: { id: 'p1', uuid: null, step, status: 'running' } }) as unknown as AppEvent;

function logged() {
  const said: string[] = [];
  const say = (what: string): void => void said.push(what);
  return { said, log: { info: say, warn: say, error: say } };
}

test('a copy of a list that was torn meanwhile does not take the place of a sound one', async () => {
  await using home = await temporary('copies');
  const store = openStore(home.path);
  for (let n = 0; n < 2_000; n += 1)
    store.db.prepare('INSERT INTO settings (name, value) VALUES (?, ?)').run(`n${n}`, 'x'.repeat(40));
  store.close();
  const { said, log } = logged();
  const copies = createCopies(home.path, log);
  copies.onEvent(reached('upload'));
  await copies.close();
  const [latest, atStart] = copyFiles(home.path);
  const sound = readFileSync(latest);
  expect([said, existsSync(atStart)]).toEqual([[], true]);
  const bytes = readFileSync(listFile(home.path));
  writeFileSync(listFile(home.path), bytes.fill(0xa5, bytes.length - 3 * pageBytes));
  copies.onEvent(reached('edit'));
  await copies.close();
  expect(said).toEqual(['list.no-copy']);
  expect(readFileSync(latest).equals(sound)).toBe(true);
  expect(readdirSync(dirname(latest)).sort()).toEqual(['at-start.sqlite', 'latest.sqlite']);
});

test('half a copy that a kill left behind is swept away, one that is just being made is not', async () => {
  await using home = await temporary('copies');
  openStore(home.path).close();
  const folder = dirname(copyFiles(home.path)[0]);
  mkdirSync(folder);
  const yesterday = Date.now() / 1000 - 86_400;
  for (const end of ['1.new', '1.new-journal', '2.new']) {
    const half = join(folder, `latest.sqlite.${end}`);
    writeFileSync(half, 'half');
    if (end !== '2.new') utimesSync(half, yesterday, yesterday);
  }
  const { said, log } = logged();
  await createCopies(home.path, log).close();
  expect(readdirSync(folder).sort()).toEqual(['at-start.sqlite', 'latest.sqlite.2.new']);
  expect(said).toEqual([]);
});
