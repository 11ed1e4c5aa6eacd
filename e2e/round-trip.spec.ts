// The main job, from the first run to edits on disk, with a picture of every step in test-results/screens.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import { makeShoot } from '../test/make-shoot.ts';
import { obstacles } from './accessible.ts';
import { test } from './fixtures.ts';
import { roundTrip } from './journey.ts';
import { problems } from './outcome.ts';

test('a folder dropped on the window comes back edited', async ({ roundtrip, folder }) => {
  const shoot = path.join(folder, 'A wedding');
  const made = await makeShoot(shoot, { photos: 12, ratings: true, twins: 1, junk: true });
  const project = await roundTrip(roundtrip, {
    shoot,
    profile: 'wedding',
    tools: ['Crop', 'Straighten'],
    picture: async (name) => {
      await roundtrip.screen(name);
      expect.soft(await obstacles(roundtrip.page), name).toEqual([]);
    },
  });
  expect(project).toMatchObject({
    step: 'done',
    status: 'done',
    progress: 1,
    sent: made.photos.length,
    failed: 0,
  });
  const delivery = await roundtrip.call('projects.delivery', { id: project.id });
  expect(problems(delivery, true)).toEqual([]);
  expect(delivery.unmatched).toEqual([]);
  // A DNG's edit comes in a DNG of its own: its sidecar stays as it is.
  const stems = made.photos.filter(({ kind }) => kind !== 'DNG').map((photo) => stemOf(photo.path));
  const merged = made.sidecars.filter((sidecar) => stems.includes(stemOf(sidecar)));
  const backedUp = delivery.results.flatMap(({ backups }) => backups.map(({ file }) => file));
  expect(backedUp.sort()).toEqual(merged.sort());
  expect(await filesWith(roundtrip.home, ['X-Amz-Signature', 'Signature=', 'x-api-key'])).toEqual([]);
});

/** Files of the app (records, logs, what Chromium keeps) that hold one of these; Practice's own side is left out. */
const filesWith = async (home: string, secrets: readonly string[]): Promise<readonly string[]> => {
  const entries = await readdir(home, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
  const own = files.filter((file) => !file.startsWith(path.join(home, 'practice')));
  const telling = await Promise.all(
    own.map(async (file) => {
      const text = await readFile(file, 'latin1').catch(() => '');
      return secrets.some((secret) => text.includes(secret));
    }),
  );
  return own.filter((_, at) => telling[at]);
};

const stemOf = (file: string): string => path.join(path.dirname(file), path.parse(file).name);
