// What the tests of watch folders stand on: a watched folder, Practice, and waiting by what is told rather than by the clock.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageType } from '#contract/photo.ts';
import type { ResultRules } from '#contract/project.ts';
import type { WatchState } from '#contract/watch.ts';
import { type Practice, startPractice } from '#practice/server.ts';
import type { TroubleRule } from '#practice/trouble.ts';
import { answer } from '../src/cli/exits.ts';
import { openTestApp, type TestApp, type TestAppOptions } from './app.ts';
import { makeShoot } from './make-shoot.ts';
import { temporary } from './temporary.ts';

export interface Ground {
  readonly folder: string;
  /** The folder that is watched. */
  readonly shoots: string;
  readonly practice: Practice;
  open(options?: Partial<TestAppOptions>): Promise<TestApp>;
}

export async function onGround(
  run: (ground: Ground) => Promise<void>,
  rules: readonly TroubleRule[] = [],
): Promise<void> {
  await using folder = await temporary('watch');
  await using open = new AsyncDisposableStack();
  const shoots = join(folder.path, 'Shoots');
  await mkdir(shoots);
  const practice = await startPractice({
    ...{ folder: join(folder.path, 'practice'), editSeconds: 0.2, trouble: { rules } },
  });
  open.defer(() => practice.close());
  await run({
    ...{ folder: folder.path, shoots, practice },
    async open(options) {
      const home = join(folder.path, 'home');
      const roundtrip = await openTestApp({ home, url: practice.url, key: practice.key, ...options });
      open.defer(() => roundtrip.app.close());
      roundtrip.app.watch();
      return roundtrip;
    },
  });
}

/** Settles with the first state of the watch folders that fits. */
export async function until(
  { app, call }: TestApp,
  fits: (state: WatchState) => boolean,
): Promise<WatchState> {
  const { promise, resolve } = Promise.withResolvers<WatchState>();
  const off = app.onEvent((event) => {
    if (event.type === 'watch' && fits(event.watch)) resolve(event.watch);
  });
  const now = answer(await call('watch.state', undefined));
  if (fits(now)) resolve(now);
  return promise.finally(off);
}

export const proposed =
  (...names: string[]) =>
  ({ proposals }: WatchState): boolean =>
    proposals.length === names.length && names.every((name) => proposals.some((one) => one.name === name));

export const add = async ({ call }: TestApp, path: string): Promise<WatchState> =>
  answer(await call('watch.add', { path }));

/** Plain files: whether a shoot is whole is told by names, sizes and times. */
export async function fill(folder: string, names: readonly string[], text = 'bytes'): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of names) await writeFile(join(folder, name), text);
}

/** Everything that was ever proposed. */
export const everProposed = ({ events }: TestApp): ReadonlySet<string> =>
  new Set(
    events.flatMap((event) => (event.type === 'watch' ? event.watch.proposals.map(({ name }) => name) : [])),
  );

/** Lets a few looks go by, by waiting for another shoot to be proposed, which takes as long. */
export async function aWhile(roundtrip: TestApp, shoots: string, name: string): Promise<void> {
  await fill(join(shoots, name), ['a.CR2']);
  await until(roundtrip, ({ proposals }) => proposals.some((one) => one.name === name));
}

/** Makes the folder start its shoots by itself. */
export async function startsAlone(
  { call }: TestApp,
  results: ResultRules = { edits: 'beside', jpegs: 'none' },
  imageType: ImageType = 'RAW',
): Promise<void> {
  const [folder] = answer(await call('watch.state', undefined)).folders;
  const profiles = answer(await call('profiles.list', undefined));
  const profileKey = profiles.find((one) => one.imageType === imageType)?.key ?? 0;
  const choices = { options: { tools: ['crop' as const] }, results };
  answer(await call('watch.change', { id: folder?.id ?? 0, starts: true, start: { profileKey, choices } }));
}

export const projects = async ({ call }: TestApp) => answer(await call('projects.list', undefined));

// Photos of one name, size and time are the same photo: no two shoots have one in common.
let made = 0;

export async function madeShoot({ folder, shoots }: Ground, name: string, photos = 3): Promise<string> {
  const bytes = 60_000 + 64 * ++made;
  await makeShoot(join(folder, 'made', name), { photos, bytes, previews: false, kinds: ['CR2'] });
  await rename(join(folder, 'made', name), join(shoots, name));
  return join(shoots, name);
}

/** Settles with the id of the next project on this folder that is heard of. */
export function begunOn({ app }: TestApp, root: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  app.onEvent((event) => {
    if (event.type === 'project' && event.project.root === root) resolve(event.project.id);
  });
  return promise;
}

/** Settles when that one is done. */
export async function doneOn(roundtrip: TestApp, root: string): Promise<void> {
  await roundtrip.until(await begunOn(roundtrip, root), ({ status }) => status === 'done');
}

/** The same where shoots start by themselves. */
export const aWhileAlone = async (roundtrip: TestApp, ground: Ground, name: string): Promise<void> =>
  doneOn(roundtrip, await madeShoot(ground, name));
