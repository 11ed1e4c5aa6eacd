// What failed is named, and sent again as a project of its own; what was deleted is fetched again.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { startPractice } from '../src/practice/server.ts';
import type { TroubleRule } from '../src/practice/trouble.ts';
import { makeShoot } from '../test/make-shoot.ts';
import { test } from './fixtures.ts';
import { until } from './gallery.ts';
import { openAt, startProject } from './start-project.ts';

const refused: TroubleRule = {
  match: { kind: 'store', method: 'PUT', path: /DSC_0002/ },
  ...{ do: 'status', status: 403, code: 'AccessDenied' },
};

test('a failed photo is named, left out when that is said, and sent again alone', async ({ folder }) => {
  const rules = [refused];
  const practice = await startPractice({ folder: path.join(folder, 'service'), trouble: { rules } });
  const shoot = await makeShoot(path.join(folder, 'Anna & Tom'), {
    photos: 6,
    ratings: true,
    kinds: ['NEF'],
  });
  const app = await openAt(practice, folder);
  const { page } = app;
  try {
    const { id } = await startProject(app, shoot.root, { tools: ['crop'], jpegs: true });
    await page.getByRole('button', { name: 'Anna & Tom', exact: true }).click();
    await page.getByText('Some photos could not be sent', { exact: true }).waitFor();
    await expect(
      page.getByRole('alert').getByText(/DSC_0002\.NEF: Imagen’s storage refuses it\./),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Edit without it…' }).click();
    await page.getByRole('button', { name: 'Edit without it', exact: true }).click();
    await until(app, id, ({ status }) => status === 'done');

    await page.getByRole('button', { name: 'Show in the list' }).click();
    await expect(page.getByRole('row')).toHaveCount(2);
    rules.pop();
    await page.getByRole('button', { name: 'Send 1 photo again…' }).click();
    await page.getByRole('button', { name: 'Send as a new project' }).click();
    await page.getByRole('heading', { name: 'Anna & Tom (2)', level: 1 }).waitFor();
    await page.getByText('Done. The edits are on this computer.', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Projects' }).click();
    await page.getByRole('button', { name: 'Anna & Tom', exact: true }).click();
    await page.getByText('Sent again as “Anna & Tom (2)”.').waitFor();
    await expect(page.getByRole('button', { name: /^Send 1 photo again/ })).toHaveCount(0);
    await page.getByRole('button', { name: 'Open it' }).click();
    await page.getByRole('heading', { name: 'Anna & Tom (2)', level: 1 }).waitFor();
  } finally {
    await app.close();
    await practice.close();
  }
});

test('where no photo could be sent, none can be edited without the others', async ({ folder }) => {
  const rules: TroubleRule[] = [
    { match: { kind: 'store', method: 'PUT' }, do: 'status', status: 403, code: 'AccessDenied' },
  ];
  const practice = await startPractice({ folder: path.join(folder, 'service'), trouble: { rules } });
  const shoot = await makeShoot(path.join(folder, 'Barn'), { photos: 2, kinds: ['NEF'] });
  const app = await openAt(practice, folder);
  const { page } = app;
  try {
    const { id } = await startProject(app, shoot.root);
    await page.getByText('No photo could be sent', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Barn', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('No photo could be sent');
    await expect(page.getByRole('button', { name: /^Edit without / })).toHaveCount(0);
    // An edit that is there and can't be fetched: fetching it, which bills nothing, comes before sending the photo again.
    rules[0] = {
      match: { kind: 'store', method: 'GET', path: /DSC_0002/ },
      ...{ do: 'status', status: 403, code: 'AccessDenied' },
    };
    await page.getByRole('button', { name: 'Retry 2 failed' }).click();
    await until(app, id, ({ status, failed }) => status === 'done' && failed === 1);
    await page.getByText('Done, but for 1 photo.').waitFor();
    await expect(page.getByText('Download again, which bills nothing; if nothing comes')).toBeVisible();
    await app.screen('again-one-not-fetched');
    rules.length = 0;
    await page.getByRole('button', { name: 'Download again' }).first().click();
    await page.getByText('Done. The edits are on this computer.', { exact: true }).first().waitFor();
  } finally {
    await app.close();
    await practice.close();
  }
});

test('a project that Imagen no longer has goes on as a new one', async ({ folder }) => {
  const gone: TroubleRule = { match: { path: /edit\/status$/ }, first: 1, do: 'status', status: 404 };
  const practice = await startPractice({ folder: path.join(folder, 'service'), trouble: { rules: [gone] } });
  const shoot = await makeShoot(path.join(folder, 'Villa'), { photos: 3, kinds: ['NEF'] });
  const app = await openAt(practice, folder);
  const { page } = app;
  try {
    const { id } = await startProject(app, shoot.root, { tools: ['crop'] });
    await page.getByRole('button', { name: 'See what to do: Villa' }).click();
    await page.getByText('Imagen no longer has this project', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Send 3 photos again…' }).click();
    await page.getByText('This project is cancelled; what came back stays.').waitFor();
    await page.getByRole('button', { name: 'Send as a new project' }).click();
    await page.getByRole('heading', { name: 'Villa (2)', level: 1 }).waitFor();
    await page.getByText('Done. The edits are on this computer.', { exact: true }).first().waitFor();
    expect(await app.call('projects.get', { id })).toMatchObject({ status: 'cancelled' });
  } finally {
    await app.close();
    await practice.close();
  }
});

test('a deleted result is fetched again, and nothing else; called off, it is said to be missing', async ({
  folder,
}) => {
  const rules: TroubleRule[] = [];
  const practice = await startPractice({ folder: path.join(folder, 'service'), trouble: { rules } });
  const shoot = await makeShoot(path.join(folder, 'Club night'), { photos: 3, kinds: ['NEF'] });
  const app = await openAt(practice, folder);
  const { page } = app;
  try {
    const { id } = await startProject(app, shoot.root, { tools: ['crop'], jpegs: true });
    await until(app, id, ({ status }) => status === 'done');
    await page.getByRole('button', { name: 'Club night', exact: true }).click();
    const again = page.getByRole('button', { name: 'Download again' });
    await again.click();
    await page.getByText('Nothing is missing: every result is in its place.').waitFor();
    const { results } = await app.call('projects.delivery', { id });
    rmSync(results[0]?.files.find((file) => file.endsWith('.jpg')) ?? '');
    rules.push({ match: { kind: 'store', method: 'GET' }, do: 'status', status: 503, code: 'SlowDown' });
    await again.click();
    await page.getByRole('button', { name: 'Stop downloading…' }).click();
    await page.getByRole('button', { name: 'Stop downloading', exact: true }).click();
    await page.getByText('Done, but the result of 1 photo is not in its place.').waitFor();
    await app.screen('again-called-off');
    rules.length = 0;
    await again.click();
    await page.getByText('One result was missing and was asked for once more.').waitFor();
    await until(app, id, ({ status, delivered }) => status === 'done' && delivered === 3);
    await page.getByText('Done. The edits are on this computer.', { exact: true }).first().waitFor();
  } finally {
    await app.close();
    await practice.close();
  }
});

test('a project that Imagen refuses is cancelled and its shoot set up again', async ({ folder }) => {
  const refusal: TroubleRule = { match: { method: 'POST', path: /\/edit$/ }, do: 'status', status: 422 };
  const practice = await startPractice({
    folder: path.join(folder, 'service'),
    trouble: { rules: [refusal] },
  });
  const shoot = await makeShoot(path.join(folder, 'Studio May'), { photos: 2, kinds: ['NEF'] });
  const app = await openAt(practice, folder);
  const { page } = app;
  try {
    const { id } = await startProject(app, shoot.root, { tools: ['crop'] });
    await page.getByRole('button', { name: 'See what to do: Studio May' }).click();
    await page.getByRole('button', { name: 'Set the shoot up again…' }).click();
    await page.getByRole('button', { name: 'Cancel and set up again' }).click();
    await page.getByRole('heading', { name: 'Studio May', level: 1 }).waitFor();
    await page.getByRole('searchbox', { name: 'Search profiles' }).waitFor();
    expect(await app.call('projects.get', { id })).toMatchObject({ status: 'cancelled' });
  } finally {
    await app.close();
    await practice.close();
  }
});
