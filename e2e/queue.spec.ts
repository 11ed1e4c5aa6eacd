// Five shoots at once in the window: their turns, cancelling one, its story, support details, and the lid.
import path from 'node:path';
import { expect } from '@playwright/test';
import { makeShoot } from '../test/make-shoot.ts';
import { obstacles } from './accessible.ts';
import type { Roundtrip } from './app.ts';
import { test } from './fixtures.ts';
import { startProject } from './start-project.ts';

const startOn = async (roundtrip: Roundtrip, folder: string): Promise<string> => {
  await makeShoot(folder, { photos: 2, bytes: 300_000, previewWidth: 320, kinds: ['CR2'] });
  return (await startProject(roundtrip, folder)).id;
};

test('projects wait for their turn, are moved, cancelled, and tell their story', async ({
  roundtrip,
  folder,
}) => {
  const { page } = roundtrip;
  await roundtrip.call('settings.change', { practice: true, limitMbps: 0.1 });
  const ids: string[] = [];
  for (const n of [1, 2, 3, 4, 5]) ids.push(await startOn(roundtrip, path.join(folder, `Shoot ${n}`)));
  const held = (): Promise<boolean> =>
    roundtrip.electron.evaluate(({ powerSaveBlocker }) =>
      Array.from({ length: 20 }, (_, id) => powerSaveBlocker.isStarted(id)).includes(true),
    );
  await expect.poll(held).toBe(true);
  await roundtrip.call('settings.change', { stayAwake: false });
  await expect.poll(held).toBe(false);
  await page.getByRole('button', { name: 'Shoot 5', exact: true }).click();
  await expect(page.getByText('Waiting for its turn. Number 2 in line.')).toBeVisible();
  await page.getByRole('button', { name: 'Earlier' }).click();
  await expect(page.getByText('Waiting for its turn. It is next.')).toBeVisible();
  expect(await roundtrip.call('projects.get', { id: ids[3] ?? '' })).toMatchObject({ turn: 2 });
  await roundtrip.screen('queue-1-turn');
  expect.soft(await obstacles(page)).toEqual([]);

  await page.getByRole('button', { name: 'Cancel project…' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('nothing is billed for it');
  await roundtrip.screen('queue-2-cancel');
  await page.getByRole('button', { name: 'Cancel for good' }).click();
  await expect(page.getByText(/^Cancelled .*nothing more is sent/)).toBeVisible();
  await page.getByRole('button', { name: 'Each step and wait, with its time' }).click();
  await expect(page.getByRole('list', { name: 'What happened' })).toContainText('Waited for its turn');
  await page.getByRole('button', { name: 'Save support details' }).click();
  await expect(page.getByText(/^Saved: .*\.zip$/)).toBeVisible();
  await roundtrip.screen('queue-3-story');
  expect.soft(await obstacles(page)).toEqual([]);

  await roundtrip.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  const { moments } = await roundtrip.call('projects.timeline', { id: ids[0] ?? '' });
  expect(moments.map(({ what }) => what)).toContain('woke');

  await roundtrip.call('settings.change', { limitMbps: null });
  await expect
    .poll(async () => (await roundtrip.call('projects.get', { id: ids[0] ?? '' })).status, {
      timeout: 60_000,
    })
    .toBe('done');
  await makeShoot(path.join(folder, 'Shoot 1', 'More'), {
    photos: 1,
    bytes: 50_000,
    kinds: ['CR2'],
    seed: 9,
  });
  await roundtrip.drop([path.join(folder, 'Shoot 1')]);
  await expect(page.getByText(/^Edited before, as “Shoot 1”.*1 photo is new since\.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Select only the new ones' }).click();
  await expect(page.getByText('1 of 3 selected')).toBeVisible();
  await roundtrip.screen('queue-4-before');
});
