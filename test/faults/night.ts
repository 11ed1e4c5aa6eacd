// A night: five projects of a thousand small photos each, with trouble all along, compressed into minutes by short waits.
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'vitest';
import { answer } from '../../src/cli/exits.ts';
import { openTestApp, type TestApp } from '../app.ts';
import { makeShoot } from '../make-shoot.ts';
import { temporary } from '../temporary.ts';
import { digests, start, strays } from './bench.ts';
import { noteRan } from './measured.ts';
import type { Seen } from './night-practice.ts';
import type { Outcome, Scenario } from './scenario.ts';

const projects = 5;
const photosEach = Number(process.env.NIGHT_PHOTOS ?? 1_000);
// Memory at the end may differ by what garbage, caches and pools happen to hold; five thousand photos leaked are more.
const mostGrowth = { heap: 30e6, rss: 150e6 };

interface Memory {
  readonly heap: number;
  readonly rss: number;
}

function memory(): Memory {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, rss };
}

/** Folders of many photos: one small shoot, copied under other names. */
async function folders(folder: string): Promise<readonly string[]> {
  const made = await makeShoot(join(folder, 'model'), {
    ...{ photos: 10, bytes: 6_000, previewWidth: 64, kinds: ['CR2', 'NEF'] },
  });
  const roots: string[] = [];
  for (let n = 1; n <= projects; n += 1) {
    const root = join(folder, `night ${n}`);
    await mkdir(root);
    for (let at = 0; at < photosEach; at += 1) {
      const model = made.photos[at % made.photos.length];
      if (model !== undefined) await copyFile(model.path, join(root, `N${n}_${at}.${model.path.slice(-3)}`));
    }
    roots.push(root);
  }
  return roots;
}

async function next(lines: AsyncIterator<string>): Promise<unknown> {
  const { value } = await lines.next();
  return JSON.parse(String(value));
}

interface Server {
  readonly child: ChildProcess;
  readonly lines: AsyncIterator<string>;
  readonly url: string;
  readonly key: string;
}

/** With trouble drawn from the seed; quiet without one. */
async function startServer(folder: string, seed: number | null): Promise<Server> {
  const words = [join(import.meta.dirname, 'night-practice.ts'), folder, String(seed ?? '')];
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  if (child.stdout === null) throw new Error('no stdout');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, lines, ...((await next(lines)) as Pick<Server, 'url' | 'key'>) };
}

/** Ends it and gives what it saw. */
async function stopServer({ child, lines }: Server): Promise<Seen> {
  child.stdin?.end();
  return (await next(lines)) as Seen;
}

interface Spent {
  readonly first: Memory;
  readonly warm: Memory;
  /** Questions answered with “ask again”, by the project's uuid at Imagen. */
  readonly answers: Readonly<Record<string, number>>;
}

async function runAll(roundtrip: TestApp, roots: readonly string[]): Promise<Spent> {
  const answers: Record<string, number> = {};
  const ids: string[] = [];
  for (const root of roots) ids.push(await start(roundtrip, root, { jpegs: false }));
  await roundtrip.until(ids[0] ?? '', ({ sent }) => sent >= photosEach / 10);
  roundtrip.events.length = 0;
  const first = memory();
  let warm: Memory | null = null;
  // Events are kept for tests to look at; a night of them would be the leak that is looked for.
  const clearing = setInterval(() => roundtrip.events.splice(0), 1_000);
  for (const id of ids) {
    const asked = await untilDone(roundtrip, id);
    if (asked !== null) answers[asked] = 1;
    const { ledger } = answer(await roundtrip.call('projects.delivery', { id }));
    expect(ledger, `failed: ${JSON.stringify(ledger.failed)}`).toEqual({
      found: photosEach,
      sent: photosEach,
      leftOut: {},
      failed: {},
    });
    // Pools, caches and compiled code have grown to their size by then.
    warm ??= memory();
  }
  clearInterval(clearing);
  return { first, warm: warm ?? first, answers };
}

/** Answers, as somebody would in the morning, when nobody could know whether the edit was taken; gives the uuid then. */
async function untilDone(roundtrip: TestApp, id: string): Promise<string | null> {
  const end = await roundtrip.until(id, ({ status }) => status === 'done' || status === 'faulted');
  if (end.status === 'done') return null;
  expect(end.fault?.code, `${end.fault?.message}`).toBe('edit-unknown');
  await roundtrip.app.ended(id);
  answer(await roundtrip.call('projects.resume', { id, askAgain: true }));
  await roundtrip.app.ended(id);
  expect(answer(await roundtrip.call('projects.get', { id }))).toMatchObject({ status: 'done', fault: null });
  return end.uuid;
}

const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

interface Night extends Spent {
  readonly ms: number;
  readonly end: Memory;
  readonly seen: Seen;
}

async function spend(seed: number | null): Promise<Night> {
  await using folder = await temporary('night');
  const roots = await folders(folder.path);
  const server = await startServer(join(folder.path, 'practice'), seed);
  const timing = {
    pace: { firstMs: 10, capMs: 300 },
    stallMs: 800,
    poll: { firstMs: 100, factor: 1.3, capMs: 1_000 },
  };
  const roundtrip = await openTestApp({ home: join(folder.path, 'home'), ...server, timing });
  try {
    const photos = roots.flatMap((root, n) => join(root, `N${n + 1}_0.CR2`));
    const before = await digests(photos);
    const from = performance.now();
    const spent = await runAll(roundtrip, roots);
    const ms = performance.now() - from;
    const end = memory();
    const seen = await stopServer(server);
    expect(await digests(photos), 'originals are untouched').toEqual(before);
    for (const root of roots) expect(await strays(root)).toEqual([]);
    return { ...spent, ms, end, seen };
  } finally {
    await roundtrip.app.close();
    server.child.stdin?.end();
  }
}

async function night(seed: number): Promise<Outcome> {
  const { first, warm, end, seen, ms, answers } = await spend(seed);
  expect(Object.keys(seen.edits), 'projects at Imagen').toHaveLength(projects);
  for (const [uuid, edits] of Object.entries(seen.edits))
    expect(edits, 'one edit for each, and one more where a person said so').toBeLessThanOrEqual(
      1 + (answers[uuid] ?? 0),
    );
  expect(end.heap - warm.heap, 'the heap is flat').toBeLessThan(mostGrowth.heap);
  expect(end.rss - warm.rss, 'memory is flat').toBeLessThan(mostGrowth.rss);
  noteRan({ bytesTwice: seen.bytesTwice, tookMs: ms, quiet: async () => (await spend(null)).ms });
  const asked = Object.keys(answers).length;
  return {
    happened: `${projects} × ${photosEach} photos in ${(ms / 1_000).toFixed(0)} s, ${seen.troubled} of ${seen.requests} requests in trouble, ${asked} questions; heap ${mb(first.heap)} → ${mb(warm.heap)} (one done) → ${mb(end.heap)}, RSS ${mb(first.rss)} → ${mb(warm.rss)} → ${mb(end.rss)}`,
    mended: asked === 0 ? 'by itself' : { asked: 'edit-unknown' },
  };
}

export const nights: readonly Scenario[] = [
  {
    group: 'process',
    name: 'a night: five projects of a thousand photos, trouble all along, memory flat',
    quick: false,
    run: night,
  },
];
