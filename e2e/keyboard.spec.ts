// The whole way without a mouse: from the first run to the results folder, by keys alone.
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { makeShoot } from '../test/make-shoot.ts';
import { findRuntime } from '../tools/runtime.ts';
import { test } from './fixtures.ts';

test.setTimeout(300_000);

test('from a shoot to its results folder with the keyboard only', async ({ roundtrip, folder }) => {
  const { page, electron } = roundtrip;
  const { root } = await makeShoot(path.join(folder, 'Keys only'), { photos: 4 });
  // The system's own picker can be had by keys too; here it answers at once.
  await electron.evaluate(({ dialog }, picked) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [picked] });
  }, root);
  await tabTo(page, 'Use Practice Imagen');
  await page.keyboard.press('Enter');
  await page.getByText('Drop a shoot to begin').waitFor();
  await page.keyboard.press('Control+o');
  await page.getByRole('heading', { name: 'Keys only', level: 1 }).waitFor();
  await page.getByRole('row').first().waitFor();
  await tabTo(page, 'Search profiles');
  await page.keyboard.type('wedding');
  await page.keyboard.press('ArrowDown');
  await page.locator('[role=option]:focus').waitFor();
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
  await tabTo(page, 'Open results folder');
  await page.keyboard.press('Enter');
  test.skip(!findRuntime().standIn, 'Electron does not tell what it opened');
  await expect
    .poll(() =>
      electron.evaluate((all) => {
        const { journal } = Reflect.get(all, 'standIn') as { journal: { what: string }[] };
        return journal.filter(({ what }) => what === 'shell.openPath').length;
      }),
    )
    .toBe(1);
});

// More than any screen has; a name that never comes must not go round for ever.
const mostStops = 80;

/** Presses Tab until what has the focus is called so, and looks that it can be seen. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press('Tab');
    const called = await nameOf(page);
    if (typeof name === 'string' ? called !== name : !name.test(called)) continue;
    // A switch is a hidden input in the label that people see.
    const label = page.locator('label:has(:focus)');
    await expect((await label.count()) > 0 ? label : page.locator(':focus')).toBeInViewport();
    return;
  }
  throw new Error(`Tab never came to ${name}.`);
}

const nameOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    const said = focused?.getAttribute('aria-label');
    if (said) return said;
    const label = focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : null;
    return (label ?? focused?.textContent ?? '').trim();
  });
