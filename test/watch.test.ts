// Watch folders, with real folders and Practice: what is proposed and when, what starts by itself, and what never does.
import { appendFile, cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ImageType } from '#contract/photo.ts';
import type { ResultRules } from '#contract/project.ts';
import type { WatchState } from '#contract/watch.ts';
import { openStore } from '#main/store/store.ts';
import { type Practice, startPractice } from '#practice/server.ts';
import { answer } from '../src/cli/exits.ts';
import { openTestApp, type TestApp, type TestAppOptions } from './app.ts';
import { makeShoot } from './make-shoot.ts';
import { temporary } from './temporary.ts';

interface Ground {
  readonly folder: string;
  /** The folder that is watched. */
  readonly shoots: string;
  readonly practice: Practice;
  open(options?: Partial<TestAppOptions>): Promise<TestApp>;
}

async function onGround(run: (ground: Ground) => Promise<void>): Promise<void> {
  await using folder = await temporary('watch');
  await using open = new AsyncDisposableStack();
  const shoots = join(folder.path, 'Shoots');
  await mkdir(shoots);
  const practice = await startPractice({ folder: join(folder.path, 'practice'), editSeconds: 0.2 });
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
async function until({ app, call }: TestApp, fits: (state: WatchState) => boolean): Promise<WatchState> {
  const { promise, resolve } = Promise.withResolvers<WatchState>();
  const off = app.onEvent((event) => {
    if (event.type === 'watch' && fits(event.watch)) resolve(event.watch);
  });
  const now = answer(await call('watch.state', undefined));
  if (fits(now)) resolve(now);
  return promise.finally(off);
}

const proposed =
  (...names: string[]) =>
  ({ proposals }: WatchState): boolean =>
    proposals.length === names.length && names.every((name) => proposals.some((one) => one.name === name));

const add = async ({ call }: TestApp, path: string): Promise<WatchState> =>
  answer(await call('watch.add', { path }));

/** Plain files: whether a shoot is whole is told by names, sizes and times. */
async function fill(folder: string, names: readonly string[], text = 'bytes'): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of names) await writeFile(join(folder, name), text);
}

/** Everything that was ever proposed. */
const everProposed = ({ events }: TestApp): ReadonlySet<string> =>
  new Set(
    events.flatMap((event) => (event.type === 'watch' ? event.watch.proposals.map(({ name }) => name) : [])),
  );

/** Lets a few looks go by, by waiting for another shoot to be proposed, which takes as long. */
async function aWhile(roundtrip: TestApp, shoots: string, name: string): Promise<void> {
  await fill(join(shoots, name), ['a.CR2']);
  await until(roundtrip, ({ proposals }) => proposals.some((one) => one.name === name));
}

/** Makes the folder start its shoots by itself. */
async function startsAlone(
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

const projects = async ({ call }: TestApp) => answer(await call('projects.list', undefined));

async function madeShoot({ folder, shoots }: Ground, name: string, photos = 3): Promise<string> {
  await makeShoot(join(folder, 'made', name), { photos, bytes: 60_000, previews: false, kinds: ['CR2'] });
  await rename(join(folder, 'made', name), join(shoots, name));
  return join(shoots, name);
}

test('what is copied slowly, with pauses, is proposed once, when it is whole', async () => {
  await onGround(async ({ shoots, open }) => {
    const watch = { lookMs: 20, settleMs: 1_500, startMs: 1_500, abandonedMs: 60_000, idleMs: 5_000 };
    const roundtrip = await open({ timing: { watch } });
    await add(roundtrip, shoots);
    const shoot = join(shoots, 'Anna & Ben');
    await mkdir(shoot);
    for (let at = 0; at < 8; at++) {
      const file = join(shoot, `IMG_${at}.CR2`);
      // Written in pieces, as a card reader does; at last under another name until it is whole.
      const name = at < 7 ? file : `${file}.part`;
      await writeFile(name, 'first');
      for (let piece = 0; piece < 3; piece++) {
        await pause(120);
        await appendFile(name, 'more');
      }
      if (name === file) continue;
      // Half written for longer than copying may pause.
      await until(roundtrip, ({ folders }) => (folders[0]?.arriving[0]?.photos ?? 0) === 7);
      await pause(2_500);
      await rename(name, file);
    }
    const { proposals } = await until(roundtrip, proposed('Anna & Ben'));
    expect(proposals).toMatchObject([{ name: 'Anna & Ben', photos: 8, path: shoot, fault: null }]);
    for (const event of roundtrip.events)
      if (event.type === 'watch') for (const { photos } of event.watch.proposals) expect(photos).toBe(8);
  });
});

test('only new shoots are proposed, each once, also those that came while Roundtrip was closed', async () => {
  await onGround(async ({ shoots, open }) => {
    await fill(join(shoots, 'Old'), ['1.CR2']);
    await fill(join(shoots, 'Empty so far'), ['notes.txt']);
    const first = await open();
    expect(await add(first, shoots)).toMatchObject({
      folders: [{ path: shoots, there: true, starts: false }],
    });
    await fill(join(shoots, 'Empty so far', 'RAW'), ['1.NEF', '2.NEF']);
    await fill(join(shoots, 'Not wanted'), ['1.CR2']);
    const { proposals } = await until(first, proposed('Empty so far', 'Not wanted'));
    const unwanted = proposals.find(({ name }) => name === 'Not wanted')?.id ?? 0;
    answer(await first.call('watch.dismiss', { id: unwanted }));
    await first.app.close();

    await fill(join(shoots, 'Meanwhile'), ['1.CR2', '2.CR2', '1.xmp']);
    const again = await open();
    const { proposals: now } = await until(again, proposed('Empty so far', 'Meanwhile'));
    expect(now.find(({ name }) => name === 'Meanwhile')).toMatchObject({ photos: 2, bytes: 10 });
    await fill(join(shoots, 'Old'), ['2.CR2']);
    await fill(join(shoots, 'Not wanted'), ['2.CR2']);
    await aWhile(again, shoots, 'Later');
    expect([...everProposed(again)].sort()).toEqual(['Empty so far', 'Later', 'Meanwhile']);
  });
});

test('a shoot starts by itself, without the rejected ones, and once', async () => {
  await onGround(async (ground) => {
    const first = await ground.open();
    await add(first, ground.shoots);
    const edits = join(ground.folder, 'Edits');
    await startsAlone(first, { edits: { folder: edits }, jpegs: 'none' });
    const made = join(ground.folder, 'made', 'Prom');
    const { photos } = await makeShoot(made, { photos: 4, bytes: 60_000, previews: false, kinds: ['CR2'] });
    const sidecar = (photos[0]?.path ?? '').replace(/\.[^.]+$/, '.xmp');
    await writeFile(sidecar, rejection);
    await cp(made, join(ground.shoots, 'Prom'), { recursive: true, preserveTimestamps: true });
    const { promise: started, resolve } = Promise.withResolvers<string>();
    first.app.onEvent((event) => event.type === 'project' && resolve(event.project.id));
    const id = await started;
    const done = await first.until(id, ({ status }) => status === 'done');
    expect(done).toMatchObject({ root: join(ground.shoots, 'Prom'), total: 3, leftOut: 2, name: 'Prom' });
    expect(done.resultsFolder).toBe(join(edits, 'Prom'));
    // Nobody chose: it is nobody's last choice.
    expect(answer(await first.call('choices.get', undefined)).last).toEqual({});
    const { moments } = answer(await first.call('projects.timeline', { id }));
    expect(moments.map(({ what }) => what)).toContain('watched');
    await first.app.close();

    const again = await ground.open();
    await aWhileAlone(again, ground, 'Second');
    expect((await projects(again)).map(({ name }) => name).sort()).toEqual(['Prom', 'Second']);
    expect(everProposed(again).size + everProposed(first).size).toBe(0);
  });
});

const rejection = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="-1"/></rdf:RDF></x:xmpmeta>`;

/** Settles when the project on this folder is done. */
async function doneOn(roundtrip: TestApp, root: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<string>();
  roundtrip.app.onEvent((event) => {
    if (event.type === 'project' && event.project.root === root) resolve(event.project.id);
  });
  await roundtrip.until(await promise, ({ status }) => status === 'done');
}

/** The same where shoots start by themselves. */
const aWhileAlone = async (roundtrip: TestApp, ground: Ground, name: string): Promise<void> =>
  doneOn(roundtrip, await madeShoot(ground, name));

test('what was cut off on its way into a project is started once all the same', async () => {
  await onGround(async (ground) => {
    const first = await ground.open();
    await add(first, ground.shoots);
    await startsAlone(first);
    await aWhileAlone(first, ground, 'Made');
    await first.app.close();
    // As if the process had died: once between the intent and the project, once right after the project.
    const made = join(ground.shoots, 'Made');
    const unmade = await madeShoot(ground, 'Not made');
    const store = openStore(join(ground.folder, 'home'));
    for (const path of [made, unmade])
      store.watch.note({ folder: 1, path, state: 'starting', photos: 3, bytes: 9, fault: null });
    store.close();
    const again = await ground.open();
    await doneOn(again, unmade);
    await aWhileAlone(again, ground, 'Next');
    expect((await projects(again)).map(({ name }) => name).sort()).toEqual(['Made', 'Next', 'Not made']);
  });
});

test('what a person has on the form does not start by itself meanwhile', async () => {
  await onGround(async (ground) => {
    const roundtrip = await ground.open();
    await add(roundtrip, ground.shoots);
    await startsAlone(roundtrip);
    const shoot = await madeShoot(ground, 'On the form');
    await until(roundtrip, ({ folders }) => folders[0]?.arriving.length === 1);
    answer(await roundtrip.call('shoots.scan', { paths: [shoot] }));
    await until(roundtrip, proposed('On the form'));
    await aWhileAlone(roundtrip, ground, 'Alone');
    expect((await projects(roundtrip)).map(({ name }) => name)).toEqual(['Alone']);
  });
});

test('photos that come after the start are offered when it is done, and what others make of it is not', async () => {
  await onGround(async (ground) => {
    const roundtrip = await ground.open();
    await add(roundtrip, ground.shoots);
    await startsAlone(roundtrip);
    await aWhileAlone(roundtrip, ground, 'Two cards');
    const shoot = join(ground.shoots, 'Two cards');
    await fill(join(shoot, 'Export'), ['1.jpg', '2.dng']);
    await aWhileAlone(roundtrip, ground, 'Other');
    expect(everProposed(roundtrip).size).toBe(0);
    await fill(join(shoot, 'Second card'), ['1.CR2', '2.CR2']);
    const { proposals } = await until(roundtrip, proposed('Two cards'));
    expect(proposals).toMatchObject([{ more: true, photos: 2, bytes: 10, path: shoot }]);
    answer(await roundtrip.call('watch.dismiss', { id: proposals[0]?.id ?? 0 }));
    await fill(join(shoot, 'Third card'), ['1.CR2']);
    await aWhileAlone(roundtrip, ground, 'Last');
    expect(answer(await roundtrip.call('watch.state', undefined)).proposals).toEqual([]);
    expect(await projects(roundtrip)).toHaveLength(3);
  });
});

test('what cannot start by itself is proposed, with the reason', async () => {
  await onGround(async (ground) => {
    const first = await ground.open();
    await add(first, ground.shoots);
    await startsAlone(first, undefined, 'JPG');
    await madeShoot(ground, 'RAWs only');
    const { proposals } = await until(first, proposed('RAWs only'));
    expect(proposals[0]?.fault?.code).toBe('profile-unfit');
    // A profile that isn't there at all can't even be chosen.
    const choices = { options: { tools: [] }, results: { edits: 'beside', jpegs: 'none' } as const };
    const unknown = await first.call('watch.change', { id: 1, start: { profileKey: 4_711, choices } });
    expect(unknown).toMatchObject({ ok: false, fault: { code: 'profile-unfit' } });
    await startsAlone(first);
    await first.app.close();

    // The profile was the service's; with Practice it is gone, whatever its number.
    const practicing = await ground.open({ settings: { practice: true } });
    await madeShoot(ground, 'Other Imagen');
    const { proposals: two } = await until(practicing, proposed('RAWs only', 'Other Imagen'));
    expect(two.map(({ fault }) => fault?.code)).toEqual(['profile-unfit', 'profile-unfit']);
    expect(await projects(practicing)).toEqual([]);
  });
});

test('with no network it waits and says so, and starts when there is one', async () => {
  await onGround(async (ground) => {
    const first = await ground.open();
    await add(first, ground.shoots);
    await startsAlone(first);
    await ground.practice.close();
    await madeShoot(ground, 'Storm');
    const { folders } = await until(first, (state) => state.folders[0]?.arriving[0]?.fault != null);
    expect(folders[0]?.arriving).toMatchObject([{ name: 'Storm', fault: { code: 'offline' } }]);
    expect(everProposed(first).size).toBe(0);
    const port = Number(new URL(ground.practice.url).port);
    await using practice = await backAt(port, ground.folder);
    const { promise, resolve } = Promise.withResolvers<string>();
    first.app.onEvent((event) => event.type === 'project' && resolve(event.project.name));
    first.app.wake();
    expect(await promise).toBe('Storm');
    expect(practice.port).toBe(port);
    await first.app.close();
  });
});

async function backAt(port: number, folder: string) {
  const practice = await startPractice({ folder: join(folder, 'practice'), port, editSeconds: 0.2 });
  return { port, [Symbol.asyncDispose]: () => practice.close() };
}

test('a folder that vanishes is said to, and is watched again when it is back', async () => {
  await onGround(async ({ folder, shoots, open }) => {
    await fill(join(shoots, 'Old'), ['1.CR2']);
    const roundtrip = await open();
    await add(roundtrip, shoots);
    await fill(join(shoots, 'New'), ['1.CR2']);
    await until(roundtrip, proposed('New'));
    await rename(shoots, join(folder, 'away'));
    const { proposals } = await until(roundtrip, ({ folders }) => folders[0]?.there === false);
    expect(proposals).toEqual([]);
    await fill(join(folder, 'away', 'Newer'), ['1.CR2']);
    await rename(join(folder, 'away'), shoots);
    await until(roundtrip, proposed('New', 'Newer'));
    await aWhile(roundtrip, shoots, 'Newest');
    expect([...everProposed(roundtrip)].sort()).toEqual(['New', 'Newer', 'Newest']);
    await rm(join(shoots, 'New'), { recursive: true });
    await until(roundtrip, proposed('Newer', 'Newest'));
  });
});

test('results of ours are no new shoots, nor is what a person started meanwhile', async () => {
  await onGround(async (ground) => {
    const { shoots } = ground;
    const roundtrip = await ground.open();
    const { call } = roundtrip;
    await add(roundtrip, shoots);
    const shoot = await madeShoot(ground, 'By hand');
    // Not empty when it was chosen: so it bears no mark of ours, and its JPEGs are known by the database alone.
    const jpegs = join(shoots, 'For clients');
    await fill(jpegs, ['readme.txt']);
    const scanned = answer(await call('shoots.scan', { paths: [shoot] }));
    const profile = answer(await call('profiles.list', undefined)).find(
      ({ imageType }) => imageType === 'RAW',
    );
    const choices = {
      profileKey: profile?.key ?? 0,
      options: { tools: [] },
      results: { edits: { folder: join(shoots, 'Edits') }, jpegs: { folder: jpegs } },
    };
    const shootId = scanned.shoots[0]?.id ?? '';
    const { id } = answer(await call('projects.start', { shootId, choices }));
    await roundtrip.until(id, ({ status }) => status === 'done');
    await aWhile(roundtrip, shoots, 'Later');
    const [last] = answer(await call('watch.state', undefined)).proposals;
    expect(last && basename(last.path)).toBe('Later');
    expect([...everProposed(roundtrip)].filter((name) => name !== 'By hand')).toEqual(['Later']);
    expect(answer(await call('watch.state', undefined)).proposals).toHaveLength(1);
  });
});

test('shoots may lie in folders of a year; a folder is watched once, and no more when it is removed', async () => {
  await onGround(async ({ shoots, open }) => {
    await fill(join(shoots, '2025', 'Old'), ['1.CR2']);
    const roundtrip = await open();
    const { call } = roundtrip;
    const [{ id } = { id: 0 }] = (await add(roundtrip, shoots)).folders;
    for (const path of [shoots, join(shoots, '2025'), join(shoots, '..')])
      expect(await call('watch.add', { path })).toMatchObject({ ok: false, fault: { code: 'bad-input' } });
    expect(await call('watch.add', { path: join(shoots, 'nowhere') })).toMatchObject({
      fault: { code: 'shoot-missing' },
    });
    expect(await call('watch.change', { id, starts: true })).toMatchObject({ fault: { code: 'bad-input' } });
    answer(await call('watch.change', { id, depth: 2 }));
    await fill(join(shoots, '2025', 'Summer'), ['1.CR2']);
    await fill(join(shoots, '2026', 'Winter', 'RAW'), ['1.CR2']);
    await until(roundtrip, proposed('Summer', 'Winter'));
    const state = answer(await call('watch.remove', { id }));
    expect(state).toEqual({ folders: [], proposals: [] });
    await fill(join(shoots, '2026', 'Spring'), ['1.CR2']);
    await add(roundtrip, join(shoots, '2026'));
    await aWhile(roundtrip, join(shoots, '2026'), 'Autumn');
    expect([...everProposed(roundtrip)].sort()).toEqual(['Autumn', 'Summer', 'Winter']);
  });
});
