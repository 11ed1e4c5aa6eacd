// Choosing photos with mouse and keys: the lasso, what was rejected elsewhere, a mixed shoot, and the sum before a start.
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { makeShoot } from '../test/make-shoot.ts';
import { obstacles } from './accessible.ts';
import type { Roundtrip } from './app.ts';
import { test } from './fixtures.ts';

test.beforeEach(({ roundtrip }) => roundtrip.call('settings.change', { practice: true }));

const open = async (roundtrip: Roundtrip, shoot: string): Promise<void> => {
  await roundtrip.page.getByText('Drop a shoot to begin').waitFor();
  await roundtrip.drop([shoot]);
  await roundtrip.page.getByRole('heading', { name: path.basename(shoot), level: 1 }).waitFor();
  await roundtrip.page.getByRole('button', { name: 'By name' }).waitFor();
};

const status = (page: Page) => page.locator('.photo-choice-bar [role=status]');
const cell = (page: Page, at: number) => page.locator(`.photo-grid [role=row][aria-rowindex="${at}"]`);
const start = (page: Page) => page.getByRole('button', { name: 'Start editing' });

const boxOf = async (of: Locator) => {
  const box = await of.boundingBox();
  if (box === null) throw new Error('It is not on the screen.');
  return box;
};

/** Draws a box with the real mouse, from a place to a place, and lets go unless told otherwise. */
const drag = async (
  page: Page,
  from: readonly [number, number],
  to: readonly [number, number],
  before: () => Promise<unknown> = async () => {},
): Promise<void> => {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
  await page.mouse.move(...to);
  await before();
  await page.mouse.up();
};

test('a box drawn from between the photos selects what it touches; with a key it adds or takes out', async ({
  roundtrip,
  folder,
}) => {
  const { page } = roundtrip;
  const shoot = path.join(folder, 'Lasso');
  await makeShoot(shoot, { photos: 24, bytes: 60_000, kinds: ['CR2'], folders: [] });
  await open(roundtrip, shoot);
  await expect(status(page)).toHaveText('24 of 24 selected');
  const [first, second] = [await boxOf(cell(page, 1)), await boxOf(cell(page, 2))];
  const gap = { x: first.x - 3, y: first.y + 20 };
  const inSecond = [second.x + 30, second.y + 40] as const;
  // Escape goes back to what was.
  await drag(page, [gap.x, gap.y], inSecond, async () => {
    await expect(status(page)).toHaveText('2 of 24 selected');
    await roundtrip.screen('lasso');
    await page.keyboard.press('Escape');
  });
  await expect(status(page)).toHaveText('24 of 24 selected');
  await drag(page, [gap.x, gap.y], inSecond);
  await expect(status(page)).toHaveText('2 of 24 selected');
  await expect(cell(page, 1)).toHaveAttribute('aria-selected', 'true');
  await expect(cell(page, 3)).toHaveAttribute('aria-selected', 'false');
  await expect(page.locator('.lasso')).toBeHidden();
  // On the photos themselves with a key; a plain drag there is no lasso.
  const [third, fourth] = [await boxOf(cell(page, 3)), await boxOf(cell(page, 4))];
  const over = [
    [third.x + 50, third.y + 50],
    [fourth.x + 50, fourth.y + 60],
  ] as const;
  await drag(page, ...over);
  await expect(status(page)).toHaveText('3 of 24 selected');
  await cell(page, 3).click();
  await page.keyboard.down('Shift');
  await drag(page, ...over);
  await page.keyboard.up('Shift');
  await expect(status(page)).toHaveText('4 of 24 selected');
  await page.keyboard.down('Alt');
  await drag(page, inSecond, over[0]);
  await page.keyboard.up('Alt');
  await expect(status(page)).toHaveText('2 of 24 selected');
  // A box that touches nothing says nothing.
  const under = await boxOf(cell(page, 24));
  await drag(page, [gap.x, under.y + under.height + 6], [gap.x + 90, under.y + under.height + 30]);
  await expect(status(page)).toHaveText('2 of 24 selected');
  // Clicks and keys are the grid's as before.
  await cell(page, 2).click();
  await expect(status(page)).toHaveText('3 of 24 selected');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(status(page)).toHaveText('4 of 24 selected');
  await page.keyboard.press('Control+a');
  await expect(status(page)).toHaveText('24 of 24 selected');
});

test('at the edge a lasso scrolls on, over photos that are not drawn yet', async ({ roundtrip, folder }) => {
  const { page } = roundtrip;
  const shoot = path.join(folder, 'Long');
  await makeShoot(shoot, { photos: 240, bytes: 20_000, previews: false, kinds: ['CR2'], folders: [] });
  await open(roundtrip, shoot);
  await expect(status(page)).toHaveText('240 of 240 selected');
  await page.getByRole('button', { name: 'Select none' }).press('Enter');
  await expect(status(page)).toHaveText('0 of 240 selected');
  const grid = await boxOf(page.locator('.photo-grid'));
  const first = await boxOf(cell(page, 1));
  const from = [first.x - 3, first.y + 5] as const;
  await drag(page, from, [grid.x + grid.width - 30, grid.y + grid.height - 4], async () => {
    await expect
      .poll(() =>
        page.locator('.photo-grid').evaluate((at) => at.scrollTop + at.clientHeight >= at.scrollHeight),
      )
      .toBe(true);
  });
  await expect(status(page)).toHaveText('240 of 240 selected');
  await page.getByRole('button', { name: 'Select none' }).press('Enter');
  await page.locator('.photo-grid').evaluate((at) => at.scrollTo(0, 0));
  await expect(cell(page, 1)).toBeInViewport();
  // Down far enough, then back up: only what the box covers in the end.
  await drag(page, from, [first.x + 20, grid.y + grid.height - 4], async () => {
    await expect.poll(() => chosenIn(page)).toBeGreaterThan(20);
    await page.mouse.move(first.x + 20, grid.y + grid.height / 2);
    await page.locator('.photo-grid').evaluate((at) => at.scrollTo(0, 0));
    await page.mouse.move(first.x + 20, first.y + 30);
    await expect(status(page)).toHaveText('1 of 240 selected');
  });
  await expect(status(page)).toHaveText('1 of 240 selected');
});

const chosenIn = async (page: Page): Promise<number> =>
  Number.parseInt((await status(page).textContent()) ?? '', 10);

/** So long react-aria takes letters for one name, and a little more (use-star-keys.ts). */
const typingMs = 1_300;

test('rejected photos are not sent unless one says so; stars are keys; the sum adds up', async ({
  roundtrip,
  folder,
}) => {
  const { page } = roundtrip;
  const shoot = path.join(folder, 'Rejected');
  const made = await makeShoot(shoot, { photos: 24, ratings: true, twins: 2, junk: true, bytes: 60_000 });
  const stars = made.sidecars.map((each) => Number(/Rating="(-?\d)"/.exec(readFileSync(each, 'utf8'))?.[1]));
  const three = stars.filter((each) => each >= 3).length;
  await open(roundtrip, shoot);
  await expect(status(page)).toHaveText('25 of 26 selected');
  await expect(page.getByText('1 photo you rejected is not selected.')).toBeVisible();
  await choose(page, 'LOVE');
  await expect(status(page)).toHaveText('23 of 26 selected · 2 JPEGs stay here');
  await expect(page.locator('.start-row')).toContainText('23 photos');
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await roundtrip.screen(`choosing-rejected-${theme}`);
    expect.soft(await obstacles(page), theme).toEqual([]);
  }
  const numbers = await sumIn(page);
  expect(numbers.found).toBe(numbers.less.reduce((sum, each) => sum + each, 0) + numbers.sent);
  expect(numbers.sent).toBe(23);
  await page.getByRole('button', { name: 'Select the rejected one' }).press('Enter');
  await expect(status(page)).toHaveText('24 of 26 selected · 2 JPEGs stay here');
  await expect(page.getByText('1 photo you rejected is selected.')).toBeVisible();
  await page.getByRole('button', { name: 'Leave it out' }).press('Enter');
  await expect(page.locator('.start-row')).toContainText('23 photos');
  await cell(page, 5).focus();
  await page.keyboard.press('3');
  await expect(status(page)).toContainText(`${three} of 26 selected`);
  // In the middle of a name that is typed to go to a photo, digits are the name's.
  await page.waitForTimeout(typingMs);
  await page.keyboard.type('party/dsc0');
  await expect(status(page)).toContainText(`${three} of 26 selected`);
  await expect(page.locator('.photo-grid [role=row]:focus')).toHaveAccessibleName(/^Party\/DSC0/);
  await page.waitForTimeout(typingMs);
  await page.keyboard.press('0');
  await expect(status(page)).toContainText('23 of 26 selected');
  await start(page).press('Enter');
  await page.getByText('What became of every photo').waitFor();
  const [project] = await roundtrip.call('projects.list', undefined);
  const { ledger } = await roundtrip.call('projects.delivery', { id: project?.id ?? '' });
  expect(ledger.leftOut).toMatchObject({ deselected: 1, twin: 2 });
  expect(project?.total).toBe(23);
});

test('with a JPEG profile a mixed shoot says what stays, and a shoot without JPEGs can’t start', async ({
  roundtrip,
  folder,
}) => {
  const { page } = roundtrip;
  const shoot = path.join(folder, 'Mixed');
  const made = await makeShoot(shoot, { photos: 6, twins: 2, bytes: 60_000, kinds: ['CR2'], folders: [] });
  await open(roundtrip, shoot);
  await choose(page, 'reportage');
  await expect(status(page)).toHaveText('2 of 8 selected · 6 RAWs stay here');
  await expect(page.locator('.start-bar')).toContainText(
    'Only JPEGs are sent: 4 RAW photos stay here, not edited.',
  );
  await roundtrip.screen('choosing-mixed');
  // Letters find a profile in the list as well.
  await page.getByRole('searchbox', { name: 'Search profiles' }).fill('');
  await page.keyboard.press('ArrowDown');
  await page.locator('[role=option]:focus').waitFor();
  await page.keyboard.type('love');
  await page.keyboard.press('Enter');
  const chosen = page.getByRole('option', { name: 'LOVE & LIGHT', selected: true });
  await expect(chosen).toBeVisible();
  await expect(status(page)).toHaveText('6 of 8 selected · 2 JPEGs stay here');
  await expect(page.locator('.only-line')).toHaveCount(0);
  // Come back to, the list shows the one that is chosen, far down in it.
  await page.keyboard.press('Control+1');
  await page.getByRole('button', { name: 'Set up', exact: true }).press('Enter');
  await expect(chosen).toBeInViewport({ ratio: 1 });
  const raws = path.join(folder, 'Only RAWs');
  mkdirSync(raws);
  for (const photo of made.photos.filter(({ kind }) => kind === 'CR2'))
    renameSync(photo.path, path.join(raws, path.basename(photo.path)));
  await choose(page, 'reportage');
  await page.getByRole('button', { name: 'Skip this shoot' }).press('Enter');
  await open(roundtrip, raws);
  await expect(start(page)).toBeDisabled();
  await expect(page.locator('.start-row')).toContainText('Choose a profile');
});

test('a shoot that is being edited says so before anything is chosen, and leads there', async ({
  roundtrip,
  folder,
}) => {
  const { page } = roundtrip;
  const shoot = path.join(folder, 'Twice');
  await makeShoot(shoot, { photos: 4, bytes: 60_000, kinds: ['CR2'], folders: [] });
  await open(roundtrip, shoot);
  await choose(page, 'LOVE');
  await roundtrip.call('settings.change', { limitMbps: 0.1 });
  await start(page).click();
  await page.getByRole('button', { name: 'Pause' }).first().press('Enter');
  await page.getByRole('button', { name: 'Resume' }).first().waitFor();
  await roundtrip.drop([shoot]);
  const line = page.locator('.bracket-line', { hasText: 'This shoot is being edited already, as “Twice”.' });
  await expect(line).toBeVisible();
  expect.soft(await obstacles(page)).toEqual([]);
  await roundtrip.screen('choosing-busy');
  await line.getByRole('button', { name: 'Show that project' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Resume' }).first()).toBeVisible();
});

test('while choices are counted anew no old number stands beside the button', async ({
  roundtrip,
  folder,
}) => {
  const { page } = roundtrip;
  const shoot = path.join(folder, 'Counted');
  await makeShoot(shoot, { photos: 4, bytes: 60_000, kinds: ['CR2'], folders: [] });
  await open(roundtrip, shoot);
  await choose(page, 'LOVE');
  const row = page.locator('.start-row');
  await expect(row).toContainText('4 photos');
  // Time stands still: nothing is asked until the choice has settled.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await cell(page, 1).click();
  await expect(row).toContainText('Counting…');
  await expect(row).not.toContainText('photos');
  // Nor do those of the form look as if they held.
  const numbers = page.locator('.new-project-numbers');
  await expect(numbers).toHaveCSS('opacity', '0.5');
  await expect(start(page)).toBeEnabled();
  await page.clock.resume();
  await expect(row).toContainText('3 photos');
  await expect(numbers).toHaveCSS('opacity', '1');
  await page.getByRole('button', { name: 'Select none' }).press('Enter');
  await expect(row).toContainText('Select at least one photo.');
  await expect(start(page)).toBeDisabled();
});

/** The numbers of the sum, as they are read on the screen. */
const sumIn = async (page: Page) => {
  const rows = page.locator('.fact', { hasText: /^.*[−=] ?[\d,]+$/ });
  const texts = await rows.locator('dd').allTextContents();
  const number = (text: string) => Number(text.replaceAll(/[^\d]/g, ''));
  const found = await page.locator('.fact', { hasText: 'Found in the shoot' }).locator('dd').textContent();
  return {
    found: number(found ?? ''),
    less: texts.filter((text) => text.startsWith('−')).map(number),
    sent: number(texts.find((text) => text.startsWith('=')) ?? ''),
  };
};

const choose = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('searchbox', { name: 'Search profiles' }).fill(name);
  await page.keyboard.press('ArrowDown');
  await page.locator('[role=option]:focus').waitFor();
  await page.keyboard.press('Enter');
};
