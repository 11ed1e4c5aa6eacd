// A screen that can't be drawn: the window says so, and every other screen is there as before.
import path from 'node:path';
import { expect } from '@playwright/test';
import { makeShoot } from '../test/make-shoot.ts';
import { obstacles } from './accessible.ts';
import { test } from './fixtures.ts';

test('a screen that can’t be drawn says so, and leads to Projects', async ({ roundtrip, folder }) => {
  const { page } = roundtrip;
  const { root } = await makeShoot(path.join(folder, 'Unlucky'), { photos: 2, kinds: ['CR2'] });
  await roundtrip.call('settings.change', { practice: true });
  await page.getByText('Drop a shoot to begin').waitFor();
  // Between which moments the photos were taken can't be written: Chromium throws so for a moment that is none.
  await page.evaluate(() => {
    const { formatRange } = Intl.DateTimeFormat.prototype;
    Object.assign(window, { formatRange });
    Intl.DateTimeFormat.prototype.formatRange = () => {
      throw new RangeError('No such moment.');
    };
  });
  await roundtrip.drop([root]);
  await page.getByText('Something went wrong in Roundtrip', { exact: true }).waitFor();
  expect(await obstacles(page)).toEqual([]);
  await roundtrip.screen('unbroken');
  await page.keyboard.press('Control+,');
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  await page.keyboard.press('Control+1');
  await page.getByRole('button', { name: 'Set up', exact: true }).click();
  await page.getByText('Something went wrong in Roundtrip', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Projects', exact: true }).click();
  await page.getByText('One shoot is waiting to be set up.').waitFor();
  await page.evaluate(() => {
    Intl.DateTimeFormat.prototype.formatRange = Reflect.get(window, 'formatRange');
  });
  // Tried again, not given up for ever.
  await page.getByRole('button', { name: 'Set up', exact: true }).click();
  await page.getByRole('heading', { name: 'Unlucky', level: 1 }).waitFor();
});
