// A damaged list of projects at the start: asked whether to rebuild it, and rebuilt, or left as it is.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { type ElectronApplication, expect } from '@playwright/test';
import { makeShoot } from '../test/make-shoot.ts';
import { findRuntime, root, rootFlags } from '../tools/runtime.ts';
import { Roundtrip } from './app.ts';
import { test } from './fixtures.ts';
import { until } from './gallery.ts';
import { startProject } from './start-project.ts';

const runtime = findRuntime();
test.skip(!runtime.standIn, 'Electron’s own questions can’t be answered from here');

/** A home with one project that is done, and its list, all bytes of it, written over with nonsense. */
async function damagedHome(folder: string): Promise<{ home: string; list: string; id: string }> {
  const home = path.join(folder, 'home');
  const first = await Roundtrip.open({ home });
  await first.call('settings.change', { practice: true });
  const { root: shoot } = await makeShoot(path.join(folder, 'Prom night'), { photos: 2 });
  const [profile] = (await first.call('profiles.list', undefined)).filter((each) => each.imageType === 'RAW');
  const results = { edits: 'beside', jpegs: 'none' } as const;
  const profileKey = profile?.key ?? 0;
  const watched = path.join(folder, 'Watched');
  mkdirSync(watched);
  const { folders } = await first.call('watch.add', { path: watched });
  const start = { profileKey, choices: { options: { tools: [] }, results } };
  await first.call('watch.change', { id: folders[0]?.id ?? 0, starts: true, start });
  const { id } = await startProject(first, shoot);
  await until(first, id, ({ status }) => status === 'done');
  await first.close();
  const list = path.join(home, 'projects.sqlite');
  writeFileSync(list, readFileSync(list).fill(0xab));
  return { home, list, id };
}

interface Question {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}
const questions = (electron: ElectronApplication): Promise<readonly Question[]> =>
  electron.evaluate((all) => {
    const { journal } = Reflect.get(all, 'standIn') as { journal: { what: string; args: Question[] }[] };
    return journal.flatMap(({ what, args }) => (what === 'dialog.showMessageBox' ? args : []));
  });

test('rebuilds it when that is wanted, says what came of it, and shows the projects again', async ({
  folder,
}) => {
  const { home, list, id } = await damagedHome(folder);
  const damaged = readFileSync(list);
  const roundtrip = await Roundtrip.open({ home, env: { STAND_IN_ANSWERS: '1,0' } });
  const [asked, told] = await questions(roundtrip.electron);
  expect(asked).toMatchObject({
    message: 'The list of projects is damaged.',
    detail: expect.stringContaining('The damaged file is kept'),
    buttons: ['Quit', 'Rebuild'],
  });
  expect(told).toMatchObject({
    message: 'The list of projects is rebuilt.',
    detail: expect.stringContaining('Prom night'),
    buttons: ['Continue'],
  });
  expect(told?.detail).toMatch(/don’t start by themselves any more.*Watched/s);
  expect((await roundtrip.call('watch.state', undefined)).folders).toMatchObject([{ starts: false }]);
  await roundtrip.page.getByText('Prom night').first().waitFor();
  const { moments } = await roundtrip.call('projects.timeline', { id });
  expect(moments.map(({ what }) => what)).toContain('rebuilt');
  const kept = readdirSync(home).find((name) => name.startsWith('projects.sqlite.damaged-')) ?? '';
  expect(readFileSync(path.join(home, kept)).equals(damaged)).toBe(true);
  await roundtrip.close();
});

test('leaves it as it is when that is not wanted, and ends', async ({ folder }) => {
  const { home, list } = await damagedHome(folder);
  const damaged = readFileSync(list);
  const child = spawn(runtime.executable, [...rootFlags(), root], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ROUNDTRIP_HOME: home, STAND_IN_ANSWERS: '0' },
  });
  try {
    const said = text(child.stderr);
    const [code] = await once(child, 'exit', { signal: AbortSignal.timeout(60_000) });
    expect(code, await said).toBe(0);
  } finally {
    child.kill('SIGKILL');
  }
  expect(readFileSync(list).equals(damaged)).toBe(true);
  expect(readdirSync(home).filter((name) => /damaged|rebuilt/.test(name))).toEqual([]);
});
