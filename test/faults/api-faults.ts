// Ways the API itself can refuse, fail and contradict itself.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { FaultCode } from '#contract/faults.ts';
import type { TroubleRule } from '#practice/trouble.ts';
import { makeShoot } from '../make-shoot.ts';
import { asked, type Bench, type BenchPlan, effective, onBench } from './bench.ts';
import { behindRewriting, Lost, type Rewriting } from './rewriting.ts';
import type { Outcome, Scenario } from './scenario.ts';
import { until } from './steps.ts';
import { sentAgain, stretches, wentThrough } from './waiting.ts';

const few = { photos: 4, bytes: 60_000 };

/** The same run under scripted troubles; everything arrives by itself. */
const mendsItself = (
  name: string,
  rules: (now: number) => readonly TroubleRule[],
  happened: string,
  also: (bench: Bench, id: string) => void = () => undefined,
  app: BenchPlan['app'] = {},
): Scenario => ({
  group: 'api',
  name,
  quick: true,
  run: (seed) =>
    onBench({ shoot: few, app, practice: { trouble: { seed, rules: rules(Date.now()) } } }, async (bench) => {
      const id = await bench.start();
      await wentThrough(bench, id);
      also(bench, id);
      return mended(bench, happened);
    }),
});

/** One request is refused; Roundtrip stops, says why, and goes on when it is resumed and the refusal is over. */
const standsStill = (
  name: string,
  refusal: TroubleRule,
  code: FaultCode,
  says: RegExp,
  plan: BenchPlan = {},
): Scenario => ({
  group: 'api',
  name,
  quick: true,
  run: () => {
    const rules: TroubleRule[] = [refusal];
    return onBench(
      { shoot: few, ...plan, practice: { ...plan.practice, trouble: { rules } } },
      async (bench) => {
        const id = await bench.start();
        const end = await bench.settled(id);
        const who = asked(end, code);
        expect(end.fault?.message).toMatch(says);
        expect(end.since, 'since when it stands').not.toBeNull();
        await bench.holds(id);
        rules.length = 0;
        await bench.roundtrip.call('projects.resume', { id });
        await bench.roundtrip.until(id, ({ status }) => status === 'done');
        expect(sentAgain(bench)).toBe(0);
        await wentThrough(bench, id);
        return { ...mended(bench, `stood still in ${end.step}, said why; resumed, it ended`), mended: who };
      },
    );
  },
});

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
        ...mended(bench, 'both stood still; with the new key both went on by themselves where they stood'),
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
          ...mended(bench, 'the one that slept between polls was told too'),
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
      return mended(bench, 'two requests were refused for keys that had been replaced, and asked again');
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

/** After a 500, 502 or 504 nobody can tell: the service's state proves it, or a person is asked. */
const editAnswered = (status: number): Scenario => ({
  group: 'api',
  name: `the edit is answered with ${status} and was not taken`,
  quick: true,
  run: () => {
    const refusal: TroubleRule = {
      match: { method: 'POST', path: /\/edit$/ },
      first: 1,
      do: 'status',
      status,
    };
    return onBench({ shoot: few, practice: { trouble: { rules: [refusal] } } }, async (bench) => {
      const id = await bench.start();
      const who = asked(await bench.settled(id), 'edit-unknown');
      await bench.holds(id, { askedAgain: true });
      await bench.roundtrip.call('projects.resume', { id, askAgain: true });
      await bench.roundtrip.until(id, ({ status: now }) => now === 'done');
      await bench.holds(id, { askedAgain: true });
      return { ...mended(bench, 'nothing proved it; a person said “ask again”'), mended: who };
    });
  },
});

/** Taken, but the answer was another: the rewriting proxy loses it after Practice has taken the edit. */
const editReplyLost: Scenario = {
  group: 'api',
  name: 'the edit’s reply is lost after the service took it',
  quick: true,
  run: () =>
    behindRewriting({ shoot: few }, async (bench, rewriting) => {
      rewriting.reply = once(/\/(edit|export)$/, () => {
        throw new Lost();
      });
      const id = await bench.start();
      await wentThrough(bench, id);
      expect(effective(bench.practice, 'edit')).toBe(1);
      expect(effective(bench.practice, 'export')).toBe(1);
      return mended(bench, 'edit and export proven by the service’s own state; each asked once');
    }),
};

/** Each path that matches is rewritten the first time it is asked. */
export function once(match: RegExp, rewrite: (data: never) => unknown): Rewriting['reply'] {
  const seen = new Set<string>();
  return ({ method, path }, data) => {
    const asked = `${method} ${path}`;
    if (!match.test(path) || seen.has(asked)) return data;
    seen.add(asked);
    return rewrite(data);
  };
}

export const mended = (bench: Bench, happened: string): Outcome => ({
  happened,
  mended: 'by itself',
  bytesTwice: bench.bytesTwice(),
});

const api = { kind: 'api' } as const;
const post = (path: RegExp) => ({ kind: 'api', method: 'POST', path }) as const;
const notBefore = (bench: Bench, path: RegExp, ms: number): void => {
  const asked = bench.practice.requests().filter((request) => path.test(request.path));
  const refused = asked.findIndex(({ status }) => status === 429);
  const [first, second] = [asked[refused], asked[refused + 1]].map((request) =>
    Date.parse(request?.at ?? ''),
  );
  expect((second ?? 0) - (first ?? 0), 'it waited as long as it was asked to').toBeGreaterThanOrEqual(ms);
};
const uploadLinks = /get_temporary_upload_links$/;

export const apiFaults: readonly Scenario[] = [
  keyRefused,
  keyRefusedToOne,
  keyRace,
  editReplyLost,
  editAnswered(500),
  editAnswered(502),
  editAnswered(504),
  mendsItself(
    'the edit and the export are refused by 503, three times each',
    () => [
      { match: post(/\/edit$/), first: 3, do: 'status', status: 503 },
      { match: post(/\/export$/), first: 3, do: 'status', status: 503 },
    ],
    'asked again by itself until taken: a 503 took nothing',
    (bench) => expect(effective(bench.practice, 'edit')).toBe(1),
  ),
  mendsItself(
    '500 to 504 for a third of what is asked of the API, but for edit and export',
    () =>
      [500, 502, 503, 504].map((status) => ({
        match: { kind: 'api' as const, path: /(links|status|[0-9a-f]{12})$/ },
        chance: 0.1,
        do: 'status' as const,
        status,
      })),
    'every request got through in the end',
  ),
  mendsItself(
    '429 without Retry-After, thirty times in a row',
    () => [{ match: { ...api, path: uploadLinks }, first: 30, do: 'status', status: 429 }],
    'waiting cost no attempts',
    (bench, id) => expect(stretches(bench, id).map(({ code }) => code)).toContain('rate-limited'),
    { timing: { pace: { firstMs: 10, capMs: 40 } } },
  ),
  mendsItself(
    '429 with Retry-After in seconds',
    () => [{ match: { ...api, path: uploadLinks }, first: 1, do: 'status', status: 429, retryAfter: 1 }],
    'waited the second it was asked to',
    (bench) => notBefore(bench, uploadLinks, 990),
  ),
  mendsItself(
    '429 with Retry-After as a date',
    (now) => [
      {
        match: { ...api, path: uploadLinks },
        first: 1,
        do: 'status',
        status: 429,
        retryAfter: new Date(now + 4000).toUTCString(),
      },
    ],
    'waited until then',
    (bench) => notBefore(bench, uploadLinks, 1000),
  ),
  mendsItself(
    'HTML instead of JSON, now and then',
    () => [
      { match: post(/\/projects\/?$/), first: 1, do: 'html' },
      { match: { ...api, path: uploadLinks }, first: 1, do: 'html', status: 200 },
      { match: { ...api, path: /edit\/status$/ }, first: 2, do: 'html', status: 200 },
      { match: { ...api, path: /download_links$/ }, every: 2, do: 'html', status: 502 },
    ],
    'asked again; the create that was answered so was looked up by its name',
  ),
  standsStill(
    'HTML for good',
    { match: { ...api, path: /edit\/status$/ }, do: 'html', status: 200 },
    'unexpected-reply',
    /form that Roundtrip doesn’t know/,
  ),
  standsStill(
    '403 for one project',
    { match: { ...api, path: uploadLinks }, do: 'status', status: 403 },
    'key-rejected',
    /refused this to your API key/,
  ),
  standsStill(
    '404: the project vanished',
    { match: { ...api, path: /edit\/status$/ }, do: 'status', status: 404 },
    'project-gone',
    /doesn’t know this project/,
  ),
  standsStill(
    '409 for a new project, for another reason than its name',
    { match: post(/\/projects\/?$/), do: 'status', status: 409 },
    'options-rejected',
    /Imagen refused this/,
  ),
  standsStill(
    '422 for the edit',
    { match: post(/\/edit$/), do: 'status', status: 422 },
    'options-rejected',
    /Imagen refused this/,
  ),
];
