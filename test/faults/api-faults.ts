// Ways the API itself can refuse, fail and contradict itself.
import { join } from 'node:path';
import { expect } from 'vitest';
import type { FaultCode } from '#contract/faults.ts';
import type { TroubleAct, TroubleRule } from '#practice/trouble.ts';
import { makeShoot } from '../make-shoot.ts';
import { asked, type Bench, type BenchPlan, byItself, effective, onBench, start } from './bench.ts';
import { behindRewriting, Lost, once } from './rewriting.ts';
import type { Outcome, Scenario } from './scenario.ts';
import { sentAgain, stretches, wentThrough } from './waiting.ts';

const few = { photos: 4, bytes: 60_000 };

/** The same run under scripted troubles; everything arrives by itself. */
const mendsItself = (
  name: string,
  rules: () => readonly TroubleRule[],
  happened: string,
  also: (bench: Bench, id: string) => void = () => undefined,
  app: BenchPlan['app'] = {},
): Scenario => ({
  group: 'api',
  name,
  quick: true,
  run: (seed) =>
    onBench({ shoot: few, app, practice: { trouble: { seed, rules: rules() } } }, async (bench) => {
      const id = await bench.start();
      await wentThrough(bench, id);
      also(bench, id);
      return byItself(happened);
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
        return stoodStill(bench, id, { code, says, mend: () => rules.splice(0) });
      },
    );
  },
});

interface Stop {
  readonly code: FaultCode;
  readonly says: RegExp;
  readonly mend: () => unknown;
}

async function stoodStill(bench: Bench, id: string, { code, says, mend }: Stop): Promise<Outcome> {
  const end = await bench.settled(id);
  const who = asked(end, code);
  expect(end.fault?.message).toMatch(says);
  expect(end.since, 'since when it stands').not.toBeNull();
  await bench.holds(id);
  mend();
  await bench.roundtrip.call('projects.resume', { id });
  await bench.roundtrip.until(id, ({ status }) => status === 'done');
  expect(sentAgain(bench)).toBe(0);
  await wentThrough(bench, id);
  return { ...byItself(`stood still in ${end.step}, said why; resumed, it ended`), mended: who };
}

/** Another project is being edited meanwhile, and stays so: what is refused to one says nothing of it. */
const forbidden: Scenario = {
  group: 'api',
  name: '403 for one project',
  quick: true,
  run: () => {
    const match = { kind: 'api', path: /edit\/status$/ } as const;
    const body = JSON.stringify({ data: { status: 'In Progress' } });
    const rules: TroubleRule[] = [{ match, do: 'answer', status: 200, body }];
    return onBench({ shoot: few, practice: { trouble: { rules } } }, async (bench) => {
      const { until } = bench.roundtrip;
      const another = await makeShoot(join(bench.folder, 'another'), { ...few, previewWidth: 320, seed: 2 });
      const other = await start(bench.roundtrip, another.root, { jpegs: false });
      await until(other, ({ step }) => step === 'edit');
      rules.push({ match: { kind: 'api', path: uploadLinks }, do: 'status', status: 403 });
      const id = await bench.start();
      const says = /refused this to your API key/;
      const outcome = await stoodStill(bench, id, {
        code: 'not-allowed',
        says,
        mend: () => rules.splice(0),
      });
      expect(await bench.ended(other), 'the other one went on').toMatchObject({ status: 'done' });
      return outcome;
    });
  },
};

/** After a 500, 502 or 504, or a hotel's page, nobody can tell: the service's state proves it, or a person is asked. */
const editAnswered = (what: string, act: TroubleAct): Scenario => ({
  group: 'api',
  name: `the edit is answered with ${what} and was not taken`,
  quick: true,
  run: () => {
    const refusal: TroubleRule = { ...act, match: { method: 'POST', path: /\/edit$/ }, first: 1 };
    return onBench({ shoot: few, practice: { trouble: { rules: [refusal] } } }, async (bench) => {
      const id = await bench.start();
      const who = asked(await bench.settled(id), 'edit-unknown');
      await bench.holds(id, { askedAgain: true });
      await bench.roundtrip.call('projects.resume', { id, askAgain: true });
      await bench.roundtrip.until(id, ({ status: now }) => now === 'done');
      await bench.holds(id, { askedAgain: true });
      return { ...byItself('nothing proved it; a person said “ask again”'), mended: who };
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
      return byItself('edit and export proven by the service’s own state; each asked once');
    }),
};

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
  editReplyLost,
  editAnswered('500', { do: 'status', status: 500 }),
  editAnswered('502', { do: 'status', status: 502 }),
  editAnswered('504', { do: 'status', status: 504 }),
  editAnswered('a page for people', { do: 'html', status: 200 }),
  mendsItself(
    'the edit and the export are refused by 503, three times each',
    () => [
      { match: post(/\/edit$/), first: 3, do: 'status', status: 503 },
      { match: post(/\/export$/), first: 3, do: 'status', status: 503 },
    ],
    'looked whether it was taken, and asked again by itself until it was',
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
    () => [
      {
        match: { ...api, path: uploadLinks },
        ...{ first: 1, do: 'status', status: 429 },
        // As of the refusal: a date has whole seconds.
        get retryAfter() {
          return new Date(Date.now() + 4000).toUTCString();
        },
      },
    ],
    'waited until then',
    (bench) => notBefore(bench, uploadLinks, 2_900),
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
  forbidden,
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
  standsStill(
    '422 for the export',
    { match: post(/\/export$/), do: 'status', status: 422 },
    'request-refused',
    /Imagen refused this/,
  ),
];
