// The main job as a photographer does it with mouse and keyboard, from the first run to edits on disk. Walked by
// round-trip.spec.ts and by the demo.
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { ProjectSummary } from '../src/contract/project.ts';
import type { Roundtrip } from './app.ts';

export interface Trip {
  /** The folder to drop. */
  readonly shoot: string;
  /** The profile's name. */
  readonly profile: string;
  /** AI tools by their name on the screen. */
  readonly tools: readonly string[];
  /** Takes a picture of the window as it is now. */
  picture(name: string): Promise<unknown>;
}

// A whole shoot on two busy cores, with pictures rendered: minutes, not seconds.
const projectMs = 300_000;

/** Goes the whole way; gives the project's last state. Throws (Playwright's words) where the window doesn't play along. */
export const roundTrip = async (app: Roundtrip, trip: Trip): Promise<ProjectSummary> => {
  const { page } = app;
  const practice = page.getByRole('button', { name: 'Use Practice Imagen' });
  await practice.waitFor();
  await trip.picture('01-welcome');
  await practice.click();
  await page.getByText('Drop a shoot to begin').waitFor();
  await trip.picture('02-no-projects');
  await app.drop([trip.shoot], () => trip.picture('03-dragging'));
  await choose(page, trip);
  await page.getByRole('button', { name: 'Start editing' }).click();
  return follow(app, trip);
};

const choose = async (page: Page, { shoot, profile, tools, picture }: Trip): Promise<void> => {
  await page.getByRole('heading', { name: path.basename(shoot), level: 1 }).waitFor();
  await pictures(page);
  await picture('04-found');
  await chooseByKeys(page, profile);
  for (const tool of tools) await turnOn(page, tool);
  await picture('05-profile-and-tools');
  await turnOn(page, 'Final JPEGs too');
  await page.getByText('Photos sent to Practice').scrollIntoViewIfNeeded();
  await picture('06-before-you-start');
};

// Without a mouse: from the search field down into the list.
const chooseByKeys = async (page: Page, profile: string): Promise<void> => {
  const search = page.getByRole('searchbox', { name: 'Search profiles' });
  await search.fill(profile);
  await search.press('ArrowDown');
  await page.locator('[role=option]:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: profile, selected: true }).waitFor();
};

// The switch itself is a hidden input; what a mouse meets is its label.
export const turnOn = async (page: Page, name: string): Promise<void> => {
  const input = page.getByRole('switch', { name, exact: true });
  await page.locator('label').filter({ has: input }).click();
};

/** Settles when every picture on the screen is there, and ready to be drawn. */
export const pictures = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => {
    const all = [...document.images];
    return all.length > 0 && all.every((image) => image.complete && image.naturalWidth > 0);
  });
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode().catch(() => {}))));
};

const follow = async (app: Roundtrip, { picture }: Trip): Promise<ProjectSummary> => {
  const { page } = app;
  await page.getByRole('button', { name: 'Pause' }).first().waitFor();
  await pictures(page);
  await picture('07-at-work');
  await page
    .getByText('Imagen is making the final JPEGs.', { exact: true })
    .first()
    .waitFor({ timeout: projectMs });
  await picture('08-final-jpegs');
  await page
    .getByText('Done. The edits are on this computer.', { exact: true })
    .first()
    .waitFor({ timeout: projectMs });
  // The final JPEGs' own pictures, which follow the last telling of the project.
  await page.locator('.photo-edited').first().waitFor();
  await pictures(page);
  await picture('09-done');
  await page.getByRole('button', { name: 'Projects' }).click();
  await picture('10-projects');
  const [project] = await app.call('projects.list', undefined);
  if (!project) throw new Error('There is no project.');
  return project;
};
