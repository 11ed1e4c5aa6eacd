// The second half of `npm run bench -- window`: a project at full speed, and a person who goes on using the window.
// Called by window.ts. Imagen is Practice in this process, so that main does only what it does in life; it takes a good
// part of the machine all the same.
import path from 'node:path';
import { startPractice } from '#practice/server.ts';
import { cameraWidth, makeShoot } from '#test/make-shoot.ts';
import { Roundtrip } from '../e2e/app.ts';
import { startProject } from '../e2e/start-project.ts';
import type { ProjectSummary } from '../src/contract/project.ts';
import { listen, whatWasHeard } from './window-busy-page.ts';
import { goRound } from './window-hands.ts';
import { type Line, mostInASecond, ms, quantile, within } from './window-lines.ts';

/** The aims of issue 4. */
const aims = { perSecond: 10, inputMs: 100 };
/** What Event Timing doesn't tell of took no longer than this. */
const untoldMs = 16;
/** Of a small project that must be done before. */
const doneMs = 180_000;

export interface BusyPlan {
  /** Takes what is made on the way. */
  readonly folder: string;
  /** The shoot that is sent. */
  readonly shoot: string;
  /** How many inputs at least. */
  readonly inputs: number;
}

export async function measureBusy({ folder, shoot, inputs }: BusyPlan): Promise<readonly Line[]> {
  const practice = await startPractice({ folder: path.join(folder, 'service') });
  const app = await Roundtrip.open({
    home: path.join(folder, 'busy home'),
    env: { ROUNDTRIP_IMAGEN_URL: practice.url },
  });
  try {
    await app.page.getByLabel('API key').fill(practice.key);
    await app.page.getByRole('button', { name: 'Test and continue' }).click();
    await app.page.getByText('Drop a shoot to begin').waitFor();
    const small = path.join(folder, 'Finished');
    await makeShoot(small, { photos: 12, bytes: 100_000, previewWidth: cameraWidth, folders: [] });
    const { id } = await startProject(app, small, { jpegs: true });
    await until(app, id, ({ status }) => status === 'done', doneMs);
    return await measure(app, shoot, inputs);
  } finally {
    await app.close();
    await practice.close();
  }
}

async function until(
  app: Roundtrip,
  id: string,
  fits: (project: ProjectSummary) => boolean,
  mostMs: number,
): Promise<void> {
  const end = performance.now() + mostMs;
  while (!fits(await app.call('projects.get', { id }))) {
    if (performance.now() > end) throw new Error('The project took too long.');
    await app.page.waitForTimeout(200);
  }
}

async function measure(app: Roundtrip, shoot: string, inputs: number): Promise<readonly Line[]> {
  const { page } = app;
  const big = await startProject(app, shoot);
  await until(app, big.id, ({ sent }) => sent > 0, doneMs);
  await page.evaluate(listen);
  await watchMain(app);
  const from = { at: performance.now(), ...(await app.call('projects.get', { id: big.id })) };
  const steps = new Set<string>([from.step]);
  await goRound(page, { atWork: big.name, finished: 'Finished' }, async () => {
    const { step, status } = await app.call('projects.get', { id: big.id });
    steps.add(step);
    return status !== 'running' || (await page.evaluate(() => performance.interactionCount)) >= inputs;
  });
  const to = await app.call('projects.get', { id: big.id });
  const seconds = (performance.now() - from.at) / 1000;
  const main = await mainsDelay(app);
  const heard = await page.evaluate(whatWasHeard);
  const moved = to.sent - from.sent + to.downloaded - from.downloaded;
  return [
    {
      what: 'The project meanwhile',
      found: `${Math.round(moved / seconds)} photos/s over ${Math.round(seconds)} s (${[...steps].join(', ')})`,
    },
    ...toldLines(heard.tellings[big.id] ?? [], heard.draws, seconds),
    ...inputLines(heard.slow, heard.interactions),
    { what: 'Longest task of the page meanwhile', found: ms(Math.max(0, ...heard.long)) },
    { what: 'Main’s event loop late: 99 % within, at most', found: `${ms(main.p99)}, ${ms(main.max)}` },
  ];
}

function toldLines(tellings: readonly number[], draws: readonly number[], seconds: number): readonly Line[] {
  const most = mostInASecond(tellings);
  return [
    {
      what: 'Tellings of it to the page, most in any second',
      ...{ found: `${most}`, aim: `${aims.perSecond}`, met: most <= aims.perSecond },
    },
    { what: 'Tellings of it, mean', found: `${(tellings.length / seconds).toFixed(1)} a second` },
    {
      what: 'Changes drawn, all inputs’ too, mean',
      found: `${(draws.length / seconds).toFixed(1)} a second`,
    },
  ];
}

function inputLines(slow: readonly { ms: number; name: string }[], interactions: number): readonly Line[] {
  const untold = Math.max(0, interactions - slow.length);
  const all = [...slow.map((each) => each.ms), ...Array.from({ length: untold }, () => untoldMs)];
  const slowest = [...slow].sort((a, b) => b.ms - a.ms)[0];
  return [
    {
      what: `Input to paint, ${all.length} clicks and keys, 95 % within`,
      ...within(quantile(all, 0.95), aims.inputMs),
    },
    {
      what: 'Input to paint, median and longest',
      found: `${ms(quantile(all, 0.5))}, ${ms(slowest?.ms ?? 0)} (${slowest?.name ?? 'none'})`,
    },
  ];
}

async function watchMain({ electron }: Roundtrip): Promise<void> {
  await electron.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    Object.assign(globalThis, { delay });
  });
}

/** Beyond the 10 ms that its clock takes, milliseconds. */
const mainsDelay = ({ electron }: Roundtrip): Promise<{ p99: number; max: number }> =>
  electron.evaluate(() => {
    const delay = Reflect.get(globalThis, 'delay') as { max: number; percentile(part: number): number };
    const late = (ns: number): number => Math.max(0, ns / 1e6 - 10);
    return { p99: late(delay.percentile(99)), max: late(delay.max) };
  });
