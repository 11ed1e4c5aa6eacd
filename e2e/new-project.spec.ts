// The form of a new project: stars, order and filter, brackets, presets, and where results go.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { makeShoot } from '../test/make-shoot.ts';
import { obstacles } from './accessible.ts';
import type { Roundtrip } from './app.ts';
import { test } from './fixtures.ts';

test.beforeEach(({ roundtrip }) => roundtrip.call('settings.change', { practice: true }));

const open = async (roundtrip: Roundtrip, shoot: string): Promise<void> => {
  await roundtrip.page.getByText('Drop a shoot to begin').waitFor();
  await roundtrip.drop([shoot]);
  await roundtrip.page.getByRole('heading', { name: path.basename(shoot), level: 1 }).waitFor();
};

/** The chosen counts of the bar over the sheet. */
const status = (page: Page) => page.locator('.photo-choice-bar [role=status]');

/** Opens a picker, and takes a value, without a mouse. */
const pick = async (page: Page, name: RegExp, value: string): Promise<void> => {
  await page.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
  const list = page.locator('.pick-list');
  await list.waitFor();
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
  await list.waitFor({ state: 'hidden' });
};

const bothThemes = async (roundtrip: Roundtrip, name: string): Promise<void> => {
  for (const colorScheme of ['dark', 'light'] as const) {
    await roundtrip.page.emulateMedia({ colorScheme });
    await roundtrip.screen(`new-project-${name}-${colorScheme}`);
    expect.soft(await obstacles(roundtrip.page), `${name}, ${colorScheme}`).toEqual([]);
  }
};

test('stars select, filter and order; nothing is written', async ({ roundtrip, folder }) => {
  const { page } = roundtrip;
  const shoot = path.join(folder, 'Stars');
  const made = await makeShoot(shoot, { photos: 18, ratings: true, bytes: 100_000 });
  const before = made.sidecars.map((sidecar) => readFileSync(sidecar, 'utf8'));
  const stars = before.map((text) => Number(/xmp:Rating="(-?\d)"/.exec(text)?.[1]));
  const three = stars.filter((each) => each >= 3).length;
  await open(roundtrip, shoot);
  await page.getByRole('button', { name: '3 stars and up' }).press('Enter');
  await expect(status(page)).toHaveText(`${three} of 18 selected`);
  await bothThemes(roundtrip, 'stars');
  await pick(page, /Any stars/, '3');
  await expect(status(page)).toHaveText(`${three} of 18 selected · ${three} shown`);
  await page.getByRole('button', { name: 'Leave these out' }).press('Enter');
  await expect(status(page)).toHaveText(`0 of 18 selected · ${three} shown`);
  await pick(page, /3 stars and up.*Stars|Stars.*3 stars and up/, 'any');
  await page.getByRole('button', { name: 'Select all' }).press('Enter');
  await pick(page, /By name/, 'by stars');
  const best = page.getByRole('row').first();
  await expect(best.getByRole('img', { name: `${Math.max(...stars)} star` })).toBeVisible();
  await expect(best).toHaveAttribute('aria-rowindex', '1');
  expect(made.sidecars.map((sidecar) => readFileSync(sidecar, 'utf8'))).toEqual(before);
});

test('brackets are shown with HDR merge, and what is in none can be left out', async ({
  roundtrip,
  folder,
}) => {
  const { page } = roundtrip;
  const shoot = path.join(folder, 'House');
  await makeShoot(shoot, { photos: 8, brackets: 2, bytes: 100_000, folders: [], kinds: ['CR2'] });
  await open(roundtrip, shoot);
  await choose(page);
  await page.getByRole('switch', { name: 'HDR merge' }).press('Space');
  const line = page.locator('.bracket-line');
  await expect(line).toContainText('2 brackets of 3. 2 photos are in no bracket.');
  await bothThemes(roundtrip, 'brackets');
  await line.getByRole('button', { name: 'Leave them out' }).press('Enter');
  await expect(line).toHaveText('2 brackets of 3.');
  await expect(status(page)).toHaveText('6 of 8 selected');
  await expect(page.locator('.bracket-mark.begins')).toHaveCount(2);
});

test('presets and the last choices come back; a folder is picked for results', async ({
  roundtrip,
  folder,
}) => {
  const { page } = roundtrip;
  const shoot = path.join(folder, 'Studio');
  await makeShoot(shoot, { photos: 3, bytes: 100_000, kinds: ['CR2'] });
  await open(roundtrip, shoot);
  await choose(page);
  await page.getByRole('switch', { name: 'Smooth skin' }).press('Space');
  await page.getByRole('button', { name: 'Save as preset…' }).press('Enter');
  await page.getByLabel('Name of the preset').fill('Studio look');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /Studio look/ })).toBeFocused();
  const out = path.join(folder, 'out');
  await roundtrip.electron.evaluate(({ dialog }, place) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [place] });
  }, out);
  await page.getByText('In a folder of their own').click();
  await page.getByRole('button', { name: 'Choose…' }).press('Enter');
  await expect(page.getByLabel('Results folder')).toHaveValue(out);
  await expect(page.getByText(/^needs up to .* free$/)).toBeVisible();
  await bothThemes(roundtrip, 'presets');
  await page.getByRole('button', { name: 'Start editing' }).press('Enter');
  await page.getByText('What became of every photo').waitFor();
  const kept = await roundtrip.call('choices.get', undefined);
  expect(Object.values(kept.last)).toEqual([
    { options: { tools: ['smooth_skin'] }, results: { edits: { folder: out }, jpegs: 'none' } },
  ]);
  expect(kept.presets.map(({ name }) => name)).toEqual(['Studio look']);
});

const choose = async (page: Page): Promise<void> => {
  await page.getByRole('searchbox', { name: 'Search profiles' }).fill('LOVE');
  await page.keyboard.press('ArrowDown');
  await page.locator('[role=option]:focus').waitFor();
  await page.keyboard.press('Enter');
};

test('what can’t be read is told by name and left out, until one click selects it', async ({
  roundtrip,
  folder,
}) => {
  const { page } = roundtrip;
  const shoot = path.join(folder, 'Torn');
  const { photos } = await makeShoot(shoot, { photos: 5, bytes: 60_000 });
  const raw = photos.find(({ kind }) => kind !== 'JPG')?.path ?? '';
  writeFileSync(raw, readFileSync(raw).subarray(0, 3000));
  writeFileSync(path.join(shoot, 'notes.NEF'), 'not a photo\n');
  await open(roundtrip, shoot);
  await page.getByText('2 photos can’t be read and are not selected').waitFor();
  await expect(page.getByText('notes.NEF', { exact: false }).first()).toBeVisible();
  await expect(status(page)).toHaveText('4 of 6 selected');
  await bothThemes(roundtrip, 'unreadable');
  await page.getByRole('button', { name: 'Select them anyway' }).press('Enter');
  await expect(status(page)).toHaveText('6 of 6 selected');
  await page.getByRole('button', { name: 'Leave them out' }).press('Enter');
  await expect(status(page)).toHaveText('4 of 6 selected');
});
