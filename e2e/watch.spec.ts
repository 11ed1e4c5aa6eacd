// A folder is watched, by keys; a shoot is copied into it, is offered on Projects and opens the form. With the real
// patience: a minute goes by.
import { mkdirSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { makeShoot } from '../test/make-shoot.ts';
import { findRuntime } from '../tools/runtime.ts';
import { obstacles } from './accessible.ts';
import type { Roundtrip } from './app.ts';
import { dress } from './dress.ts';
import { test } from './fixtures.ts';

test('a shoot that is copied into a watched folder is offered, and opens the form', async ({
  roundtrip,
  folder,
}) => {
  const { page } = roundtrip;
  const { root } = await makeShoot(path.join(folder, 'Card', 'Anna & Ben'), { photos: 4 });
  const shoots = path.join(folder, 'Shoots');
  mkdirSync(path.join(shoots, 'Old'), { recursive: true });
  await cp(root, path.join(shoots, 'Old', 'Earlier'), { recursive: true });
  await page.getByRole('button', { name: 'Use Practice Imagen' }).click();
  await page.keyboard.press('Control+,');
  await addByKeys(roundtrip, shoots);
  await cp(root, path.join(shoots, 'Anna & Ben'), { recursive: true });
  // While that settles: what shoots would start with.
  await setUpByKeys(page);
  await lookedAt(roundtrip, 'watch-settings');
  await page.getByRole('radio', { name: 'Propose it' }).press(' ');
  await page.keyboard.press('Control+1');
  await roundtrip.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur());
  const card = page.getByRole('listitem').filter({ hasText: 'New shoot: Anna & Ben' });
  await card.waitFor({ timeout: 200_000 });
  await expect(card).toContainText('4 photos');
  await expect(page.getByText('New shoot')).toHaveCount(1);
  // Electron does not tell what it showed.
  if (findRuntime().standIn)
    expect(await notified(roundtrip)).toEqual([
      { title: 'New shoot: Anna & Ben', body: '4 photos. Click to edit them.' },
    ]);
  await lookedAt(roundtrip, 'watch-card');
  await card.getByRole('button', { name: 'Edit Anna & Ben…' }).press('Enter');
  await page.getByRole('heading', { name: 'Anna & Ben', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Projects' }).click();
  await expect(card).toHaveCount(0);
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.getByRole('button', { name: 'Skip this shoot' }).click();
  await card.getByRole('button', { name: 'Not now: Anna & Ben' }).press('Enter');
  await expect(card).toHaveCount(0);
  // Not lost at the top of the page.
  await expect(page.getByRole('status', { name: 'New shoots' })).toBeFocused();
  expect(await roundtrip.call('watch.state', undefined)).toMatchObject({ proposals: [] });
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: `Stop watching ${shoots}` }).press('Enter');
  await expect(page.getByText(shoots)).toHaveCount(0);
  await expect(page.locator('.watch-end')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Add folder…' })).toBeFocused();
});

const notified = ({ electron }: Roundtrip): Promise<readonly unknown[]> =>
  electron.evaluate((all) => {
    const { journal } = Reflect.get(all, 'standIn') as {
      journal: { what: string; args: readonly unknown[] }[];
    };
    return journal.flatMap(({ what, args }) => (what === 'notification' ? args : []));
  });

async function addByKeys({ page, electron }: Roundtrip, shoots: string): Promise<void> {
  await electron.evaluate(({ dialog }, picked) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [picked] });
  }, shoots);
  await page.getByRole('button', { name: 'Add folder…' }).press('Enter');
  await page.getByRole('list', { name: 'Watch folders' }).getByText(shoots).waitFor();
}

async function setUpByKeys(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Propose it' }).press('ArrowDown');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('radio', { name: 'Propose it' })).toBeChecked();
  await page.getByRole('radio', { name: 'Start it by itself' }).press(' ');
  await dialog.getByRole('searchbox').fill('wedding');
  await dialog.getByRole('searchbox').press('ArrowDown');
  await page.locator('[role=option]:focus').waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByRole('switch', { name: 'Straighten' }).press(' ');
  expect(await obstacles(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Start new shoots with this' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('radio', { name: 'Start it by itself' })).toBeChecked();
  await page.getByText('· Straighten').waitFor();
}

async function lookedAt(roundtrip: Roundtrip, name: string): Promise<void> {
  const call: Roundtrip['call'] = (...words) => roundtrip.call(...words);
  for (const theme of ['dark', 'light'] as const) {
    await dress({ page: roundtrip.page, call }, theme);
    await roundtrip.screen(`${name}-${theme}`);
    expect(await obstacles(roundtrip.page), `${name}, ${theme}`).toEqual([]);
  }
}
