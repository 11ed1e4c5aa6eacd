// Keys that Imagen refuses, or that change while requests are under way.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { TroubleRule } from '#practice/trouble.ts';
import { makeShoot } from '../make-shoot.ts';
import { asked, type Bench, byItself, effective } from './bench.ts';
import { behindRewriting } from './rewriting.ts';
import type { Scenario } from './scenario.ts';
import { until } from './steps.ts';
import { sentAgain, wentThrough } from './waiting.ts';

const few = { photos: 4, bytes: 60_000 };

const keyRefused: Scenario = {
  group: 'api',
  name: '401 in the middle of a run of two projects, then a new key',
  quick: true,
  run: () =>
    behindRewriting({ shoot: few, practice: { editSeconds: 1 } }, async (bench, rewriting) => {
      const { call, until } = bench.roundtrip;
      const first = await bench.start();
      const second = await startAnother(bench);
      await Promise.all([first, second].map((id) => until(id, ({ step }) => step === 'edit')));
      rewriting.key = (sent) =>
        sent === 'a-new-key' ? bench.practice.key : sent === bench.practice.key ? 'revoked' : sent;
      for (const id of [first, second]) asked(await bench.settled(id), 'key-rejected');
      await call('key.set', { key: 'a-new-key' });
      for (const id of [first, second]) await until(id, ({ status }) => status === 'done');
      await wentThrough(bench, first);
      expect(sentAgain(bench)).toBe(0);
      expect(effective(bench.practice, 'edit'), 'each was edited once').toBe(2);
      return {
        ...byItself('both stood still; with the new key both went on by themselves where they stood'),
        mended: { asked: 'key-rejected' },
      };
    }),
};

const keyRefusedToOne: Scenario = {
  group: 'api',
  name: '401 to one project stops another that asks nothing just then',
  quick: true,
  run: () =>
    behindRewriting(
      { shoot: few, app: { timing: { poll: { firstMs: 600_000, factor: 1, capMs: 600_000 } } } },
      async (bench, rewriting) => {
        const { call, until } = bench.roundtrip;
        const quiet = await bench.start();
        await until(quiet, ({ step }) => step === 'edit');
        // From then on it sleeps, and tells of nothing.
        while (!statusAsked(bench)) await sleep(10);
        rewriting.key = (sent) => (sent === 'a-new-key' ? bench.practice.key : 'revoked');
        const other = await startAnother(bench).catch(() => null);
        expect(other, 'nothing starts with a key that is refused').toBeNull();
        rewriting.key = (sent) => sent;
        const second = await startAnother(bench);
        rewriting.key = (sent) => (sent === 'a-new-key' ? bench.practice.key : 'revoked');
        asked(await bench.settled(second), 'key-rejected');
        asked(await bench.settled(quiet), 'key-rejected');
        await call('key.set', { key: 'a-new-key' });
        await until(quiet, ({ step, status }) => status === 'running' || step === 'done');
        return {
          ...byItself('the one that slept between polls was told too'),
          mended: { asked: 'key-rejected' },
        };
      },
    ),
};

const keyRace: Scenario = {
  group: 'api',
  name: 'a key changed while requests with the old one are under way',
  quick: true,
  run: () => {
    const late = (path: RegExp): TroubleRule => ({ match: { path }, first: 1, do: 'delay', ms: 1_500 });
    const rules = [late(/\/edit$/), late(/\/edit\/status$/)];
    return behindRewriting({ shoot: few, practice: { trouble: { rules } } }, async (bench, rewriting) => {
      const { call, events } = bench.roundtrip;
      const asked = (path: RegExp): boolean => bench.practice.requests().some((one) => path.test(one.path));
      // What left with a key that was good then is refused when it arrives: another one is entered meanwhile.
      rewriting.key = (sent, path) => {
        const old = /\/edit$/.test(path) ? bench.practice.key : 'a-second-key';
        return sent === old && /\/edit(\/status)?$/.test(path) ? 'revoked' : bench.practice.key;
      };
      const id = await bench.start();
      for (const [path, key] of [
        [/\/edit$/, 'a-second-key'],
        [/\/edit\/status$/, 'a-third-key'],
      ] as const) {
        await until(`${path} is asked`, () => asked(path));
        await call('key.set', { key });
      }
      await wentThrough(bench, id);
      const refused = bench.practice.requests().filter(({ status }) => status === 401);
      expect(refused.length, 'the old keys were refused').toBe(2);
      const stood = events.filter((event) => event.type === 'project' && event.project.status === 'faulted');
      expect(stood, 'nobody was told of keys that are no more').toEqual([]);
      return byItself('two requests were refused for keys that had been replaced, and asked again');
    });
  },
};

const statusAsked = (bench: Bench): boolean =>
  bench.practice.requests().some(({ path }) => path.endsWith('/edit/status'));

async function startAnother(bench: Bench): Promise<string> {
  const { call } = bench.roundtrip;
  const shoot = await makeShoot(`${bench.folder}/another`, {
    ...few,
    previewWidth: 320,
    kinds: ['CR2'],
    seed: 2,
  });
  const scanned = await call('shoots.scan', { paths: [shoot.root] });
  const profiles = await call('profiles.list', undefined);
  if (!scanned.ok || !profiles.ok) throw new Error('refused');
  const profile = profiles.value.find(({ imageType }) => imageType === 'RAW');
  const started = await call('projects.start', {
    shootId: scanned.value.shoots[0]?.id ?? '',
    choices: {
      profileKey: profile?.key ?? 0,
      options: { tools: [] },
      results: { edits: 'beside', jpegs: 'none' },
    },
  });
  if (!started.ok) throw new Error(started.fault.code);
  return started.value.id;
}

export const keyFaults: readonly Scenario[] = [keyRefused, keyRefusedToOne, keyRace];
