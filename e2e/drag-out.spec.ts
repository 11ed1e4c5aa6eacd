// Results dragged out of the window, one or several; and the view of a project's photos, which outlives the program.
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { makeShoot } from '../test/make-shoot.ts';
import { findRuntime } from '../tools/runtime.ts';
import { Roundtrip } from './app.ts';
import { test } from './fixtures.ts';
import { until } from './gallery.ts';
import { pictures } from './journey.ts';
import { startProject } from './start-project.ts';

/** What was dragged out so far, newest last: only file names. */
const draggedOut = ({ electron }: Roundtrip): Promise<readonly (readonly string[])[]> =>
  electron.evaluate((all) => {
    const { journal } = Reflect.get(all, 'standIn') as {
      journal: { what: string; args: readonly unknown[] }[];
    };
    return journal
      .filter(({ what }) => what === 'webContents.startDrag')
      .map(({ args }) => args[0] as string[]);
  });

async function drag(page: Page, at: number): Promise<void> {
  await page.locator('.photo-picture').nth(at).hover();
  await page.mouse.down();
  await page.mouse.move(300, 300, { steps: 4 });
  await page.mouse.up();
}

test('pictures that came back are dragged out; the view is kept', async ({ folder }) => {
  test.skip(!findRuntime().standIn, 'Electron does not tell what it drags');
  const home = path.join(folder, 'home');
  let app = await Roundtrip.open({ home });
  const { page } = app;
  await app.call('settings.change', { practice: true });
  const shoot = await makeShoot(path.join(folder, 'Garden party'), { photos: 4, kinds: ['NEF'] });
  const { id } = await startProject(app, shoot.root, { tools: ['crop'] });
  await page.getByRole('button', { name: 'Garden party', exact: true }).click();
  await until(app, id, ({ status }) => status === 'done');
  await page.getByText('Pictures', { exact: true }).click();
  // Nothing but settings came back: there is no picture to drag, and an original never is.
  await expect(page.locator('.photo-picture[draggable=true]')).toHaveCount(0);
  await drag(page, 0);
  await page.getByRole('button', { name: 'Get the final JPEGs' }).click();
  await until(app, id, ({ status, delivered }) => status === 'done' && delivered === 4);
  await expect(page.getByRole('img', { name: 'The picture is the final JPEG' })).toHaveCount(4);
  await pictures(page);

  const names = shoot.photos.map((photo) => `${path.parse(photo.path).name}.jpg`);
  await drag(page, 1);
  await expect
    .poll(async () => (await draggedOut(app)).map((files) => files.map((file) => path.basename(file))))
    .toEqual([[names[1]]]);
  await page.getByRole('checkbox').nth(0).check();
  await page
    .getByRole('checkbox')
    .nth(2)
    .click({ modifiers: ['Shift'] });
  await page.getByText('3 chosen: drag them into another program.').waitFor();
  await drag(page, 2);
  await expect
    .poll(async () =>
      (await draggedOut(app))
        .at(-1)
        ?.map((file) => path.basename(file))
        .sort(),
    )
    .toEqual(names.slice(0, 3).sort());
  expect((await draggedOut(app)).flat().every((file) => file.includes('Roundtrip'))).toBe(true);
  // Over its own window, what is dragged out is no shoot to open.
  await page.locator('.photo-picture').nth(0).hover();
  await page.mouse.down();
  await page.mouse.move(300, 300, { steps: 4 });
  await expect.poll(async () => (await draggedOut(app)).length).toBe(3);
  const carried = (await draggedOut(app)).at(-1) ?? [];
  await app.drop(carried, () => expect(page.locator('.drop-veil')).toHaveCount(0));
  // Another folder is one, also when the pointer said nothing since it left the window with them.
  await app.drop([shoot.root]);
  await page.getByRole('button', { name: 'Start editing' }).waitFor();
  await expect(page.getByText(/^Shoot 1 of 2/)).toHaveCount(0);
  await page.mouse.up();
  await page.mouse.move(320, 320, { steps: 2 });
  // Brought back later, they are looked at as anything else is, and said to be results.
  await app.drop(carried, () => page.locator('.drop-veil').waitFor());
  await page.getByRole('alert').getByText('Details', { exact: true }).click();
  await page.getByText(/This is Roundtrip’s results folder/).waitFor();
  await app.close();

  app = await Roundtrip.open({ home });
  await app.page.getByRole('button', { name: 'Garden party', exact: true }).click();
  await expect(app.page.getByRole('radio', { name: 'Pictures' })).toBeChecked();
  await app.close();
});
