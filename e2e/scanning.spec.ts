// A large folder on its way in: what is being looked at is said, and the photographer can stop waiting for it.
import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { obstacles } from './accessible.ts';
import { test } from './fixtures.ts';

// So many that a quick disk takes seconds; a file can't have more names than some ten thousands.
const folders = 24;
const inEach = 6_000;

function largeShoot(root: string): void {
  for (let at = 0; at < folders; at++) {
    const folder = path.join(root, `Card ${at}`);
    mkdirSync(folder, { recursive: true });
    const first = path.join(folder, 'IMG_0.CR2');
    writeFileSync(first, 'not much of a photo');
    for (let more = 1; more < inEach; more++) linkSync(first, path.join(folder, `IMG_${more}.CR2`));
  }
}

test('a scan says where it is and can be stopped', async ({ roundtrip, folder }) => {
  const { page } = roundtrip;
  await roundtrip.call('settings.change', { practice: true });
  const root = path.join(folder, 'Everything');
  largeShoot(root);
  await page.getByText('Drop a shoot to begin').waitFor();
  await roundtrip.drop([root]);
  const told = page.locator('.drop-tellings');
  await expect(told.getByText(/^[1-9][\d,]* photos found so far$/)).toBeVisible();
  await expect(told.getByText('Card')).toBeVisible();
  await roundtrip.screen('scanning');
  await told.getByRole('button', { name: 'Stop looking' }).click();
  await expect(told.getByText('Looking through')).toHaveCount(0);
  await expect(page.getByText('Drop a shoot to begin')).toBeVisible();
  expect(await obstacles(page)).toEqual([]);
  // Nothing comes of it afterwards, and the next one is looked through as ever.
  const small = path.join(folder, 'Small');
  mkdirSync(small);
  writeFileSync(path.join(small, 'IMG_1.CR2'), 'not much of a photo');
  await roundtrip.drop([small]);
  await page.getByRole('heading', { name: 'Small', level: 1 }).waitFor();
  await expect(page.getByText('Shoot 1 of')).toHaveCount(0);
});
