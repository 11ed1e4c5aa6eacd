// Shoots that only look new: renamed, moved, shared with another computer, or forgotten with a torn list. None of them
// starts by itself, as each would be billed a second time.
import { chmod, mkdir, readdir, rename } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '#main/store/store.ts';
import { answer } from '../src/cli/exits.ts';
import type { TestApp } from './app.ts';
import {
  add,
  aWhile,
  aWhileAlone,
  doneOn,
  everProposed,
  fill,
  type Ground,
  madeShoot,
  onGround,
  projects,
  proposed,
  startsAlone,
  until,
} from './watching.ts';

const names = async (roundtrip: TestApp) => (await projects(roundtrip)).map(({ name }) => name).sort();

async function watchingAlone(ground: Ground, home?: string): Promise<TestApp> {
  const roundtrip = await ground.open(home === undefined ? {} : { home: join(ground.folder, home) });
  await add(roundtrip, ground.shoots);
  await startsAlone(roundtrip);
  return roundtrip;
}

async function proposedWithReason(roundtrip: TestApp, name: string): Promise<void> {
  const { proposals } = await until(roundtrip, proposed(name));
  expect(proposals[0]?.fault?.code).toBe('shoot-in-use');
}

test('a shoot that was renamed does not start by itself, however often', async () => {
  await onGround(async (ground) => {
    await madeShoot(ground, 'Old wedding');
    const roundtrip = await watchingAlone(ground);
    const inShoots = (name: string) => join(ground.shoots, name);
    await rename(inShoots('Old wedding'), inShoots('2019 Old wedding'));
    await proposedWithReason(roundtrip, '2019 Old wedding');
    await rename(inShoots('2019 Old wedding'), inShoots('2019'));
    await proposedWithReason(roundtrip, '2019');
    await aWhileAlone(roundtrip, ground, 'New');
    expect(await names(roundtrip)).toEqual(['New']);
  });
});

test('what was edited elsewhere and moved in, and what came with results of ours, does not start by itself', async () => {
  await onGround(async (ground) => {
    const first = await ground.open();
    const desk = join(ground.folder, 'Desk');
    await mkdir(desk);
    for (const name of ['Results elsewhere', 'Results in it']) {
      await rename(await madeShoot(ground, name), join(desk, name));
      const edits = name === 'Results in it' ? 'beside' : { folder: join(ground.folder, 'Edits') };
      const id = await startByHand(first, join(desk, name), edits);
      await first.until(id, ({ status }) => status === 'done');
    }
    await first.app.close();
    // The first computer knows the photos; the other one can know no more than what lies in the shoot.
    const knowing = await watchingAlone(ground);
    await rename(join(desk, 'Results elsewhere'), join(ground.shoots, 'Moved in'));
    await proposedWithReason(knowing, 'Moved in');
    await knowing.app.close();
    const other = await watchingAlone(ground, 'other home');
    await rename(join(desk, 'Results in it'), join(ground.shoots, 'Brought in'));
    await proposedWithReason(other, 'Brought in');
    expect(await names(other)).toEqual([]);
  });
});

test('of two computers that watch one folder, one starts a shoot, and the other proposes it', async () => {
  await onGround(async (ground) => {
    const both = [await watchingAlone(ground), await watchingAlone(ground, 'other home')];
    for (const name of ['One', 'Two', 'Three']) {
      const done = Promise.any(both.map((each) => doneOn(each, join(ground.shoots, name))));
      await madeShoot(ground, name);
      await done;
    }
    const [a = 0, b = 0] = await Promise.all(both.map(async (each) => (await projects(each)).length));
    expect(a + b).toBe(3);
    // What one of them started, the other proposes.
    await until(both[0] as TestApp, ({ proposals }) => proposals.length === b);
    await until(both[1] as TestApp, ({ proposals }) => proposals.length === a);
    const counts = await Promise.all(both.map(async (each) => (await projects(each)).length));
    expect(counts).toEqual([a, b]);
  });
});

test('a start that came to nothing leaves nothing of ours in the shoot', async () => {
  await onGround(async (ground) => {
    const roundtrip = await ground.open();
    await add(roundtrip, ground.shoots);
    await startsAlone(roundtrip, undefined, 'JPG');
    const shoot = await madeShoot(ground, 'RAWs only');
    await until(roundtrip, proposed('RAWs only'));
    expect(await readdir(shoot)).not.toContain('Roundtrip');
  });
});

test('after a rebuild, all that is in the folder counts as known before it is watched again', async () => {
  await onGround(async (ground) => {
    const first = await watchingAlone(ground);
    await first.app.close();
    for (const name of ['Archive 1', 'Archive 2']) await madeShoot(ground, name);
    const store = openStore(join(ground.folder, 'home'));
    store.db.exec('UPDATE watch_folders SET unsure = 1; DELETE FROM watch_shoots');
    store.close();
    const again = await ground.open();
    await aWhileAlone(again, ground, 'New');
    expect(await names(again)).toEqual(['New']);
    expect(everProposed(again).size).toBe(0);
    const after = openStore(join(ground.folder, 'home'));
    expect(after.watch.folders()[0]?.unsure).toBe(false);
    after.close();
  });
});

test('the days for more photos begin with the start', async () => {
  await onGround(async (ground) => {
    const roundtrip = await ground.open();
    await add(roundtrip, ground.shoots);
    await roundtrip.app.close();
    const store = openStore(join(ground.folder, 'home'));
    const path = join(ground.shoots, 'Old');
    const long = () => store.db.exec('UPDATE watch_shoots SET at = at - 3 * 86400000');
    store.watch.note({ folder: 1, path, state: 'proposed', photos: 1, bytes: 1, fault: null });
    long();
    store.watch.setState(path, 'started');
    expect(store.watch.decided(1).has(path), 'started just now').toBe(false);
    store.watch.note({ folder: 1, path, state: 'more', photos: 1, bytes: 1, fault: null });
    long();
    store.watch.setState(path, 'started');
    expect(store.watch.decided(1).has(path), 'started three days ago').toBe(true);
    store.close();
  });
});

test('the home folder and what it lies in are not watched', async () => {
  await onGround(async ({ open }) => {
    const { call } = await open();
    for (const path of [homedir(), dirname(homedir())])
      expect(await call('watch.add', { path })).toMatchObject({ ok: false, fault: { code: 'bad-input' } });
  });
});

// A system's administrator may read everything.
test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a folder that can’t be read when it is added counts as known',
  async () => {
    await onGround(async ({ shoots, open }) => {
      const closed = join(shoots, 'Closed');
      await fill(closed, ['1.CR2']);
      await chmod(closed, 0);
      const roundtrip = await open();
      await add(roundtrip, shoots);
      expect(await roundtrip.call('watch.change', { id: 1, depth: 2 })).toMatchObject({ ok: false });
      await chmod(closed, 0o755);
      await aWhile(roundtrip, shoots, 'New');
      expect([...everProposed(roundtrip)]).toEqual(['New']);
    });
  },
);

async function startByHand(
  { call }: TestApp,
  root: string,
  edits: 'beside' | { folder: string },
): Promise<string> {
  const { shoots } = answer(await call('shoots.scan', { paths: [root] }));
  const profiles = answer(await call('profiles.list', undefined));
  const profileKey = profiles.find(({ imageType }) => imageType === 'RAW')?.key ?? 0;
  const choices = { profileKey, options: { tools: [] }, results: { edits, jpegs: 'none' as const } };
  return answer(await call('projects.start', { shootId: shoots[0]?.id ?? '', choices })).id;
}
