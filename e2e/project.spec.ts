// A project's screen: pages of photos while it goes on; done, its final JPEGs afterwards, its photos in their folder, and
// the earlier sidecars put back.
import path from 'node:path';
import { expect } from '@playwright/test';
import { makeShoot } from '../test/make-shoot.ts';
import { findRuntime } from '../tools/runtime.ts';
import { test } from './fixtures.ts';
import { until } from './gallery.ts';
import { startProject } from './start-project.ts';

test('what can be done with a project once it is done', async ({ roundtrip, folder }) => {
  const { page, electron } = roundtrip;
  await page.getByRole('button', { name: 'Use Practice Imagen' }).click();
  const shoot = await makeShoot(path.join(folder, 'Garden party'), {
    photos: 6,
    ratings: true,
    kinds: ['NEF'],
  });
  const { id } = await startProject(roundtrip, shoot.root, { tools: ['crop'] });
  await page.getByRole('button', { name: 'Garden party', exact: true }).click();
  await until(roundtrip, id, ({ status }) => status === 'done');

  // No final JPEG yet: nothing to compare with.
  await page
    .getByRole('button', { name: /^Show .* in its folder$/ })
    .first()
    .waitFor();
  await expect(page.getByRole('button', { name: /^Compare/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Get the final JPEGs' }).click();
  await page.getByText('Making JPEGs').waitFor();
  // All was sent long ago: no bytes beside the bar.
  expect((await page.locator('.pace-line').allInnerTexts()).join()).not.toMatch(/B of /);
  await until(roundtrip, id, ({ status, delivered }) => status === 'done' && delivered === 6);
  await expect(page.getByRole('button', { name: /^Compare/ })).toHaveCount(6);
  await expect(page.getByRole('button', { name: 'Get the final JPEGs' })).toHaveCount(0);

  await page
    .getByRole('button', { name: /^Show .* in its folder$/ })
    .first()
    .click();
  if (findRuntime().standIn) {
    const shown = () =>
      electron.evaluate((all) => {
        const { journal } = Reflect.get(all, 'standIn') as {
          journal: { what: string; args: readonly unknown[] }[];
        };
        return journal.filter(({ what }) => what === 'shell.showItemInFolder').map(({ args }) => args[0]);
      });
    await expect.poll(shown).toEqual([shoot.photos[0]?.path]);
  }

  await page.getByText('6 sidecars lie beside their RAWs.').waitFor();
  await page.getByText(`6 final JPEGs are in ${path.join(shoot.root, 'Roundtrip')}`).waitFor();
  await page.getByRole('button', { name: 'Restore…' }).click();
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await page.getByText(/restored, .* moved/).waitFor();
  await expect(page.getByRole('button', { name: 'Restore…' })).toHaveCount(0);
  // Nothing still says that the edits are in their places.
  await page.getByText(/^Restored .* as they were before this project/).waitFor();
  await expect(page.getByText('Done. The edits are on this computer.', { exact: true })).toHaveCount(0);
  await expect(page.getByText(/beside their RAWs|final JPEGs are in/)).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Compare/ })).toHaveCount(0);
  await expect(page.getByRole('cell', { name: 'Restored', exact: true })).toHaveCount(6);
});

test('a page whose photos have left its state gives way to the last one that has some', async ({
  roundtrip,
  folder,
}) => {
  const { page } = roundtrip;
  const many = { photos: 130, bytes: 20_000, previews: false, kinds: ['CR2'], folders: [] } as const;
  const { root } = await makeShoot(path.join(folder, 'Long day'), many);
  // All but standing: there is time to turn the page.
  await roundtrip.call('settings.change', { practice: true, limitMbps: 0.1 });
  const { id, name } = await startProject(roundtrip, root);
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByText('Waiting', { exact: true }).click();
  await page.getByRole('button', { name: 'Next photos' }).click();
  await page.getByText(/^101–\d+ of 1\d\d$/).waitFor();
  await roundtrip.call('settings.change', { limitMbps: 2 });
  await until(roundtrip, id, ({ sent }) => sent >= 40);
  await roundtrip.call('projects.pause', { id });
  await page.getByRole('button', { name: 'Resume' }).waitFor();
  await expect(page.getByRole('button', { name: 'Next photos' })).toHaveCount(0);
  await expect(page.getByRole('cell', { name: 'Waiting', exact: true }).first()).toBeVisible();
});
