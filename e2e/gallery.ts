// A walk past every screen and state of the window, real ones: a shoot, Practice Imagen that goes away and comes back, a
// photo that vanishes. Walked by screens.spec.ts with axe, and by tools/screens.ts with a camera.
import { linkSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { ProjectSummary } from '../src/contract/project.ts';
import { type Practice, startPractice } from '../src/practice/server.ts';
import type { TroubleRule } from '../src/practice/trouble.ts';
import { type MadeShoot, makeShoot } from '../test/make-shoot.ts';
import type { Roundtrip } from './app.ts';
import { pictures, turnOn } from './journey.ts';
import { startProject } from './start-project.ts';

export interface Visit {
  readonly app: Roundtrip;
  /** Takes everything that the walk makes. */
  readonly folder: string;
  /** Photos in the largest shoot. */
  readonly many: number;
  /** Of the photos' previews, in pixels. */
  readonly previewWidth?: number;
  /** The window is as it should be: look at it. `brief`: it won't stay so while themes change. */
  look(name: string, brief?: boolean): Promise<unknown>;
}

// Slow enough that a project of two dozen small photos can be looked at on its way.
const slowMbps = 1.5;
// Of a project on two busy cores.
const most = { timeout: 240_000 };

/** Goes past all of it. Where Imagen is, ROUNDTRIP_IMAGEN_URL must have told the app: at `port`. */
export async function gallery(visit: Visit, port: number): Promise<void> {
  const { app, folder, look } = visit;
  const rules: TroubleRule[] = [];
  const open = (): Promise<Practice> =>
    startPractice({ folder: path.join(folder, 'service'), port, editSeconds: 3, trouble: { rules } });
  await look('welcome');
  let practice = await open();
  const shoot = await makeShoot(path.join(folder, 'Anna & Tom'), {
    ...{ photos: 24, ratings: true, twins: 2, junk: true, seed: 5 },
    ...widthOf(visit),
  });
  await app.call('settings.change', { limitMbps: slowMbps });
  await app.page.getByLabel('API key').fill(practice.key);
  await app.page.getByRole('button', { name: 'Test and continue' }).click();
  try {
    await newProject(visit, shoot);
    const id = await underWay(visit, shoot, async () => {
      await practice.close();
      return async () => {
        practice = await open();
      };
    });
    await ended(visit, id);
    await answerLost(visit, rules);
    await severalProjects(visit);
    await aLargeShoot(visit, shoot);
    await beside(visit);
  } finally {
    await practice.close();
  }
}

async function newProject({ app, look }: Visit, shoot: MadeShoot): Promise<void> {
  const { page } = app;
  await page.getByText('Drop a shoot to begin').waitFor();
  await look('empty');
  await app.drop([shoot.root], () => look('dragging', true));
  await page.getByRole('heading', { name: 'Anna & Tom', level: 1 }).waitFor();
  await pictures(page);
  await look('found');
  await lassoed(page, () => look('lasso', true));
  await page.getByRole('option', { name: 'LOVE & LIGHT' }).first().click();
  await turnOn(page, 'Crop');
  await turnOn(page, 'Headshot crop');
  await look('exclusion');
  await turnOn(page, 'Final JPEGs too');
  await page.getByText('Found in the shoot').waitFor();
  await page.locator('.new-project-form').evaluate((form) => form.scrollTo(0, form.scrollHeight));
  await page.getByRole('button', { name: 'Start editing' }).waitFor();
  await look('before-you-start');
}

/** Draws a box over four photos, looks, and lets it be. */
async function lassoed(page: Page, look: () => Promise<unknown>): Promise<void> {
  const grid = page.locator('.photo-grid');
  const [first, last] = [grid.locator('[aria-rowindex="2"]'), grid.locator('[aria-rowindex="3"]')];
  const [from, to] = [await first.boundingBox(), await last.boundingBox()];
  if (from === null || to === null) throw new Error('There are no photos to draw a lasso over.');
  await page.mouse.move(from.x - 3, from.y + 30);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 60);
  await page.mouse.move(to.x + to.width / 2, to.y + to.height * 1.4);
  await page.getByText(/^4 of \d+ selected$/).waitFor();
  await look();
  await page.keyboard.press('Escape');
  await page.mouse.up();
}

/** `cut` takes Imagen away and gives how to bring it back. */
async function underWay(
  { app, look }: Visit,
  shoot: MadeShoot,
  cut: () => Promise<() => Promise<void>>,
): Promise<string> {
  const { page } = app;
  await page.getByRole('button', { name: 'Start editing' }).click();
  await page.getByRole('button', { name: 'Pause' }).first().waitFor();
  const [{ id }] = (await app.call('projects.list', undefined)) as [ProjectSummary];
  rmSync(shoot.photos.at(-1)?.path ?? '');
  await until(app, id, ({ sent }) => sent >= 9);
  await pictures(page);
  await look('running');
  const mend = await cut();
  await page.getByText('Waiting for the network', { exact: true }).waitFor(most);
  await look('offline');
  await mend();
  await app.call('settings.change', { limitMbps: null });
  // What waits would try again in a while: a person who can't wait does this.
  await app.call('projects.pause', { id });
  await app.call('projects.resume', { id });
  await page.getByText('Some photos could not be sent', { exact: true }).waitFor(most);
  await look('some-failed');
  await page.getByRole('button', { name: 'Edit without it…' }).click();
  await look('asked');
  await page.getByRole('button', { name: 'Edit without it', exact: true }).click();
  return id;
}

async function ended({ app, look }: Visit, id: string): Promise<void> {
  const { page } = app;
  await until(app, id, ({ status }) => status === 'done');
  await page.getByText('In Lightroom Classic').waitFor();
  await page
    .getByRole('button', { name: /^Compare/ })
    .first()
    .waitFor();
  await pictures(page);
  await look('done');
  await page.getByText('Pictures', { exact: true }).click();
  await pictures(page);
  await look('pictures');
  await page
    .getByRole('button', { name: /^Compare/ })
    .nth(3)
    .click();
  await page.locator('.compare-picture img').nth(1).waitFor();
  await pictures(page);
  await look('compare');
  await page.getByText('Side by side').click();
  await pictures(page);
  await look('side-by-side');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Projects' }).click();
}

const widthOf = ({ previewWidth }: Visit) => (previewWidth === undefined ? {} : { previewWidth });

async function answerLost(visit: Visit, rules: TroubleRule[]): Promise<void> {
  const { app, folder, look } = visit;
  const { page } = app;
  rules.push(
    { match: { method: 'POST', path: /\/edit$/ }, first: 1, do: 'lose-reply' },
    { match: { method: 'GET', path: /\/edit\/status$/ }, do: 'status', status: 404 },
  );
  const shoot = await makeShoot(path.join(folder, 'Lea, 3 months'), {
    photos: 6,
    seed: 9,
    ...widthOf(visit),
  });
  const { id } = await startProject(app, shoot.root);
  await until(app, id, ({ fault }) => fault?.code === 'answer-lost');
  await page.getByText('Asking Imagen what it took').waitFor();
  await pictures(page);
  await look('answer-lost-list');
  await page.getByRole('button', { name: 'Lea, 3 months', exact: true }).click();
  await page.getByText('Asking Imagen what it took', { exact: true }).waitFor();
  await look('answer-lost');
  rules.length = 0;
  await until(app, id, ({ status }) => status === 'done');
  await page.getByRole('button', { name: 'Projects' }).click();
}

async function severalProjects(visit: Visit): Promise<void> {
  const { app, folder, look } = visit;
  await app.call('settings.change', { limitMbps: slowMbps });
  for (const [at, name] of ['Harbour Street 12', 'School, class 4b'].entries()) {
    const shoot = await makeShoot(path.join(folder, name), { photos: 14, seed: 11 + at, ...widthOf(visit) });
    const { id } = await startProject(app, shoot.root, { tools: ['straighten'] });
    if (at === 0) {
      await until(app, id, ({ sent }) => sent >= 4);
      await app.call('projects.pause', { id });
    } else await until(app, id, ({ speed, sent }) => speed !== null && sent > 1);
  }
  await pictures(app.page);
  await look('projects');
  await app.call('settings.change', { limitMbps: null });
}

async function aLargeShoot({ app, folder, many, look }: Visit, shoot: MadeShoot): Promise<void> {
  const { page } = app;
  const large = path.join(folder, 'Festival, three days');
  mkdirSync(large);
  const photos = shoot.photos.slice(0, -1);
  for (let at = 0; at < many; at++) {
    const photo = photos[at % photos.length]?.path ?? '';
    linkSync(photo, path.join(large, `FST_${String(at).padStart(5, '0')}${path.extname(photo)}`));
  }
  await app.drop([large]);
  // A quick disk is through before it is said.
  const said = page.getByText('Looking through what you opened…').waitFor({ timeout: 5_000 });
  await said.then(() => look('scanning', true)).catch(() => undefined);
  await page.getByRole('heading', { name: 'Festival, three days', level: 1 }).waitFor(most);
  await pictures(page);
  await look('found-many');
  await page.getByRole('button', { name: 'Skip this shoot' }).click();
}

async function beside({ app, folder, look }: Visit): Promise<void> {
  const { page } = app;
  await page.keyboard.press('Control+,');
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  await look('settings');
  const { folders } = await app.call('watch.add', { path: folder });
  await page.getByRole('heading', { name: 'Watch folders' }).evaluate((heading) => heading.scrollIntoView());
  await page.getByText(folder, { exact: true }).waitFor();
  await look('watch-folders');
  await app.call('watch.remove', { id: folders[0]?.id ?? 0 });
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await look('shortcuts');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+1');
  await app.call('settings.change', { practice: true });
  await page.getByText('Practice Imagen: nothing leaves').waitFor();
  await look('practice');
}

/** Settles when main says so of the project. */
export async function until(
  app: Roundtrip,
  id: string,
  fits: (project: ProjectSummary) => boolean,
): Promise<void> {
  const end = Date.now() + most.timeout;
  while (!fits(await app.call('projects.get', { id }))) {
    if (Date.now() > end) throw new Error(`${id} never became so.`);
    await app.page.waitForTimeout(100);
  }
}
