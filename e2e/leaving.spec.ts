// A form that is left while Imagen has not answered the start: the shoot goes, or says on another screen why it did not.
import path from 'node:path';
import { expect } from '@playwright/test';
import { startPractice } from '../src/practice/server.ts';
import type { TroubleRule } from '../src/practice/trouble.ts';
import { makeShoot } from '../test/make-shoot.ts';
import type { Roundtrip } from './app.ts';
import { test } from './fixtures.ts';
import { openAt } from './start-project.ts';

const profiles = { kind: 'api', method: 'GET', path: /profiles$/ } as const;
const waits = 'One shoot is waiting to be set up.';

/** Sets up the shoot in this folder, presses Start editing once the rules hold, and is on Projects before it is answered. */
async function startAndLeave({ page }: Roundtrip, name: string, rule: () => void): Promise<void> {
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await page.getByRole('searchbox', { name: 'Search profiles' }).fill('LOVE');
  await page.keyboard.press('ArrowDown');
  await page.locator('[role=option]:focus').waitFor();
  await page.keyboard.press('Enter');
  const start = page.getByRole('button', { name: 'Start editing' });
  await expect(start).toBeEnabled();
  rule();
  await start.press('Enter');
  await page.keyboard.press('Control+1');
  await page.getByText(waits).waitFor();
}

test('a shoot whose form was left before Imagen answered starts, or says that it did not', async ({
  folder,
}) => {
  const rules: TroubleRule[] = [];
  const practice = await startPractice({ folder: path.join(folder, 'service'), trouble: { rules } });
  const app = await openAt(practice, folder);
  const { page } = app;
  try {
    const unlucky = await makeShoot(path.join(folder, 'Unlucky'), { photos: 2, kinds: ['CR2'] });
    await app.drop([unlucky.root]);
    await startAndLeave(app, 'Unlucky', () => rules.push({ match: profiles, do: 'status', status: 500 }));
    await page.getByRole('alert').getByText('Imagen has trouble', { exact: true }).waitFor();
    await expect(page.getByRole('heading', { name: 'Projects', level: 1 })).toBeVisible();
    await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
    // It is where it was, and starts as soon as Imagen answers, however late.
    rules.length = 0;
    await page.getByRole('button', { name: 'Set up', exact: true }).click();
    await startAndLeave(app, 'Unlucky', () => rules.push({ match: profiles, do: 'delay', ms: 3_000 }));
    await page.getByRole('button', { name: 'Unlucky', exact: true }).waitFor();
    await expect(page.getByText(waits)).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Projects', level: 1 })).toBeVisible();
  } finally {
    await app.close();
    await practice.close();
  }
});
