// “Ask again” looks once more before it asks, and forgets nothing of what was asked first. And no edit of a part of a
// shoot is asked for while some of its photos wait.
import { rename } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { TroubleRule } from '#practice/trouble.ts';
import { ending } from '../src/cli/ending.ts';
import { answer } from '../src/cli/exits.ts';
import { openStore } from '../src/main/store/store.ts';
import { type Bench, onBench } from './faults/bench.ts';
import { stretches } from './faults/waiting.ts';

const few = { photos: 3, bytes: 60_000 };
const editAsked = { kind: 'api', method: 'POST', path: /\/edit$/ } as const;
const unknowable: TroubleRule = {
  match: { method: 'GET', path: /\/edit\/status$/ },
  do: 'status',
  status: 404,
};

const requests = ({ practice }: Bench): number =>
  practice.requests().filter(({ method, path }) => method === 'POST' && path.endsWith('/edit')).length;

test('an edit that was taken and not heard of is found when a person says “ask again”, and not asked for twice', async () => {
  const rules: TroubleRule[] = [{ match: editAsked, first: 1, do: 'lose-reply' }, unknowable];
  await onBench({ shoot: few, jpegs: false, practice: { trouble: { rules } } }, async (bench) => {
    const id = await bench.start();
    const stopped = await bench.settled(id);
    expect(stopped.fault?.code).toBe('edit-unknown');
    await bench.roundtrip.app.ended(id);
    const told = ending(stopped, await bench.delivery(id));
    expect(told, 'what bills nothing comes first').toMatch(
      new RegExp(`resume ${id}\\n.*resume ${id} --ask-again$`, 'm'),
    );
    rules.length = 0;
    await bench.roundtrip.call('projects.resume', { id, askAgain: true });
    expect(await bench.ended(id)).toMatchObject({ status: 'done', fault: null });
    expect(requests(bench)).toBe(1);
    await bench.holds(id);
  });
});

test('while proof is looked for there is other trouble: each wait is told, with what for and how long', async () => {
  const status = { method: 'GET', path: /\/edit\/status$/ };
  const rules: TroubleRule[] = [
    { match: editAsked, first: 1, do: 'lose-reply' },
    { match: status, first: 2, do: 'status', status: 404 },
    { match: status, first: 3, do: 'status', status: 503 },
    { match: status, first: 1, do: 'status', status: 404 },
  ];
  await onBench({ shoot: few, jpegs: false, practice: { trouble: { rules } } }, async (bench) => {
    const id = await bench.start();
    expect(await bench.ended(id)).toMatchObject({ status: 'done', fault: null });
    stretches(bench, id);
    const { moments } = answer(await bench.roundtrip.call('projects.timeline', { id }));
    const told = moments.flatMap(({ what, detail }) => (what === 'waiting' ? [detail.fault] : []));
    expect(told).toEqual(['answer-lost', 'server-trouble', 'answer-lost']);
    expect(
      moments.filter(({ what }) => what === 'going-on'),
      'each has its own length',
    ).toHaveLength(3);
    expect(requests(bench)).toBe(1);
  });
});

test('a second request that is refused does not make the first one forgotten', async () => {
  const rules: TroubleRule[] = [{ match: editAsked, first: 1, do: 'lose-reply' }, unknowable];
  await onBench({ shoot: few, jpegs: false, practice: { trouble: { rules } } }, async (bench) => {
    const { call } = bench.roundtrip;
    const id = await bench.start();
    await bench.settled(id);
    await bench.roundtrip.app.ended(id);
    rules[0] = { match: editAsked, do: 'status', status: 400 };
    await call('projects.resume', { id, askAgain: true });
    expect((await bench.ended(id)).fault?.code).toBe('options-rejected');
    await call('projects.resume', { id });
    expect((await bench.ended(id)).fault?.code, 'still unknown, and not sent by itself').toBe('edit-unknown');
    expect(requests(bench)).toBe(2);
    rules.length = 0;
    await call('projects.resume', { id });
    expect((await bench.ended(id)).status, 'provable later').toBe('done');
    expect(requests(bench)).toBe(2);
  });
});

test('a photo that waits again while others are sent is sent before the edit is asked for', async () => {
  const held: TroubleRule = {
    match: { kind: 'api', method: 'POST', path: /projects\/$/ },
    first: 1,
    do: 'delay',
    ms: 300,
  };
  const slow: TroubleRule = { match: { kind: 'store', method: 'PUT' }, first: 3, do: 'delay', ms: 3_000 };
  await onBench(
    { shoot: few, jpegs: false, practice: { trouble: { rules: [held, slow] } } },
    async (bench) => {
      const path = bench.shoot.photos[0]?.path ?? '';
      const id = await bench.start();
      await rename(path, `${path}.away`);
      await bench.roundtrip.until(id, ({ failed }) => failed === 1);
      await rename(`${path}.away`, path);
      const other = openStore(bench.home);
      other.photos.retryUnsent(id);
      other.close();
      expect(await bench.ended(id)).toMatchObject({ status: 'done', sent: 3, failed: 0 });
      await bench.holds(id);
    },
  );
});
