// What screens.spec.ts doesn't come past: questions over a screen, bad input, and projects that stand. In both themes,
// with axe's rules.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { makeShoot } from '../test/make-shoot.ts';
import { obstacles } from './accessible.ts';
import type { Roundtrip } from './app.ts';
import { test } from './fixtures.ts';
import { dress, until } from './gallery.ts';
import { startProject } from './start-project.ts';

test.setTimeout(300_000);

const look = async (app: Roundtrip, name: string): Promise<void> => {
  for (const theme of ['dark', 'light'] as const) {
    await dress({ page: app.page, call: (...words) => app.call(...words) }, theme);
    await app.screen(`questions-${name}-${theme}`);
    expect.soft(await obstacles(app.page), `${name}, ${theme}`).toEqual([]);
  }
};

test('Settings, with a key, a question, and bad input', async ({ roundtrip }) => {
  const { page } = roundtrip;
  await roundtrip.call('settings.change', { practice: false, limitMbps: 20 });
  await roundtrip.call('key.set', { key: 'a-key-of-the-test' });
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Forget key…' }).click();
  await look(roundtrip, 'forget-key');
  await page.keyboard.press('Escape');
  await page.getByLabel('Address', { exact: true }).fill('http://example.org');
  await page.getByLabel('Another key in its place').fill('two words');
  await page.getByRole('textbox', { name: 'Megabits a second' }).fill('99999');
  await page.getByText('It must begin with https://').waitFor();
  await look(roundtrip, 'bad-input');
});

test('projects that wait, are paused, cancelled or done, and what they ask', async ({
  roundtrip,
  folder,
}) => {
  const { page } = roundtrip;
  await roundtrip.call('settings.change', { practice: true, limitMbps: 0.3 });
  const shoots = ['One', 'Two', 'Three', 'Four'];
  for (const name of shoots) await start(roundtrip, path.join(folder, name));
  await page.getByRole('button', { name: 'Four', exact: true }).click();
  await page.getByText(/Waiting for its turn/).waitFor();
  await look(roundtrip, 'waits-for-its-turn');
  await page.getByRole('button', { name: 'Pause' }).click();
  await page
    .getByText(/^Paused/)
    .first()
    .waitFor();
  await look(roundtrip, 'paused');
  await page.getByRole('button', { name: 'Cancel project…' }).click();
  await page.getByRole('alertdialog').waitFor();
  await look(roundtrip, 'cancel-asked');
  await page.getByRole('button', { name: 'Cancel for good' }).click();
  await page
    .getByText(/^Cancelled/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Save support details' }).click();
  await page.getByText(/^Saved: /).waitFor();
  await look(roundtrip, 'cancelled');
});

test('putting earlier sidecars back is asked', async ({ roundtrip, folder }) => {
  const { page } = roundtrip;
  await roundtrip.call('settings.change', { practice: true });
  const id = await start(roundtrip, path.join(folder, 'With sidecars'), true);
  await until(roundtrip, id, ({ status }) => status === 'done');
  await page.getByRole('button', { name: 'With sidecars', exact: true }).click();
  await page.getByRole('button', { name: 'Restore…' }).click();
  await page.getByRole('alertdialog').waitFor();
  await look(roundtrip, 'restore-asked');
});

/** Starts a project of two photos; gives its id. */
async function start(app: Roundtrip, root: string, ratings = false): Promise<string> {
  await makeShoot(root, { photos: 2, ratings, previews: ratings });
  mkdirSync(path.join(root, 'Notes'), { recursive: true });
  writeFileSync(path.join(root, 'Notes', 'clip.mov'), 'x');
  return (await startProject(app, root)).id;
}
