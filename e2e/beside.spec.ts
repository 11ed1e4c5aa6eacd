// A window open while the terminal is at work on the same list of projects.
import path from 'node:path';
import { expect } from '@playwright/test';
import { startPractice } from '../src/practice/server.ts';
import { makeShoot } from '../test/make-shoot.ts';
import { roundtrip as terminal } from '../test/terminal.ts';
import { test } from './fixtures.ts';
import { openAt } from './start-project.ts';

test('what the terminal does is shown as it goes, and can’t be paused from the window', async ({
  folder,
}) => {
  const practice = await startPractice({
    folder: path.join(folder, 'service'),
    editSeconds: 6,
    trouble: { rules: [{ match: { kind: 'store', method: 'PUT' }, do: 'delay', ms: 500 }] },
  });
  const shoot = await makeShoot(path.join(folder, 'Villa'), { photos: 6, kinds: ['NEF'] });
  const app = await openAt(practice, folder);
  const { page, home } = app;
  try {
    const run = terminal(['edit', shoot.root, '--profile', 'LOVE & LIGHT'], {
      home,
      env: { ROUNDTRIP_IMAGEN_URL: practice.url, IMAGEN_API_KEY: practice.key },
    });
    await page.getByRole('button', { name: 'Villa', exact: true }).click();
    await page.getByText('Imagen is editing', { exact: false }).first().waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect(page.getByRole('alert')).toContainText('at work elsewhere');
    await app.screen('beside-a-terminal');
    await page.getByText('Done. The edits are on this computer.', { exact: true }).first().waitFor();
    expect((await run).code).toBe(0);
  } finally {
    await app.close();
    await practice.close();
  }
});
