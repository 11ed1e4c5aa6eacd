// Before and after: in one frame under the slider where they lie so, side by side where they don't; near ones move under the
// hand, and the arrows are for the photos.
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Tool } from '../src/contract/ai-tools.ts';
import { cameraWidth, makeShoot } from '../test/make-shoot.ts';
import type { Roundtrip } from './app.ts';
import { test } from './fixtures.ts';
import { until } from './gallery.ts';
import { startProject } from './start-project.ts';

async function edited(app: Roundtrip, folder: string, name: string, tools: Tool[]): Promise<void> {
  const shoot = await makeShoot(path.join(folder, name), {
    photos: 3,
    kinds: ['NEF'],
    previewWidth: cameraWidth,
  });
  const { id } = await startProject(app, shoot.root, { tools, jpegs: true });
  await until(app, id, ({ status }) => status === 'done');
}

/** Where each picture is drawn in its pane, in whole pixels: its box, less what object-fit leaves free. */
const drawn = (images: (HTMLElement | SVGElement)[]) =>
  images.map((image) => {
    const { naturalWidth, naturalHeight } = image as HTMLImageElement;
    const { left, top, width, height } = image.getBoundingClientRect();
    const parted = getComputedStyle(image).getPropertyValue('object-view-box') !== 'none';
    const shape = parted ? width / height : naturalWidth / naturalHeight;
    const wide = Math.min(width, height * shape);
    const high = wide / shape;
    return [left + (width - wide) / 2, top + (height - high) / 2, wide, high].map(Math.round);
  });

const transform = (page: Page) =>
  page.locator('.compare-side.before .compare-picture').evaluate((picture) => picture.style.transform);

async function dragFrom(page: Page, x: number, y: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 120, y - 60, { steps: 6 });
  await page.mouse.up();
}

test('a cropped photo is compared in its own frame, moved when near, and left by the arrows', async ({
  roundtrip: app,
  folder,
}) => {
  const { page } = app;
  await app.call('settings.change', { practice: true });
  await edited(app, folder, 'Cropped', ['crop']);
  await edited(app, folder, 'Straightened', ['crop', 'straighten']);
  await page.getByRole('button', { name: 'Cropped', exact: true }).click();
  await page
    .getByRole('button', { name: /^Compare/ })
    .first()
    .click();
  await page.getByText('Cropped by Imagen; before is shown in the same frame.').waitFor();
  const part = page.locator('.compare-side.before img');
  expect(await part.evaluate((image) => getComputedStyle(image).getPropertyValue('object-view-box'))).toMatch(
    /inset/,
  );
  const [before, after] = await page.locator('.compare-side img').evaluateAll(drawn);
  expect(before).toEqual(after);

  const slider = page.getByRole('slider');
  const box = await page.locator('.compare-panes').boundingBox();
  const middle = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  // Whole: a click anywhere moves the slider, and nothing else moves.
  await page.mouse.click(middle.x - 200, middle.y);
  await expect(slider).not.toHaveValue('50');
  // It gives the keys back once the mouse is up.
  await expect(page.locator('.compare')).toBeFocused();
  const split = await slider.inputValue();
  const still = await transform(page);
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  const near = await transform(page);
  expect(near).not.toBe(still);
  // Near: the picture moves, the slider stays; only its handle moves it.
  await dragFrom(page, middle.x + 150, middle.y + 100);
  expect(await transform(page)).not.toBe(near);
  await expect(slider).toHaveValue(split);
  const moved = await transform(page);
  await dragFrom(page, middle.x - 200, middle.y);
  await expect(slider).not.toHaveValue(split);
  expect(await transform(page)).toBe(moved);
  await expect(page.locator('.compare')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.getByText('2 of 3').waitFor();
  // Also after a view was chosen with the mouse, which stays.
  await page.getByText('Side by side', { exact: true }).click();
  await expect(page.locator('.compare')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('dialog').getByText('3 of 3').waitFor();
  await expect(page.getByRole('radio', { name: 'Side by side' })).toBeChecked();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Projects' }).click();
  await page.getByRole('button', { name: 'Straightened', exact: true }).click();
  await page
    .getByRole('button', { name: /^Compare/ })
    .first()
    .click();
  await page.getByText('so the two stand side by side').waitFor();
  await expect(page.getByRole('slider')).toHaveCount(0);
  await expect(page.getByRole('radio', { name: 'Slider' })).toBeDisabled();
});
