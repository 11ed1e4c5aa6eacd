// Closing the window while a project is at work: asked first, and what is stopped can be resumed.
import path from 'node:path';
import { type ElectronApplication, expect } from '@playwright/test';
import { makeShoot } from '../test/make-shoot.ts';
import { answers, Roundtrip } from './app.ts';
import { test } from './fixtures.ts';
import { startProject } from './start-project.ts';

const closeWindow = (electron: ElectronApplication): Promise<void> =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

/** Starts a project on Practice over a line so slow that it is at work for as long as the test lasts. */
const startSlowly = async (roundtrip: Roundtrip, folder: string): Promise<string> => {
  await makeShoot(folder, { photos: 3, bytes: 2_000_000 });
  await roundtrip.call('settings.change', { practice: true, limitMbps: 0.5 });
  return (await startProject(roundtrip, folder)).id;
};

test('asks while a project is at work, and pauses it where it stands', async ({ folder }) => {
  const home = path.join(folder, 'home');
  const first = await Roundtrip.open({ home });
  const id = await startSlowly(first, path.join(folder, 'shoot'));

  await first.answerNext(answers.keepWorking);
  await closeWindow(first.electron);
  const { detail } = await first.asked();
  // What would stop, and how far it is.
  expect(detail).toMatch(/^This would pause:\n• shoot \(\d+%\)\n\nNothing is lost/);
  expect(await first.call('projects.get', { id })).toMatchObject({ status: 'running' });

  await first.answerNext(answers.quit);
  const closed = first.electron.waitForEvent('close');
  await closeWindow(first.electron);
  await closed;

  const second = await Roundtrip.open({ home });
  expect(await second.call('projects.get', { id })).toMatchObject({ status: 'paused' });
  await second.call('projects.resume', { id });
  await expect.poll(async () => (await second.call('projects.get', { id })).status).toBe('running');
  await second.close();
});

test('closes without a question when nothing is at work', async ({ folder }) => {
  const roundtrip = await Roundtrip.open({ home: path.join(folder, 'home') });
  const closed = roundtrip.electron.waitForEvent('close');
  await closeWindow(roundtrip.electron);
  await closed;
});
