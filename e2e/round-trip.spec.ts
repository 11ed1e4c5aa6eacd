// The main job, from the first run to edits on disk, with a picture of every step in test-results/screens.
import path from 'node:path';
import { expect } from '@playwright/test';
import { makeShoot } from '../test/make-shoot.ts';
import { test } from './fixtures.ts';
import { roundTrip } from './journey.ts';
import { problems } from './outcome.ts';

// Sends, edits, fetches and renders a dozen photos.
test.setTimeout(400_000);

test('a folder dropped on the window comes back edited', async ({ roundtrip, folder }) => {
  const shoot = path.join(folder, 'A wedding');
  const made = await makeShoot(shoot, { photos: 12, ratings: true, twins: 1, junk: true });
  const project = await roundTrip(roundtrip, {
    shoot,
    profile: 'wedding',
    tools: ['Crop', 'Straighten'],
    picture: (name) => roundtrip.screen(name),
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
});

const stemOf = (file: string): string => path.join(path.dirname(file), path.parse(file).name);
