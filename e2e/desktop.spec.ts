// What the desktop sees of Roundtrip: its theme, its menu, where its window stood, notifications and progress.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type ElectronApplication, expect } from '@playwright/test';
import { makeShoot } from '../test/make-shoot.ts';
import { findRuntime } from '../tools/runtime.ts';
import { Roundtrip } from './app.ts';
import { test } from './fixtures.ts';
import { until } from './gallery.ts';

test.setTimeout(200_000);

test('the window follows the chosen theme and language, and so does the menu', async ({ roundtrip }) => {
  const { page, electron } = roundtrip;
  await page.getByRole('button', { name: 'Use Practice Imagen' }).click();
  await page.keyboard.press('Control+,');
  await page.getByText('Dark', { exact: true }).click();
  await page.waitForFunction(() => matchMedia('(prefers-color-scheme: dark)').matches);
  expect(await electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await page.getByText('Deutsch', { exact: true }).click();
  await page.getByRole('heading', { name: 'Einstellungen', level: 1 }).waitFor();
  await expect.poll(() => menuLabel(electron, 'shortcuts')).toBe('Tastaturkürzel');
  expect(await roundtrip.call('settings.get', undefined)).toMatchObject({
    ...{ practice: true, appearance: 'dark', language: 'de' },
  });
});

test('the menu leads to every screen and to the sheet of shortcuts', async ({ roundtrip }) => {
  const { page, electron } = roundtrip;
  await page.getByRole('button', { name: 'Use Practice Imagen' }).click();
  await choose(electron, 'settings');
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  await choose(electron, 'projects');
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
  await choose(electron, 'shortcuts');
  await page.getByRole('dialog').getByText('Keyboard shortcuts').waitFor();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('Open a shoot').waitFor();
});

test('the window opens as large as it was', async ({ folder }) => {
  const home = path.join(folder, 'home');
  mkdirSync(home);
  const place = { bounds: { x: 20, y: 10, width: 1010, height: 690 }, maximized: false };
  writeFileSync(path.join(home, 'window.json'), JSON.stringify(place));
  const app = await Roundtrip.open({ home });
  const size = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  );
  expect(size).toMatchObject({ width: 1010, height: 690 });
  await app.close();
  expect(JSON.parse(readFileSync(path.join(home, 'window.json'), 'utf8'))).toMatchObject({
    maximized: false,
  });
});

test('who looks elsewhere is told when a project is done, and a click shows it', async ({
  roundtrip,
  folder,
}) => {
  test.skip(!findRuntime().standIn, 'Electron does not tell what it showed');
  const { page, electron } = roundtrip;
  await page.getByRole('button', { name: 'Use Practice Imagen' }).click();
  const { root } = await makeShoot(path.join(folder, 'Prom night'), { photos: 2 });
  const { shoots } = await roundtrip.call('shoots.scan', { paths: [root] });
  const [profile] = (await roundtrip.call('profiles.list', undefined)).filter(
    ({ imageType }) => imageType === 'RAW',
  );
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur());
  const { id } = await roundtrip.call('projects.start', {
    shootId: shoots[0]?.id ?? '',
    choices: {
      profileKey: profile?.key ?? 0,
      options: { tools: [] },
      results: { edits: 'beside', jpegs: 'none' },
    },
  });
  await until(roundtrip, id, ({ status }) => status === 'done');
  await expect.poll(() => noted(electron, 'notification')).toHaveLength(1);
  expect(await noted(electron, 'notification')).toEqual([
    [{ title: 'Prom night', body: 'Done. The edits are on this computer.' }],
  ]);
  const progress = (await noted(electron, 'window.setProgressBar')).map(([value]) => value);
  expect(progress.some((value) => Number(value) > 0)).toBe(true);
  expect(progress.at(-1)).toBe(-1);
  await electron.evaluate(({ Notification }) => Reflect.get(Notification, 'last').emit('click'));
  await page.getByRole('heading', { name: 'Prom night', level: 1 }).waitFor();
});

const menuLabel = (electron: ElectronApplication, id: string): Promise<string | undefined> =>
  electron.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.label, id);

const choose = (electron: ElectronApplication, id: string): Promise<void> =>
  electron.evaluate(({ Menu }, wanted) => {
    Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click();
  }, id);

/** What the stand-in wrote down of this. */
const noted = (electron: ElectronApplication, what: string): Promise<(readonly unknown[])[]> =>
  electron.evaluate((all, wanted) => {
    const { journal } = Reflect.get(all, 'standIn') as {
      journal: { what: string; args: readonly unknown[] }[];
    };
    return journal.filter((entry) => entry.what === wanted).map(({ args }) => args);
  }, what);
