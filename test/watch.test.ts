// Watch folders, with real folders and Practice: what is proposed and when, and what never is.
import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { answer } from '../src/cli/exits.ts';
import type { TestApp } from './app.ts';
import { add, aWhile, everProposed, fill, madeShoot, onGround, proposed, until } from './watching.ts';

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
      // Half written for longer than copying may pause: one look comes upon it, and the next finds it as it was.
      await until(roundtrip, ({ folders }) => (folders[0]?.arriving[0]?.photos ?? 0) === 7);
      await pause(4_500);
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
    // Time to start one by hand before it is proposed.
    const watch = { lookMs: 20, settleMs: 1_500, startMs: 1_500, abandonedMs: 6_000, idleMs: 300 };
    const roundtrip = await ground.open({ timing: { watch } });
    await add(roundtrip, shoots);
    const shoot = await madeShoot(ground, 'Proposed first');
    await until(roundtrip, proposed('Proposed first'));
    // Not empty when it was chosen: so it bears no mark of ours, and its JPEGs are known by the database alone.
    const jpegs = join(shoots, 'For clients');
    await fill(jpegs, ['readme.txt']);
    const id = await startByHand(roundtrip, shoot, join(shoots, 'Edits'), jpegs);
    expect(answer(await roundtrip.call('watch.state', undefined)).proposals).toEqual([]);
    const quick = await madeShoot(ground, 'By hand');
    await startByHand(roundtrip, quick, join(shoots, 'Other edits'), jpegs);
    await roundtrip.until(id, ({ status }) => status === 'done');
    for (const name of ['Later', 'Latest', 'Last']) await aWhile(roundtrip, shoots, name);
    expect([...everProposed(roundtrip)].sort()).toEqual(['Last', 'Later', 'Latest', 'Proposed first']);
  });
});

async function startByHand({ call }: TestApp, shoot: string, edits: string, jpegs: string): Promise<string> {
  const { shoots } = answer(await call('shoots.scan', { paths: [shoot] }));
  const profiles = answer(await call('profiles.list', undefined));
  const profileKey = profiles.find(({ imageType }) => imageType === 'RAW')?.key ?? 0;
  const results = { edits: { folder: edits }, jpegs: { folder: jpegs } };
  const choices = { profileKey, options: { tools: [] }, results };
  return answer(await call('projects.start', { shootId: shoots[0]?.id ?? '', choices })).id;
}

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
