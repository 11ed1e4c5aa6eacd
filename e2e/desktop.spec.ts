// What the desktop sees of Roundtrip: its theme, its menu, where its window stood, notifications and progress.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type ElectronApplication, expect } from '@playwright/test';
import { screenActs } from '../src/contract/menu.ts';
import { makeShoot } from '../test/make-shoot.ts';
import { findRuntime } from '../tools/runtime.ts';
import { Roundtrip } from './app.ts';
import { test } from './fixtures.ts';
import { until } from './gallery.ts';
import { startProject } from './start-project.ts';

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
  // Controls count as the language does, not as the system.
  await roundtrip.call('settings.change', { limitMbps: 10_000 });
  await expect(page.getByRole('textbox', { name: 'Megabit pro Sekunde' })).toHaveValue('10.000');
  // What the system acts on itself too: Electron would label it in English.
  expect(await menuLabel(electron, 'role-copy')).toBe('Kopieren');
  await page.keyboard.press('Control+o');
  await expect.poll(() => noted(electron, 'dialog.showOpenDialog')).toHaveLength(1);
  expect((await noted(electron, 'dialog.showOpenDialog'))[0]?.[0]).toMatchObject({
    title: 'Ein Shooting öffnen',
    buttonLabel: 'Öffnen',
  });
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

test('the menu offers what the project on the screen does, and nothing elsewhere', async ({
  roundtrip,
  folder,
}) => {
  const { page, electron } = roundtrip;
  await page.getByRole('button', { name: 'Use Practice Imagen' }).click();
  await roundtrip.call('settings.change', { limitMbps: 0.5 });
  const name = await startFrom(roundtrip, path.join(folder, 'Beach & dunes'), 3, 2_000_000);
  expect(await offered(electron)).toEqual([]);
  await expect.poll(() => menuItem(electron, 'pause-all')).toMatchObject({ enabled: true });
  await page.getByRole('button', { name, exact: true }).click();
  await expect.poll(() => offered(electron)).toEqual(['pause', 'folder', 'support', 'cancel']);
  await choose(electron, 'pause');
  await expect.poll(() => offered(electron)).toEqual(['resume', 'folder', 'support', 'cancel']);
  // By the shortcut that the menu and the sheet name.
  await page.keyboard.press('Control+Shift+P');
  await expect.poll(() => offered(electron)).toContain('pause');
  await choose(electron, 'folder');
  await expect.poll(() => noted(electron, 'shell.showItemInFolder')).toEqual([[path.join(folder, name)]]);
  await choose(electron, 'cancel');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel for good' }).click();
  await expect.poll(() => offered(electron)).toEqual(['again', 'folder', 'support']);
  await expect.poll(() => menuItem(electron, 'pause-all')).toMatchObject({ enabled: false });
  // A page that crashed is drawn anew, and begins with the projects.
  await electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  });
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
  await expect.poll(() => offered(electron)).toEqual([]);
  await page.getByRole('button', { name, exact: true }).click();
  await expect.poll(() => offered(electron)).toEqual(['again', 'folder', 'support']);
  await page.keyboard.press('Control+1');
  await expect.poll(() => offered(electron)).toEqual([]);
});

test('folders opened last can be opened again from the menu, also after a restart, and forgotten', async ({
  folder,
}) => {
  const home = path.join(folder, 'home');
  const first = await Roundtrip.open({ home });
  await first.call('settings.change', { practice: true });
  const { root, photos } = await makeShoot(path.join(folder, 'Anna & Ben'), { photos: 1 });
  await first.call('shoots.scan', { paths: [photos[0]?.path ?? ''] });
  expect(await menuLabel(first.electron, 'recent-0')).toBeUndefined();
  await first.call('shoots.scan', { paths: [root] });
  await expect.poll(() => menuLabel(first.electron, 'recent-0')).toBe(root.replace('&', '&&'));
  if (findRuntime().standIn) expect(await noted(first.electron, 'app.addRecentDocument')).toEqual([[root]]);
  await first.close();
  const second = await Roundtrip.open({ home });
  await choose(second.electron, 'recent-0');
  await second.page.getByRole('heading', { name: 'Anna & Ben', level: 1 }).waitFor();
  await choose(second.electron, 'clear-recent');
  await expect.poll(() => menuLabel(second.electron, 'recent-0')).toBeUndefined();
  expect(await second.call('shoots.recent', undefined)).toEqual({ folders: [] });
  await second.close();
});

test('files that the system opens with Roundtrip are one shoot', async ({ roundtrip, folder }) => {
  const { page, electron } = roundtrip;
  await page.getByRole('button', { name: 'Use Practice Imagen' }).click();
  await page.getByText('Drop a shoot to begin').waitFor();
  const { photos } = await makeShoot(path.join(folder, 'From the dock'), { photos: 2, folders: [] });
  // As a Mac tells it: one event each.
  const prevented = await electron.evaluate(
    ({ app }, opened) =>
      opened.map((each) => {
        const event = { prevented: false, preventDefault: () => Object.assign(event, { prevented: true }) };
        app.emit('open-file', event, each);
        return event.prevented;
      }),
    photos.map((photo) => photo.path),
  );
  expect(prevented).toEqual([true, true]);
  await page.getByRole('heading', { name: 'From the dock', level: 1 }).waitFor();
  await expect(page.getByText('2 photos').first()).toBeVisible();
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
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur());
  await startFrom(roundtrip, path.join(folder, 'Prom night'), 2);
  const id = (await roundtrip.call('projects.list', undefined))[0]?.id ?? '';
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
  const done = ['jpegs', 'fetch', 'results', 'folder', 'restore', 'support'];
  await expect.poll(() => offered(electron)).toEqual(done);
});

/** Makes a shoot and starts a project of it; gives its name. */
async function startFrom(app: Roundtrip, folder: string, photos: number, bytes = 300_000): Promise<string> {
  const { root } = await makeShoot(folder, { photos, bytes });
  return (await startProject(app, root)).name;
}

/** Acts of the screen that the menu has enabled and shows. */
const offered = (electron: ElectronApplication): Promise<readonly string[]> =>
  electron.evaluate(
    ({ Menu }, acts) =>
      acts.filter((act) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(act);
        return item?.enabled === true && item.visible;
      }),
    [...screenActs],
  );

interface MenuItem {
  readonly label: string;
  readonly enabled: boolean;
}
const menuItem = (electron: ElectronApplication, id: string): Promise<MenuItem | null> =>
  electron.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    return item ? { label: item.label, enabled: item.enabled } : null;
  }, id);

const menuLabel = async (electron: ElectronApplication, id: string): Promise<string | undefined> =>
  (await menuItem(electron, id))?.label;

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
