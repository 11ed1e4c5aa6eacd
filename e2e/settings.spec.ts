// Settings: bad input is said at once and never kept; what is kept, stays.
import path from 'node:path';
import { expect } from '@playwright/test';
import { startPractice } from '../src/practice/server.ts';
import { makeShoot } from '../test/make-shoot.ts';
import { obstacles } from './accessible.ts';
import { test } from './fixtures.ts';
import { turnOn } from './journey.ts';

test('a bad address, key or number is said while it is typed, and not kept', async ({ roundtrip }) => {
  const { page } = roundtrip;
  await roundtrip.call('settings.change', { practice: true, limitMbps: 20 });
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
  await page.keyboard.press('Control+,');
  const before = await roundtrip.call('settings.get', undefined);
  const address = page.getByLabel('Address', { exact: true });
  for (const [typed, said] of [
    ['http://api.imagen-ai.com/v1', 'It must begin with https://, or your API key could be read on its way.'],
    ['https://me:secret@example.org', 'Leave out the user name and password'],
    ['api.imagen-ai.com', 'It must begin with https://.'],
    ['https://api imagen', 'An address has no spaces.'],
  ] as const) {
    await address.fill(typed);
    await page.getByText(said).waitFor();
    await expect(address).toHaveAccessibleDescription(new RegExp(said.slice(0, 20)));
    await expect(page.getByRole('button', { name: 'Save address' })).toBeDisabled();
    await address.press('Enter');
  }
  await page.getByLabel('API key', { exact: true }).fill('two words');
  await page.getByText('This can’t be a key').waitFor();
  await expect(page.getByRole('button', { name: 'Save key' })).toBeDisabled();
  const parallel = page.getByRole('textbox', { name: 'Photos at once' });
  await parallel.fill('99');
  await page.getByText('Only 1 to 20.').waitFor();
  expect(await obstacles(page)).toEqual([]);
  expect(await roundtrip.call('settings.get', undefined)).toEqual(before);
  // Left, it is the nearest that can be.
  await parallel.press('Tab');
  await expect(parallel).toHaveValue('20');
  await expect(page.getByText('Only 1 to 20.')).toHaveCount(0);
  expect(await roundtrip.call('settings.get', undefined)).toMatchObject({ parallel: 20, limitMbps: 20 });
});

test('new projects begin with results where Settings want them', async ({ roundtrip, folder }) => {
  const { page, electron } = roundtrip;
  await roundtrip.call('settings.change', { practice: true });
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
  await page.keyboard.press('Control+,');
  const edits = path.join(folder, 'All edits');
  await electron.evaluate(({ dialog }, picked) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [picked] });
  }, edits);
  await page.getByText('In a folder for all shoots').click();
  await page.getByText(edits).waitFor();
  await turnOn(page, 'Final JPEGs too');
  expect(await obstacles(page)).toEqual([]);
  const { root } = await makeShoot(path.join(folder, 'Anna & Ben'), { photos: 1 });
  await roundtrip.drop([root]);
  await page.getByRole('heading', { name: 'Anna & Ben', level: 1 }).waitFor();
  await expect(page.getByLabel('Results folder')).toHaveValue(path.join(edits, 'Anna & Ben'));
  await expect(page.getByRole('switch', { name: 'Final JPEGs too' })).toBeChecked();
  await page.keyboard.press('Control+,');
  await page.getByText('Beside the originals').click();
  await expect.poll(async () => (await roundtrip.call('settings.get', undefined)).results.folder).toBeNull();
});

test('without a connection a key is kept, and nothing is promised that nobody does', async ({
  roundtrip,
  folder,
}) => {
  const { page } = roundtrip;
  const practice = await startPractice({ folder: path.join(folder, 'service') });
  await roundtrip.call('settings.change', { practice: false, address: practice.url });
  await practice.close();
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
  // Without one, Projects says so and leads there.
  await page.getByText('Without one nothing can be sent to Imagen').waitFor();
  expect(await obstacles(page)).toEqual([]);
  await roundtrip.screen('projects-no-key');
  await page.getByRole('button', { name: 'Enter a key…' }).press('Enter');
  await page.getByLabel('API key', { exact: true }).fill(practice.key);
  await page.getByRole('button', { name: 'Save key' }).click();
  await page.getByText('No connection to Imagen', { exact: true }).waitFor();
  await page.getByText('Imagen hasn’t said yet whether it is right').waitFor();
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText('No connection to Imagen', { exact: true })).toHaveCount(2);
  await expect(page.getByText('goes on by itself')).toHaveCount(0);
  expect(await obstacles(page)).toEqual([]);
});

test('a key is tried, kept, never shown again, and forgotten when asked', async ({ roundtrip, folder }) => {
  const { page } = roundtrip;
  const practice = await startPractice({ folder: path.join(folder, 'service') });
  try {
    await roundtrip.call('settings.change', { practice: false, address: practice.url });
    await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
    await page.keyboard.press('Control+,');
    await page.getByLabel('API key', { exact: true }).fill('not-the-right-one');
    await page.getByRole('button', { name: 'Save key' }).click();
    await page.getByText('Imagen doesn’t accept the API key').waitFor();
    expect(await roundtrip.call('settings.get', undefined)).toMatchObject({ hasKey: false });
    // Also while practising it is Imagen that is asked.
    await roundtrip.call('settings.change', { practice: true });
    await page.getByRole('button', { name: 'Save key' }).click();
    await page.getByText('Imagen doesn’t accept the API key').waitFor();
    expect(await roundtrip.call('settings.get', undefined)).toMatchObject({ hasKey: false });
    await page.getByLabel('API key', { exact: true }).fill(practice.key);
    await page.getByRole('button', { name: 'Save key' }).click();
    await page.getByText('It is never shown.').waitFor();
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText(/^Connected\. This account has \d+ profiles\.$/).waitFor();
    // Of another one nothing is said that was found out about the last.
    await page.getByLabel('Another key in its place').fill(practice.key);
    await page.getByRole('button', { name: 'Save key' }).press('Enter');
    await page.getByRole('status').getByText('Imagen accepted the new key.').waitFor();
    await expect(page.getByText(/^Connected/)).toHaveCount(0);
    await expect(page.getByLabel('Another key in its place')).toBeFocused();
    expect(await page.content()).not.toContain(practice.key);
    // Another one that is refused doesn't cost the one that works.
    await page.getByLabel('Another key in its place').fill('not-this-one-either');
    await expect(page.getByText('Imagen accepted the new key.')).toHaveCount(0);
    await page.getByRole('button', { name: 'Save key' }).click();
    await page.getByText('Imagen doesn’t accept the API key').waitFor();
    await roundtrip.call('key.test', {});
    await page.getByRole('button', { name: 'Forget key…' }).click();
    expect(await obstacles(page)).toEqual([]);
    await page.getByRole('alertdialog').getByRole('button', { name: 'Forget key' }).click();
    await page.getByText('No key yet.').waitFor();
    expect(await roundtrip.call('settings.get', undefined)).toMatchObject({ hasKey: false });
  } finally {
    await practice.close();
  }
});

test('a saved address leaves the keyboard at its field', async ({ roundtrip }) => {
  const { page } = roundtrip;
  await roundtrip.call('settings.change', { practice: true });
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
  await page.keyboard.press('Control+,');
  const usual = (await roundtrip.call('settings.get', undefined)).address;
  const address = page.getByLabel('Address', { exact: true });
  const another = 'https://gateway.example.org/v1';
  await address.fill(another);
  await address.press('Enter');
  const back = page.getByRole('button', { name: 'Back to the usual one' });
  await back.waitFor();
  expect(await roundtrip.call('settings.get', undefined)).toMatchObject({ address: another });
  await expect(address).toBeFocused();
  await back.press('Enter');
  await expect(back).toHaveCount(0);
  await expect(address).toBeFocused();
  await expect(address).toHaveValue(usual);
  await address.fill(another);
  await page.getByRole('button', { name: 'Save address' }).press('Enter');
  await back.waitFor();
  await expect(address).toBeFocused();
  // Changed elsewhere: that is what it shows.
  await roundtrip.call('settings.change', { address: usual });
  await expect(address).toHaveValue(usual);
});
