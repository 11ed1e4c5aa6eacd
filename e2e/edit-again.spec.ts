// The same shoot comes to the window again: after it was edited, and after a name that is taken.
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { type Practice, startPractice } from '../src/practice/server.ts';
import { makeShoot } from '../test/make-shoot.ts';
import { test } from './fixtures.ts';
import { openAt } from './start-project.ts';

/** A project of this name stands at Imagen. */
const named = (practice: Practice, name: string): Promise<unknown> =>
  fetch(`${practice.url}/projects/`, {
    method: 'POST',
    headers: { 'x-api-key': practice.key, 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });

const profile = (page: Page) => page.getByRole('option', { name: 'LOVE & LIGHT' }).first();

test('a shoot that was edited is dropped and edited once more, by a name of its own', async ({ folder }) => {
  const practice = await startPractice({ folder: path.join(folder, 'service') });
  const shoot = await makeShoot(path.join(folder, 'Anna & Tom'), { photos: 3, kinds: ['NEF'] });
  const app = await openAt(practice, folder);
  const { page } = app;
  const edit = async (name: string): Promise<void> => {
    await app.drop([shoot.root]);
    await profile(page).click();
    const to = page.locator('.fact', { hasText: 'Edits go to' });
    await expect(to).toHaveText(new RegExp(`${name.replaceAll(/[()]/g, '\\$&')}$`));
    await page.getByRole('button', { name: 'Start editing' }).click();
    await page.getByRole('heading', { name, level: 1, exact: true }).waitFor();
    await page.getByText('Done. The edits are on this computer.', { exact: true }).first().waitFor();
  };
  try {
    await edit('Anna & Tom');
    await edit('Anna & Tom (2)');
    await page.getByRole('button', { name: 'Projects' }).click();
    await expect(page.getByRole('button', { name: 'Anna & Tom (2)', exact: true })).toBeVisible();
  } finally {
    await app.close();
    await practice.close();
  }
});

test('a typed name that is taken asks for another one, where it is typed', async ({ folder }) => {
  const practice = await startPractice({ folder: path.join(folder, 'service') });
  const shoot = await makeShoot(path.join(folder, 'Villa'), { photos: 3, kinds: ['NEF'] });
  const app = await openAt(practice, folder);
  const { page } = app;
  const name = page.getByLabel('Project name');
  try {
    await named(practice, 'Taken');
    await app.drop([shoot.root]);
    await profile(page).click();
    await page.getByRole('button', { name: 'Advanced' }).click();
    await name.fill('Taken');
    await page.getByRole('button', { name: 'Start editing' }).click();
    await page.getByRole('button', { name: 'Set the shoot up again…' }).click();
    await page.getByRole('button', { name: 'Cancel and set up again' }).click();
    await expect(name).toBeFocused();
    await expect(name).toBeInViewport();
    await expect(name).toHaveValue('');
    await app.screen('new-project-naming');
    await name.fill('Free');
    await page.getByRole('button', { name: 'Start editing' }).click();
    await page.getByRole('heading', { name: 'Free', level: 1, exact: true }).waitFor();
    await page.getByText('Done. The edits are on this computer.', { exact: true }).first().waitFor();
  } finally {
    await app.close();
    await practice.close();
  }
});

test('a project that had not begun makes room, is told so before, and shown as cancelled after', async ({
  folder,
}) => {
  const practice = await startPractice({ folder: path.join(folder, 'service') });
  const shoot = await makeShoot(path.join(folder, 'Villa'), { photos: 3, kinds: ['NEF'] });
  const app = await openAt(practice, folder);
  const { page } = app;
  try {
    await named(practice, 'Taken');
    await app.drop([shoot.root]);
    await profile(page).click();
    await page.getByRole('button', { name: 'Advanced' }).click();
    await page.getByLabel('Project name').fill('Taken');
    await page.getByRole('button', { name: 'Start editing' }).click();
    await page.getByRole('button', { name: 'Set the shoot up again…' }).waitFor();
    await app.drop([shoot.root]);
    await page.getByText('“Taken” was set up on this shoot and has not begun.').waitFor();
    await expect(page.getByText('This shoot is being edited already')).toHaveCount(0);
    await app.screen('new-project-gives-way');
    await page.getByRole('button', { name: 'Start editing' }).click();
    await page.getByRole('heading', { name: 'Villa', level: 1, exact: true }).waitFor();
    await page.getByText('Done. The edits are on this computer.', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Projects' }).click();
    const row = page
      .getByRole('row', { name: 'Taken' })
      .or(page.getByRole('listitem').filter({ hasText: 'Taken' }));
    await expect(row.first()).toContainText('Cancelled');
    await expect(page.getByText(/name is taken/)).toHaveCount(0);
  } finally {
    await app.close();
    await practice.close();
  }
});
