// The person in window-busy.ts: clicks and keys, each as the system gives them, on the project at work, on the list, and
// on a finished project's photos.
import type { Page } from '@playwright/test';

export interface Projects {
  /** Names as the list shows them. */
  readonly atWork: string;
  readonly finished: string;
}

/** Between two inputs: someone who is quick. */
const pauseMs = 60;

/** Goes round the screens until `enough`; the window is left on the list. */
export async function goRound(page: Page, projects: Projects, enough: () => Promise<boolean>) {
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
  do {
    await onTheList(page);
    await open(page, projects.atWork);
    await onTheProject(page);
    await back(page);
    await open(page, projects.finished);
    await comparing(page);
    await back(page);
  } while (!(await enough()));
}

async function press(page: Page, key: string, times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await page.keyboard.press(key);
    await page.waitForTimeout(pauseMs);
  }
}

async function click(page: Page, label: string): Promise<void> {
  await page
    .locator('label')
    .filter({ hasText: new RegExp(`^${label}$`) })
    .click();
  await page.waitForTimeout(pauseMs);
}

async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await page.waitForTimeout(pauseMs);
}

async function back(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Projects', exact: true }).click();
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
}

async function onTheList(page: Page): Promise<void> {
  await press(page, 'Tab', 4);
  await press(page, 'PageDown');
  await press(page, 'PageUp');
}

async function onTheProject(page: Page): Promise<void> {
  for (const state of ['Sent', 'Waiting', 'Edited', 'All']) await click(page, state);
  await press(page, 'Tab', 6);
  await click(page, 'Pictures');
  await press(page, 'PageDown', 4);
  await press(page, 'Home');
  await page.getByRole('button', { name: 'Next photos' }).click();
  await press(page, 'End');
  await press(page, 'Home');
  await click(page, 'Table');
  await press(page, 'PageDown', 4);
  await press(page, 'Home');
  await page.getByRole('button', { name: 'Previous photos' }).click();
}

async function comparing(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Compare / })
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
  await press(page, 'ArrowRight', 5);
  await press(page, '+', 2);
  await press(page, '-', 2);
  await press(page, 'ArrowLeft', 3);
  await press(page, 'Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
