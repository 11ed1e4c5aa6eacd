// What screens.spec.ts doesn't come past: questions over a screen, bad input, and projects that stand. In both themes,
// with axe's rules.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { answer } from '../src/cli/exits.ts';
import { type Practice, startPractice } from '../src/practice/server.ts';
import type { TroubleRule } from '../src/practice/trouble.ts';
import { openTestApp } from '../test/app.ts';
import { makeShoot } from '../test/make-shoot.ts';
import { obstacles } from './accessible.ts';
import type { Roundtrip } from './app.ts';
import { dress } from './dress.ts';
import { test } from './fixtures.ts';
import { until } from './gallery.ts';
import { openAt, startProject } from './start-project.ts';

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

const editAsked = { method: 'POST', path: /\/edit$/ };
const unknownTitle = 'The edit may already have been asked for';

test('an edit that Imagen may have heard of is asked for again only when a person says so', async ({
  folder,
}) => {
  const rules: TroubleRule[] = [{ match: editAsked, first: 1, do: 'status', status: 500 }];
  await unknownEdit(folder, rules, async (app, edits) => {
    const { page } = app;
    const question = page.getByRole('alertdialog');
    await look(app, 'edit-unknown-list');
    await page.getByRole('button', { name: 'See what to do: Perhaps' }).click();
    await page.getByText(unknownTitle, { exact: true }).waitFor();
    await look(app, 'edit-unknown');
    await page.getByRole('button', { name: 'Ask again…' }).click();
    await expect(question).toContainText('edited, and billed, twice');
    await look(app, 'edit-unknown-asked');
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(edits(), 'a question closed is no answer').toBe(1);
    await page.getByRole('button', { name: 'Ask again…' }).click();
    await page.getByRole('button', { name: 'Ask again', exact: true }).click();
    await page.getByText('Done. The edits are on this computer.', { exact: true }).first().waitFor();
    expect(edits()).toBe(2);
  });
});

test('an edit that Imagen did hear of is found by looking again', async ({ folder }) => {
  const rules: TroubleRule[] = [
    { match: editAsked, first: 1, do: 'lose-reply' },
    { match: { method: 'GET', path: /\/edit\/status$/ }, do: 'status', status: 404 },
  ];
  await unknownEdit(folder, rules, async ({ page }, edits) => {
    rules.length = 0;
    await page.getByRole('button', { name: 'See what to do: Perhaps' }).click();
    await page.getByRole('button', { name: 'Look again' }).click();
    await page.getByText('Done. The edits are on this computer.', { exact: true }).first().waitFor();
    expect(edits()).toBe(1);
  });
});

/** A window with a project of whose edit Imagen gave no clear answer, under these troubles; and how often it was asked for. */
async function unknownEdit(
  folder: string,
  rules: readonly TroubleRule[],
  run: (app: Roundtrip, edits: () => number) => Promise<void>,
): Promise<void> {
  const practice = await startPractice({ folder: path.join(folder, 'service'), trouble: { rules } });
  await withoutTheMinute(practice, folder);
  const app = await openAt(practice, folder, unknownTitle);
  try {
    await run(app, () => practice.requests().filter(({ path: asked }) => asked.endsWith('/edit')).length);
  } finally {
    await app.close();
    await practice.close();
  }
}

/** Goes as far as the question, in the home that the window opens then: a window would look for proof for a minute. */
async function withoutTheMinute(practice: Practice, folder: string): Promise<void> {
  const { app, call, until } = await openTestApp({
    home: path.join(folder, 'home'),
    url: practice.url,
    key: practice.key,
  });
  const { root } = await makeShoot(path.join(folder, 'Perhaps'), { photos: 2 });
  const { id } = await startProject({ call: async (...words) => answer(await call(...words)) }, root);
  await until(id, ({ status }) => status === 'faulted');
  await app.close();
}

/** Starts a project of two photos; gives its id. */
async function start(app: Roundtrip, root: string, ratings = false): Promise<string> {
  await makeShoot(root, { photos: 2, ratings, previews: ratings });
  mkdirSync(path.join(root, 'Notes'), { recursive: true });
  writeFileSync(path.join(root, 'Notes', 'clip.mov'), 'x');
  return (await startProject(app, root)).id;
}
