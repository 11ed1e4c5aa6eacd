// Shoots that start by themselves in a watched folder: once, with what was chosen for it, or with the reason why not.
import { copyFile, cp, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '#main/store/store.ts';
import { claim } from '#main/watching/before.ts';
import { startPractice } from '#practice/server.ts';
import type { TroubleRule } from '#practice/trouble.ts';
import { answer } from '../src/cli/exits.ts';
import { until as untilSo } from './faults/steps.ts';
import { makeShoot } from './make-shoot.ts';
import {
  add,
  aWhileAlone,
  begunOn,
  doneOn,
  everProposed,
  fill,
  madeShoot,
  onGround,
  projects,
  proposed,
  startsAlone,
  until,
} from './watching.ts';

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
    const id = await begunOn(first, join(ground.shoots, 'Prom'));
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

test('what was cut off on its way into a project is started once all the same', async () => {
  const rules: TroubleRule[] = [];
  await onGround(async (ground) => {
    const first = await ground.open();
    await add(first, ground.shoots);
    await startsAlone(first);
    await aWhileAlone(first, ground, 'Made');
    // As if the process had died: once between the intent and the project, once right after the project.
    rules.push({ match: { path: /\/profiles$/ }, do: 'stall' });
    const asked = ground.practice.requests().length;
    const unmade = await madeShoot(ground, 'Not made');
    await untilSo('it is being started', () =>
      ground.practice
        .requests()
        .slice(asked)
        .some(({ path }) => path.endsWith('/profiles')),
    );
    const home = join(ground.folder, 'home of the dead one');
    await mkdir(home);
    for (const file of ['projects.sqlite', 'projects.sqlite-wal'])
      await copyFile(join(ground.folder, 'home', file), join(home, file));
    await first.app.close();
    rules.length = 0;
    expect(await claim(unmade), 'which the closing took back, and a death does not').toBeNull();
    const store = openStore(home);
    const made = join(ground.shoots, 'Made');
    store.watch.note({ folder: 1, path: made, state: 'starting', photos: 3, bytes: 9, fault: null });
    store.close();
    const again = await ground.open({ home });
    await doneOn(again, unmade);
    await aWhileAlone(again, ground, 'Next');
    expect((await projects(again)).map(({ name }) => name).sort()).toEqual(['Made', 'Next', 'Not made']);
  }, rules);
});

// Time to have it on the form before it would start.
const unhurried = {
  timing: { watch: { lookMs: 20, settleMs: 1_500, startMs: 3_000, abandonedMs: 9_000, idleMs: 1_000 } },
};

test('what a person has on the form does not start by itself meanwhile', async () => {
  await onGround(async (ground) => {
    const roundtrip = await ground.open(unhurried);
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

test('a shoot does not start by itself while a part of it, or the folder around it, is on the form', async () => {
  await onGround(async (ground) => {
    const roundtrip = await ground.open(unhurried);
    await add(roundtrip, ground.shoots);
    await startsAlone(roundtrip);
    const made = join(ground.folder, 'made', 'Wedding');
    await makeShoot(join(made, 'Ceremony'), { photos: 3, bytes: 60_000, previews: false, kinds: ['CR2'] });
    await rename(made, join(ground.shoots, 'Wedding'));
    const part = join(ground.shoots, 'Wedding', 'Ceremony');
    answer(await roundtrip.call('shoots.scan', { paths: [part] }));
    await until(roundtrip, proposed('Wedding'));
    await madeShoot(ground, 'Below');
    await until(
      roundtrip,
      ({ folders }) => folders[0]?.arriving.some(({ name }) => name === 'Below') ?? false,
    );
    answer(await roundtrip.call('shoots.scan', { paths: [ground.shoots] }));
    await until(roundtrip, proposed('Wedding', 'Below'));
    await aWhileAlone(roundtrip, ground, 'Alone');
    expect((await projects(roundtrip)).map(({ name }) => name)).toEqual(['Alone']);
  });
});

test('photos that come after the start are offered when it is done, and what others make of it is not', async () => {
  await onGround(async (ground) => {
    const roundtrip = await ground.open();
    await add(roundtrip, ground.shoots);
    await startsAlone(roundtrip);
    const shoot = await madeShoot(ground, 'Two cards');
    const id = await begunOn(roundtrip, shoot);
    answer(await roundtrip.call('projects.pause', { id }));
    await fill(join(shoot, 'Second card'), ['1.CR2', '2.CR2']);
    await aWhileAlone(roundtrip, ground, 'Other');
    expect(everProposed(roundtrip).size, 'nothing can be started beside an unfinished project').toBe(0);
    answer(await roundtrip.call('projects.resume', { id }));
    await fill(join(shoot, 'Export'), ['1.jpg', '2.dng']);
    const { proposals } = await until(roundtrip, proposed('Two cards'));
    expect(proposals).toMatchObject([{ more: true, photos: 2, bytes: 10, path: shoot }]);
    expect((await projects(roundtrip)).map(({ status }) => status)).toEqual(['done', 'done']);
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

const rejection = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="-1"/></rdf:RDF></x:xmpmeta>`;

async function backAt(port: number, folder: string) {
  const practice = await startPractice({ folder: join(folder, 'practice'), port, editSeconds: 0.2 });
  return { port, [Symbol.asyncDispose]: () => practice.close() };
}
