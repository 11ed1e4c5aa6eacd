import { expect, test } from 'vitest';
import { temporary } from '#test/temporary.ts';
import { openStore } from './store.ts';

const placed = (file: string) => ({ file, backup: null, created: true, note: null });

test('a photo whose result comes after all has not failed; others have', async () => {
  await using home = await temporary('results');
  const store = openStore(home.path);
  const ids = [1, 2, 3, 4];
  store.projects.add({
    ...{ id: 'p1', name: 'Wedding', nameGiven: false, root: '/shoot', practice: false, withoutFailed: false },
    profile: { key: 7, name: 'LOVE & LIGHT' },
    options: { tools: [] },
    results: { edits: 'beside', jpegs: 'default' },
    photos: ids.map((id) => ({
      ...{ id, path: `/shoot/${id}.CR2`, relative: `${id}.CR2`, uploadName: `${id}.CR2` },
      ...{ imageType: 'RAW' as const, size: 10, mtimeMs: 1 },
    })),
    leftOut: [],
  });
  const plan = (kind: 'edit' | 'jpeg') =>
    ids.map((photo) => ({ kind, name: `${photo}`, photo, target: `/shoot/${kind} ${photo}`, note: null }));
  store.results.plan('p1', [...plan('edit'), ...plan('jpeg')]);
  for (const id of ids) store.photos.markSent('p1', id, { md5: null, verified: false });

  store.results.markFailed('p1', 'edit', '1', 'server-trouble');
  store.photos.markFailed('p1', 1, 'server-trouble');
  store.photos.markFailed('p1', 2, 'no-result');
  store.photos.markFailed('p1', 3, 'cancelled');
  for (const id of [1, 2, 3]) store.results.markPlaced('p1', 'edit', `${id}`, placed(`/shoot/edit ${id}`));
  // Its final JPEG came, its edit did not.
  store.photos.markFailed('p1', 4, 'no-result');
  store.results.markPlaced('p1', 'jpeg', '4', placed('/shoot/jpeg 4'));

  expect(store.photos.all('p1').map(({ failed }) => failed)).toEqual([null, null, 'cancelled', 'no-result']);
  store.close();
});
