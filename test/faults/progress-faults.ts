// One run with everything that could turn a bar back: a third of all requests in trouble, links that expire, pauses, kills,
// a photo sent again, final JPEGs afterwards. Every telling of it is looked at.
import { basename } from 'node:path';
import { expect } from 'vitest';
import { type ProjectSummary, steps } from '#contract/project.ts';
import type { TroubleRule } from '#practice/trouble.ts';
import { answer } from '../../src/cli/exits.ts';
import { type Bench, onBench } from './bench.ts';
import { killWhen, startChild } from './child.ts';
import type { Outcome, Scenario } from './scenario.ts';

// Not what makes an edit or export: those would end in a question, which other scenarios ask. Nor what a form asks: with a
// person there it is given up after four tries, which one run in thirty would meet.
const asking = /^(?!.*\/(edit|export|profiles)\/?$)/;
const store = { kind: 'store' } as const;
/** What Imagen may say of an edit's progress: more, then less, then nothing. */
const saying = (first: number, progress: number): TroubleRule => ({
  match: { kind: 'api', path: /\/edit\/status$/ },
  ...{ first, do: 'answer', status: 200, headers: { 'Content-Type': 'application/json' } },
  body: JSON.stringify({ data: { status: 'In Progress', progress } }),
});
const rough: readonly TroubleRule[] = [
  ...[saying(2, 60), saying(3, 30)],
  // In the middle of what is sent, so that bytes under way are lost again.
  { match: { ...store, method: 'PUT' }, chance: 0.2, do: 'reset', afterBytes: 60_000 },
  { match: store, chance: 0.2, do: 'status', status: 503, code: 'SlowDown' },
  { match: { ...store, method: 'GET' }, chance: 0.2, do: 'truncate', afterBytes: 1_000 },
  { match: { kind: 'api', path: asking }, chance: 0.2, do: 'status', status: 503 },
  { match: { kind: 'api', path: asking }, chance: 0.2, do: 'reset' },
  // Long enough for a pause to fall between two photos.
  { match: store, do: 'delay', ms: 80 },
];

/** So many that the last one is not reached before both pauses and kills. */
const photos = 24;

type Told = Pick<
  ProjectSummary,
  'step' | 'sent' | 'edited' | 'downloaded' | 'delivered' | 'bytes' | 'progress'
>;
const counts = ['sent', 'edited', 'downloaded', 'delivered', 'bytes', 'progress'] as const;

/** Nothing that was told is taken back: no step, no count of photos, no bytes, no part of the bar. */
function neverFalls(told: readonly Told[]): void {
  for (const [at, now] of told.entries()) {
    const before = told[at - 1] ?? now;
    const where = `telling ${at}, ${before.step} then ${now.step}`;
    expect(steps.indexOf(now.step), where).toBeGreaterThanOrEqual(steps.indexOf(before.step));
    for (const count of counts)
      expect(now[count], `${count}, ${where}`).toBeGreaterThanOrEqual(before[count]);
    expect(now.progress, where).toBeLessThanOrEqual(1);
  }
}

function onBar(bench: Bench, id: string) {
  const { call, events, until, app } = bench.roundtrip;
  return {
    told: () =>
      events.flatMap((event) => (event.type === 'project' && event.project.id === id ? event.project : [])),
    until: (fits: (project: ProjectSummary) => boolean) => until(id, fits),
    async pause() {
      answer(await call('projects.pause', { id }));
      await app.ended(id);
    },
    resume: async () => answer(await call('projects.resume', { id })),
    /** Goes on in a process of its own, killed a moment later. */
    async killed(requests: number) {
      const from = bench.practice.requests().length;
      const child = startChild(bench, ['resume', id], { parallel: 1 });
      const code = await killWhen(child, () => bench.practice.requests().length - from >= requests);
      expect(code, 'killed while it was at work').toBeNull();
      // What a screen shows next is told when it is asked for.
      events.push({ type: 'project', project: answer(await call('projects.get', { id })) });
    },
  };
}

/** The last photo is refused until it has failed; it is sent again when the project is resumed. */
const refusalOfLast = ({ shoot }: Bench): TroubleRule => ({
  match: {
    ...store,
    method: 'PUT',
    path: new RegExp(`/${basename(shoot.photos.at(-1)?.path ?? '', '.CR2')}`),
  },
  ...{ do: 'status', status: 403, code: 'AccessDenied' },
});

async function roughRun(bench: Bench, forgive: () => void): Promise<Outcome> {
  const id = await bench.start();
  const bar = onBar(bench, id);
  for (const sent of [2, 4]) {
    await bar.until((project) => project.sent >= sent);
    await bar.pause();
    await bar.killed(6);
    await bar.resume();
  }
  const failed = await bar.until(({ status }) => status === 'faulted' || status === 'done');
  forgive();
  expect(failed.fault?.code, 'one photo has failed').toBe('photos-failed');
  await bench.roundtrip.app.ended(id);
  await bar.resume();
  await bar.until(({ edited }) => edited > 0);
  await bar.pause();
  await bar.killed(3);
  await bar.resume();
  await bar.until(({ downloaded }) => downloaded >= 2);
  await bar.pause();
  await bar.resume();
  await bar.until(({ status }) => status === 'done');
  await bench.roundtrip.app.ended(id);
  const first = bar.told();
  neverFalls(first);
  expect(first.at(-1)).toMatchObject({ step: 'done', progress: 1, sent: photos, failed: 0 });
  return { ...(await afterwards(bench, id, first.length)) };
}

/** More was asked for: the bar stands where that begins, and goes on from there. */
async function afterwards(bench: Bench, id: string, length: number): Promise<Outcome> {
  const bar = onBar(bench, id);
  answer(await bench.roundtrip.call('projects.export', { id }));
  await bar.until(({ delivered }) => delivered >= 2);
  await bar.pause();
  await bar.resume();
  await bar.until(({ status, delivered }) => status === 'done' && delivered === photos);
  await bench.holds(id);
  const told = bar.told();
  neverFalls(told.slice(length));
  expect(told[length]?.progress, 'what was done is not undone').toBeGreaterThanOrEqual(0.85);
  const requests = bench.practice.requests();
  const broken = requests.filter(({ status, cut }) => status === 0 || status >= 400 || cut === true).length;
  return {
    happened: `${told.length} tellings over ${broken} of ${requests.length} requests in trouble, 5 pauses, 3 kills, a photo sent again and JPEGs afterwards: nothing was taken back`,
    mended: { asked: 'photos-failed' },
  };
}

export const progressFaults: readonly Scenario[] = [
  {
    group: 'process',
    name: 'progress and counts never fall: a third of all requests in trouble, pauses, kills, retries, JPEGs later',
    quick: true,
    run: (seed) => {
      const rules: TroubleRule[] = [];
      return onBench(
        {
          ...{ jpegs: false, withoutFailed: false },
          shoot: { photos, bytes: 150_000, kinds: ['CR2'], folders: [] },
          practice: { editSeconds: 1.5, linkSeconds: 2, trouble: { seed, rules } },
          app: { settings: { parallel: 2 } },
        },
        async (bench) => {
          rules.push(refusalOfLast(bench), ...rough);
          return roughRun(bench, () => rules.shift());
        },
      );
    },
  },
];
