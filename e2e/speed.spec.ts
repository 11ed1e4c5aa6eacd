// What the window does while it is busy: a sheet that rushes past, and the bar of a project in trouble.
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { startPractice } from '../src/practice/server.ts';
import type { TroubleRule } from '../src/practice/trouble.ts';
import { makeShoot } from '../test/make-shoot.ts';
import { Roundtrip } from './app.ts';
import { test } from './fixtures.ts';
import { until } from './gallery.ts';
import { startProject } from './start-project.ts';

test('pictures that rush past are not asked for, and are there at rest', async ({ roundtrip, folder }) => {
  const { page } = roundtrip;
  const shoot = path.join(folder, 'Long day');
  await makeShoot(shoot, { photos: 1200, bytes: 8000, previewWidth: 160, folders: [] });
  await roundtrip.call('settings.change', { practice: true });
  await page.getByText('Drop a shoot to begin').waitFor();
  await roundtrip.drop([shoot]);
  await page.getByText('of 1,200 selected').waitFor();
  await expect.poll(() => page.locator('.photo-cell img').count()).toBeGreaterThan(8);
  const { asked, heldUp, screen } = await page.evaluate(async () => {
    const grid = document.querySelector('.photo-grid');
    if (!grid) throw new Error('There is no grid.');
    const seen = new Set<string>();
    const perScreen = grid.querySelectorAll('img').length;
    let late = 0;
    let last = performance.now();
    for (let step = 0; grid.scrollTop + 3 * grid.clientHeight < grid.scrollHeight; step++) {
      const passed = performance.now() - last;
      last += passed;
      // A machine that draws few frames is scrolled as fast as one that draws many.
      grid.scrollTop += Math.max(600, 9 * passed);
      await new Promise(requestAnimationFrame);
      if (passed > 300) late++;
      // The first steps are a jump like any other.
      if (step > 5) for (const { src } of grid.querySelectorAll('img')) seen.add(src);
    }
    return { asked: seen.size, heldUp: late, screen: perScreen };
  });
  // Nearly a thousand photos have passed. A window held up for a third of a second shows what it stands at.
  expect(asked).toBeLessThan(150 + heldUp * screen);
  await page.waitForFunction(() => {
    const shown = [...document.querySelectorAll<HTMLImageElement>('.photo-cell img')];
    return shown.length > 8 && shown.every((image) => image.complete && image.naturalWidth > 0);
  });
});

const rules: readonly TroubleRule[] = [
  { match: { kind: 'store', method: 'PUT' }, chance: 0.3, do: 'reset', afterBytes: 60_000 },
  // Not what a screen asks for, and gives up after four tries.
  { match: { kind: 'api', method: 'GET', path: /\/projects\// }, chance: 0.2, do: 'status', status: 503 },
  { match: { kind: 'store' }, do: 'delay', ms: 80 },
];

/** Keeps every value that the bars of this project have, wherever they stand. */
const watchBars = (page: Page, name: string): Promise<void> =>
  page.evaluate((project) => {
    const values: number[] = [];
    Object.assign(window, { barValues: values });
    const look = () => {
      for (const bar of document.querySelectorAll(`[role=progressbar][aria-label*="${project}"]`))
        values.push(Number(bar.getAttribute('aria-valuenow')));
    };
    const watched = { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-valuenow'] };
    new MutationObserver(look).observe(document.body, watched);
  }, name);

test('the bar of a project in trouble never goes back, on the list, on its own screen, over pauses', async ({
  folder,
}) => {
  const practice = await startPractice({
    ...{ folder: path.join(folder, 'service'), editSeconds: 1, trouble: { rules } },
  });
  const app = await Roundtrip.open({
    home: path.join(folder, 'home'),
    env: { ROUNDTRIP_IMAGEN_URL: practice.url },
  });
  try {
    const { page } = app;
    await page.getByLabel('API key').fill(practice.key);
    await page.getByRole('button', { name: 'Test and continue' }).click();
    await page.getByText('Drop a shoot to begin').waitFor();
    // Slow enough for photos to be half sent when a pause comes.
    await app.call('settings.change', { limitMbps: 6 });
    const shoot = path.join(folder, 'Rough day');
    await makeShoot(shoot, { photos: 16, bytes: 200_000, kinds: ['CR2'], folders: [] });
    await watchBars(page, 'Rough day');
    const { id } = await startProject(app, shoot, { jpegs: true, withoutFailed: true });
    for (const sent of [2, 6, 10]) {
      await until(app, id, (project) => project.sent >= sent);
      await page.getByRole('button', { name: 'Rough day', exact: true }).click();
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.getByRole('button', { name: 'Resume' }).click();
      await page.getByRole('button', { name: 'Projects', exact: true }).click();
    }
    await until(app, id, ({ status }) => status === 'done');
    const values = await page.evaluate(() => Reflect.get(window, 'barValues') as number[]);
    expect(values.length).toBeGreaterThan(10);
    expect(values.filter((value, at) => value < (values[at - 1] ?? 0))).toEqual([]);
    expect(practice.requests().filter(({ cut }) => cut === true).length).toBeGreaterThan(0);
  } finally {
    await app.close();
    await practice.close();
  }
});
