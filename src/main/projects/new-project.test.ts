import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporary } from '#test/temporary.ts';
import { openStore } from '../store/store.ts';
import { createCallbacks } from './callbacks.ts';
import { addProject, type NewProjectOrder } from './new-project.ts';

const photo = {
  ...{ id: 0, path: '/s/a.CR2', relative: 'a.CR2', size: 1, mtimeMs: 0 },
  imageType: 'RAW',
} as const;
const rest = {
  profile: { key: 1, name: 'A', type: 'Personal', imageType: 'RAW' },
  ...{ practice: false, withoutFailed: false },
} as const;
const choices = {
  ...{ profileKey: 1, deselected: [], options: { tools: [] } },
  results: { edits: 'beside', jpegs: 'none' },
} as const;

test('of two processes that find a folder free at the same moment, one gets it', async () => {
  await using home = await temporary('new-project');
  const [here, there] = [openStore(home.path), openStore(home.path)];
  const callbacks = createCallbacks(home.path);
  const shoot = { name: 's', root: '/s', photos: [photo], leftOut: [] };
  let theirs = '';
  const order: NewProjectOrder = {
    ...{ shoot, ...rest },
    choices: {
      ...choices,
      // Asked for once it was seen that nobody is on the folder: and now somebody is.
      get name(): string {
        theirs ||= addProject(there, callbacks, { shoot, choices, ...rest });
        return 'Mine';
      },
    },
  };
  expect(() => addProject(here, callbacks, order)).toThrow('on this folder is not finished');
  expect(theirs).not.toBe('');
  expect(here.projects.unfinished().map(({ id }) => id)).toEqual([theirs]);
  for (const store of [here, there]) store.close();
});

test('a project that can’t be kept leaves no callback address behind', async () => {
  await using home = await temporary('new-project');
  const store = openStore(home.path);
  const order: NewProjectOrder = {
    // Two photos of one id: the database refuses them.
    shoot: { name: 's', root: '/s', photos: [photo, { ...photo, path: '/s/b.CR2' }], leftOut: [] },
    choices: { ...choices, options: { tools: [], callbackUrl: 'https://studio.example/s3cret' } },
    ...rest,
  };
  expect(() => addProject(store, createCallbacks(home.path), order)).toThrow(/UNIQUE/);
  expect(await readdir(join(home.path, 'callbacks'))).toEqual([]);
  store.close();
});
