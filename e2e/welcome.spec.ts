// The first minutes: one button leads to a shoot on the form, and nothing that is dropped meanwhile is lost.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { makeShoot } from '../test/make-shoot.ts';
import { obstacles } from './accessible.ts';
import { test } from './fixtures.ts';
import { pictures } from './journey.ts';

test('one button leads from the welcome to the sample shoot, on Practice Imagen', async ({ roundtrip }) => {
  const { page, home } = roundtrip;
  await page.getByRole('heading', { name: 'Welcome to Roundtrip' }).waitFor();
  expect(await page.locator('.button.primary').count()).toBe(1);
  await page.getByRole('button', { name: 'Try it with a sample shoot' }).click();
  await page.getByRole('heading', { name: 'Roundtrip sample shoot', level: 1 }).waitFor();
  await pictures(page);
  await expect(page.getByText('Practice Imagen: nothing leaves')).toBeVisible();
  expect(await roundtrip.call('settings.get', undefined)).toMatchObject({ practice: true });
  expect(existsSync(path.join(home, 'Roundtrip sample shoot.part'))).toBe(false);
  // Made once.
  const { folder } = await roundtrip.call('practice.sample', undefined);
  expect(folder).toBe(path.join(home, 'Roundtrip sample shoot'));
});

test('a shoot dropped on the welcome is kept until it is known where it goes', async ({
  roundtrip,
  folder,
}) => {
  const { page } = roundtrip;
  const { root } = await makeShoot(path.join(folder, 'Too early'), { photos: 2 });
  await page.getByRole('heading', { name: 'Welcome to Roundtrip' }).waitFor();
  await roundtrip.drop([root]);
  await page.getByText('The shoot you opened is kept ready.').waitFor();
  expect(await obstacles(page)).toEqual([]);
  await page.getByRole('button', { name: 'Use Practice Imagen with my own photos' }).click();
  await page.getByRole('heading', { name: 'Too early', level: 1 }).waitFor();
});
