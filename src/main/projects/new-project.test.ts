import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporary } from '#test/temporary.ts';
import { openStore } from '../store/store.ts';
import { createCallbacks } from './callbacks.ts';
import { addProject, type NewProjectOrder } from './new-project.ts';

test('a project that can’t be kept leaves no callback address behind', async () => {
  await using home = await temporary('new-project');
  const store = openStore(home.path);
  const photo = {
    id: 0,
    path: '/s/a.CR2',
    relative: 'a.CR2',
    imageType: 'RAW',
    size: 1,
    mtimeMs: 0,
  } as const;
  const order: NewProjectOrder = {
    // Two photos of one id: the database refuses them.
    shoot: { name: 's', root: '/s', photos: [photo, { ...photo, path: '/s/b.CR2' }], leftOut: [] },
    choices: {
      ...{
        profileKey: 1,
        deselected: [],
        options: { tools: [], callbackUrl: 'https://studio.example/s3cret' },
      },
      results: { edits: 'beside', jpegs: 'none' },
    },
    profile: { key: 1, name: 'A', type: 'Personal', imageType: 'RAW' },
    ...{ practice: false, withoutFailed: false },
  };
  expect(() => addProject(store, createCallbacks(home.path), order)).toThrow(/UNIQUE/);
  expect(await readdir(join(home.path, 'callbacks'))).toEqual([]);
  store.close();
});
