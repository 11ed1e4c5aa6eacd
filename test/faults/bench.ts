// The surroundings of a fault scenario: a shoot, Practice Imagen with its troubles, Roundtrip in this process, and the
// checks that hold after every run, whatever happened.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect } from 'vitest';
import type { FaultCode } from '#contract/faults.ts';
import type { Delivery, ProjectSummary } from '#contract/project.ts';
import { type Practice, type PracticeOptions, startPractice } from '#practice/server.ts';
import { answer } from '../../src/cli/exits.ts';
import { openTestApp, type TestApp, type TestAppOptions } from '../app.ts';
import { endChildren } from '../children.ts';
import { type MadeShoot, makeShoot, type ShootPlan } from '../make-shoot.ts';
import { temporary } from '../temporary.ts';
import { nowAt } from './in-time.ts';
import { noteRan, tookMs } from './measured.ts';
import type { Outcome } from './scenario.ts';

export interface BenchPlan {
  readonly shoot?: ShootPlan;
  readonly practice?: PracticeOptions;
  readonly app?: Partial<TestAppOptions>;
  readonly jpegs?: boolean;
  /** Edit what was sent when some photos fail, without asking (the terminal's way). Default true. */
  readonly withoutFailed?: boolean;
  /** Run before anything is made in the folder, for mounts; undone when all is over. */
  readonly before?: (folder: string) => Promise<AsyncDisposable>;
}

export interface Bench {
  readonly folder: string;
  readonly home: string;
  readonly shoot: MadeShoot;
  readonly practice: Practice;
  readonly roundtrip: TestApp;
  /** Starts the project on the shoot and gives its id. */
  start(): Promise<string>;
  /** Settles when the project has ended or stands still for a person. */
  settled(id: string): Promise<ProjectSummary>;
  /** Settles when the project no longer runs; for one that was resumed, whose old status may still be seen. */
  ended(id: string): Promise<ProjectSummary>;
  delivery(id: string): Promise<Delivery>;
  /** Everything that must hold after any run: the ledger, the originals, no stray part, one edit and one export asked for. */
  holds(id: string, also?: { readonly askedAgain?: boolean | number }): Promise<Delivery>;
  /** Closes Roundtrip, does something meanwhile, and opens it again: the bench to go on with. */
  reopen(meanwhile: () => Promise<void>): Promise<Bench>;
}

const smallShoot: ShootPlan = {
  photos: 8,
  bytes: 120_000,
  previewWidth: 320,
  kinds: ['CR2', 'NEF'],
  seed: 1,
};

/** Sets up, runs, and clears away whatever happens: each is closed also when another refuses to. */
export async function onBench<T>(plan: BenchPlan, run: (bench: Bench) => Promise<T>): Promise<T> {
  await using folder = await temporary('fault');
  await using _disk = (await plan.before?.(folder.path)) ?? null;
  await using open = new AsyncDisposableStack();
  const home = join(folder.path, 'home');
  nowAt('making the shoot');
  const shoot = await makeShoot(join(folder.path, 'shoot'), { ...smallShoot, ...plan.shoot });
  nowAt('starting Practice');
  const practice = await startPractice({
    ...{ folder: join(folder.path, 'practice'), editSeconds: 0.2, exportSeconds: 0.2 },
    ...plan.practice,
  });
  open.defer(() => closing('Practice', practice));
  nowAt('opening Roundtrip');
  const opened = async (): Promise<TestApp> => {
    const app = await openTestApp({ home, url: practice.url, key: practice.key, ...plan.app });
    open.defer(() => closing('Roundtrip', app.app));
    return app;
  };
  const roundtrip = await opened();
  // Before what they talk to is closed.
  open.defer(endChildren);
  const originals = await digests(shoot.photos.map(({ path }) => path));
  nowAt('at work', () => lastSaid(roundtrip));
  const parts = { folder: folder.path, home, shoot, practice };
  const outcome = await run(benchOf({ ...parts, roundtrip }, plan, originals, opened));
  noteRan({
    bytesTwice: bytesTwice(practice),
    tookMs: tookMs(join(home, 'projects.sqlite')),
    quiet: plan,
  });
  return outcome;
}

function closing(what: string, { close }: { close(): Promise<void> }): Promise<void> {
  nowAt(`closing ${what}`);
  return close();
}

/** What each project last said of itself, for a scenario that stands still. */
function lastSaid({ events }: TestApp): string {
  const last = new Map<string, ProjectSummary>();
  for (const event of events) if (event.type === 'project') last.set(event.project.name, event.project);
  const said = ({ step, status, total, sent, downloaded, delivered, failed }: ProjectSummary): string =>
    `${step}/${status}, ${sent}, ${downloaded}, ${delivered} and ${failed} of ${total} sent, back, delivered and failed`;
  return [...last].map(([name, project]) => `${name}: ${said(project)}`).join('; ');
}

type Parts = Pick<Bench, 'folder' | 'home' | 'shoot' | 'practice' | 'roundtrip'>;

function benchOf(
  parts: Parts,
  plan: BenchPlan,
  originals: ReadonlyMap<string, string>,
  opened: () => Promise<TestApp>,
): Bench {
  const { roundtrip, practice, shoot } = parts;
  const delivery = async (id: string): Promise<Delivery> =>
    answer(await roundtrip.call('projects.delivery', { id }));
  return {
    ...parts,
    start: () => start(roundtrip, shoot.root, plan),
    settled: (id) =>
      roundtrip.until(id, ({ status }) => status === 'done' || status === 'faulted' || status === 'paused'),
    async ended(id) {
      await roundtrip.app.ended(id);
      return answer(await roundtrip.call('projects.get', { id }));
    },
    delivery,
    async holds(id, { askedAgain = false } = {}) {
      const delivered = await delivery(id);
      const { found, sent, leftOut, failed } = delivered.ledger;
      const { uuid } = answer(await roundtrip.call('projects.get', { id }));
      expect(found, 'the ledger adds up').toBe(sent + sum(leftOut) + sum(failed));
      expect(await digests([...originals.keys()]), 'originals are untouched').toEqual(originals);
      expect(await strays(shoot.root), 'no half-written file is left').toEqual([]);
      for (const what of ['edit', 'export'])
        expect(effective(practice, what, uuid), `the ${what} is asked for once`).toBeLessThanOrEqual(
          1 + Number(askedAgain),
        );
      return delivered;
    },
    async reopen(meanwhile) {
      await roundtrip.app.close();
      await meanwhile();
      return benchOf({ ...parts, roundtrip: await opened() }, plan, originals, opened);
    },
  };
}

export async function start({ call }: TestApp, root: string, plan: BenchPlan): Promise<string> {
  const { shoots } = answer(await call('shoots.scan', { paths: [root] }));
  const profile = answer(await call('profiles.list', undefined)).find(({ imageType }) => imageType === 'RAW');
  const choices = {
    profileKey: profile?.key ?? 0,
    options: { tools: ['crop' as const] },
    results: {
      edits: 'beside' as const,
      jpegs: plan.jpegs === false ? ('none' as const) : ('default' as const),
    },
  };
  const shootId = shoots[0]?.id ?? '';
  return answer(await call('projects.start', { shootId, choices, withoutFailed: plan.withoutFailed ?? true }))
    .id;
}

const sum = (counts: Readonly<Record<string, number | undefined>>): number =>
  Object.values(counts).reduce<number>((all, one) => all + (one ?? 0), 0);

export async function digests(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const of = async (path: string) =>
    [
      path,
      createHash('sha256')
        .update(await readFile(path).catch(() => 'gone'))
        .digest('hex'),
    ] as const;
  return new Map(await Promise.all(paths.map(of)));
}

/** The sidecars that stand beside the photos, by their bytes. */
export const sidecarsOf = ({ shoot }: Bench): Promise<ReadonlyMap<string, string>> =>
  digests(shoot.photos.map(({ path }) => path.replace(/\.[^.]+$/, '.xmp')));

export async function strays(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  return files.filter((file) => /\.part(\.|$)|\.roundtrip-/.test(file));
}

/** Requests that the service took, of all projects or one: a refusal (4xx, 503) took nothing. */
export const effective = (practice: Practice, what: string, uuid: string | null = null): number =>
  practice
    .requests()
    .filter(
      ({ method, path, status, project }) =>
        method === 'POST' &&
        path.endsWith(`/${what}`) &&
        (uuid === null || project === uuid) &&
        (status < 400 || status === 500),
    ).length;

/** Nobody had to do anything. */
export const byItself = (happened: string): Outcome => ({ happened, mended: 'by itself' });

/** Bytes of photos that Practice took more than once (stored twice, or cut off and begun again). */
export function bytesTwice(practice: Practice): number {
  const puts = practice.requests().filter(({ kind, method }) => kind === 'store' && method === 'PUT');
  const byFile = Map.groupBy(puts, ({ project, file }) => `${project}/${file}`);
  let twice = 0;
  for (const sent of byFile.values()) {
    const all = sent.reduce((bytes, request) => bytes + request.bytes, 0);
    twice += all - Math.max(...sent.map((request) => request.bytes));
  }
  return twice;
}

/** For scenarios that end in a question: was it this one? */
export function asked(project: ProjectSummary, code: FaultCode): { readonly asked: FaultCode } {
  expect(project.fault?.code, 'a person is asked').toBe(code);
  return { asked: code };
}
