// The whole way without a mouse: a folder is dropped, and from there to the results folder by keys alone. And what else
// people need who can't see, can't point, or need it large.
import path from 'node:path';
import { expect } from '@playwright/test';
import { makeShoot } from '../test/make-shoot.ts';
import { findRuntime } from '../tools/runtime.ts';
import type { Roundtrip } from './app.ts';
import { test } from './fixtures.ts';
import { until } from './gallery.ts';
import { focused, listen, tabTo, tooWide } from './keys.ts';
import { startProject } from './start-project.ts';

test('from a dropped shoot to its results folder with the keyboard only', async ({ roundtrip, folder }) => {
  const { page } = roundtrip;
  const { root } = await makeShoot(path.join(folder, 'Keys only'), { photos: 4 });
  await page.getByRole('heading', { name: 'Welcome to Roundtrip' }).waitFor();
  await tabTo(page, 'Use Practice Imagen with my own photos');
  await page.keyboard.press('Enter');
  await page.getByText('Drop a shoot to begin').waitFor();
  await roundtrip.drop([root]);
  await page.getByRole('heading', { name: 'Keys only', level: 1 }).waitFor();
  await page.getByRole('row').first().waitFor();
  await tabTo(page, 'Search profiles');
  await page.keyboard.type('wedding');
  await page.keyboard.press('ArrowDown');
  await page.locator('[role=option]:focus').waitFor();
  expect((await focused(page)).shown).toBe(true);
  await page.keyboard.press('Enter');
  await tabTo(page, 'Straighten');
  await page.keyboard.press('Space');
  await expect(page.getByRole('switch', { name: 'Straighten' })).toBeChecked();
  await tabTo(page, 'Final JPEGs too');
  await page.keyboard.press('Space');
  await tabTo(page, 'Start editing');
  await page.keyboard.press('Enter');
  await page
    .getByText('Done. The edits are on this computer.', { exact: true })
    .first()
    .waitFor({ timeout: 200_000 });
  await compareByKeys(roundtrip);
  await tabTo(page, 'Open results folder');
  await page.keyboard.press('Enter');
  test.skip(!findRuntime().standIn, 'Electron does not tell what it opened');
  await expect.poll(() => opened(roundtrip)).toBe(1);
  await page.keyboard.press('Control+Shift+O');
  await expect.poll(() => opened(roundtrip)).toBe(2);
});

async function compareByKeys({ page }: Roundtrip): Promise<void> {
  await tabTo(page, /^Compare/);
  await page.keyboard.press('Enter');
  const compared = page.getByRole('dialog', { name: 'Before and after' });
  await compared.waitFor();
  const first = await compared.getByRole('heading').textContent();
  await page.keyboard.press('ArrowRight');
  await expect(compared.getByRole('heading')).not.toHaveText(first ?? '');
  await page.keyboard.press('+');
  await page.keyboard.press('Escape');
  await expect(compared).toHaveCount(0);
}

const opened = ({ electron }: Roundtrip): Promise<number> =>
  electron.evaluate((all) => {
    const { journal } = Reflect.get(all, 'standIn') as { journal: { what: string }[] };
    return journal.filter(({ what }) => what === 'shell.openPath').length;
  });

test('progress is told politely, at most every ten seconds', async ({ roundtrip, folder }) => {
  const { page } = roundtrip;
  await atWork(roundtrip, path.join(folder, 'A long story'));
  const heard = await listen(page);
  const shown = new Set<string>();
  await expect
    .poll(
      async () => {
        shown.add((await page.getByRole('progressbar').first().getAttribute('aria-valuenow')) ?? '');
        return (await heard()).length;
      },
      { timeout: 40_000 },
    )
    .toBeGreaterThanOrEqual(2);
  const [first, second] = await heard();
  expect(second?.said).toMatch(/A long story: .*%/);
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(9_000);
  // While the window itself moved on all the time.
  expect(shown.size).toBeGreaterThan(2);
});

test('at 200 % and in the smallest window nothing is lost', async ({ roundtrip, folder }) => {
  const { page } = roundtrip;
  await page.getByRole('heading', { name: 'Welcome to Roundtrip' }).waitFor();
  // What 900 × 600 leaves at 200 %.
  await page.setViewportSize({ width: 450, height: 300 });
  expect.soft(await tooWide(page), 'welcome').toEqual([]);
  await tabTo(page, 'Try it with a sample shoot');
  await atWork(roundtrip, path.join(folder, 'A name that is longer than most, as such names are'));
  expect.soft(await tooWide(page), 'project').toEqual([]);
  await tabTo(page, 'Save support details');
  await page.keyboard.press('Control+1');
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
  expect.soft(await tooWide(page), 'projects').toEqual([]);
  await tabTo(page, /^Pause: /);
  await page.keyboard.press('Control+,');
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  expect.soft(await tooWide(page), 'settings').toEqual([]);
  await tabTo(page, /Notifications/);
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  expect.soft(await tooWide(page), 'shortcuts').toEqual([]);
  await page.keyboard.press('Escape');
  const { root } = await makeShoot(path.join(folder, 'Another'), { photos: 6, ratings: true, junk: true });
  await roundtrip.drop([root]);
  await page.getByRole('heading', { name: 'Another', level: 1 }).waitFor();
  await page.getByRole('row').first().waitFor();
  expect.soft(await tooWide(page), 'new project').toEqual([]);
  await tabTo(page, 'Straighten');
});

test('who asked for less motion sees none', async ({ roundtrip, folder }) => {
  const { page } = roundtrip;
  const moving = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('*')].some((one) => {
        const { transitionDuration, animationDuration } = getComputedStyle(one);
        const longest = `${transitionDuration},${animationDuration}`.split(',').map(Number.parseFloat);
        return Math.max(...longest) > 0.01;
      }),
    );
  await atWork(roundtrip, path.join(folder, 'Still'));
  expect(await moving()).toBe(true);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await moving()).toBe(false);
  await page.emulateMedia({ reducedMotion: null });
});

test('what was pressed keeps the keyboard when it says something else then', async ({
  roundtrip,
  folder,
}) => {
  const { page } = roundtrip;
  await atWork(roundtrip, path.join(folder, 'Forth and back'));
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  await button('Pause').press('Enter');
  await expect(button('Resume')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button('Pause')).toBeFocused();
  await page.keyboard.press('Control+1');
  await button(/^Pause: /).press('Enter');
  await expect(button(/^Resume: /)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button(/^Pause: /)).toBeFocused();
});

/** A project on Practice that takes as long as the test, and the window on its screen. */
async function atWork(app: Roundtrip, folder: string): Promise<void> {
  const { root } = await makeShoot(folder, { photos: 4, bytes: 2_000_000 });
  await app.call('settings.change', { practice: true, limitMbps: 1 });
  const { id, name } = await startProject(app, root);
  await app.page.getByRole('button', { name, exact: true }).click();
  await app.page.getByRole('heading', { name, level: 1 }).waitFor();
  await until(app, id, ({ step }) => step === 'upload');
  await app.page.getByRole('progressbar').first().waitFor();
}
