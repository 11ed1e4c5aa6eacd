import { expect, test } from 'vitest';
import { makeClient } from './client.ts';
import { projectKey, projectsKey, rememberProject, withProject } from './project-cache.ts';
import { aProject } from './project-for-tests.ts';

test('a telling that comes late changes nothing', () => {
  const client = makeClient(() => undefined);
  client.setQueryData(projectsKey, [aProject({ id: 'a', revision: 1 })]);
  rememberProject(client, aProject({ id: 'a', revision: 3, sent: 30 }));
  rememberProject(client, aProject({ id: 'a', revision: 2, sent: 20 }));
  expect(client.getQueryData(projectKey('a'))).toMatchObject({ revision: 3, sent: 30 });
  expect(client.getQueryData(projectsKey)).toMatchObject([{ revision: 3, sent: 30 }]);
});

test('a new project joins the list, the others stay the same objects', () => {
  const [a, b] = [aProject({ id: 'a' }), aProject({ id: 'b' })];
  const list = withProject([a], b);
  expect(list).toEqual([b, a]);
  expect(list[1]).toBe(a);
});

test('an event before the list was asked for does not pretend to be the list', () => {
  const client = makeClient(() => undefined);
  rememberProject(client, aProject({ id: 'a' }));
  expect(client.getQueryData(projectsKey)).toBeUndefined();
});
