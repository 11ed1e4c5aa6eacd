// `npm run bench -- project`: a whole project of thousands of small photos, and in each step how long the main process's loop
// stood. With `--kind DNG` every edit gets the words of its photo's sidecar by ExifTool.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { writeSidecar } from '#practice/sample-shoot/sidecar.ts';
import { openTestApp } from '#test/app.ts';
import { type MadeShoot, makeShoot } from '#test/make-shoot.ts';
import { answer } from '../src/cli/exits.ts';
import { printTable } from './statistics.ts';

interface Options {
  readonly photos: number;
  readonly kilobytes: number;
  readonly kind: 'CR2' | 'DNG';
}

export async function benchProject(words: readonly string[]): Promise<void> {
  const options = optionsOf(words);
  const folder = mkdtempSync(join(tmpdir(), 'roundtrip-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
  const shoot = await shootOf(join(folder, 'shoot'), options);
  const load = loadavg()[0]?.toFixed(1);
  console.log(`${options.photos} ${options.kind} of ${options.kilobytes} kB, a sidecar beside each third`);
  console.log(
    `Node ${process.versions.node}, ${cpus().length} cores, load ${load}; Practice in its own process`,
  );
  const practice = fork(join(import.meta.dirname, 'project-practice.ts'), [join(folder, 'practice')]);
  const [{ url, key }] = (await once(practice, 'message')) as [{ url: string; key: string }];
  printTable(await run(shoot, { home: join(folder, 'home'), url, key }));
  practice.disconnect();
  await once(practice, 'exit');
}

function optionsOf(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      photos: { type: 'string', default: '5000' },
      kilobytes: { type: 'string', default: '20' },
      kind: { type: 'string', default: 'CR2' },
    },
  });
  const kind = values.kind === 'DNG' ? 'DNG' : 'CR2';
  return { photos: Number(values.photos), kilobytes: Number(values.kilobytes), kind };
}

async function shootOf(folder: string, { photos, kilobytes, kind }: Options): Promise<MadeShoot> {
  const shoot = await makeShoot(folder, { photos, kinds: [kind], bytes: kilobytes * 1000, previews: false });
  for (const [at, { path }] of shoot.photos.entries())
    if (at % 3 === 0) await writeFile(path.replace(/\.[^.]+$/, '.xmp'), writeSidecar(at, 'any'));
  return shoot;
}

const steps = ['upload', 'edit', 'download', 'done'] as const;

async function run(shoot: MadeShoot, at: { home: string; url: string; key: string }) {
  const { app, call, until } = await openTestApp(at);
  const watch = watchLoop();
  const { shoots } = answer(await call('shoots.scan', { paths: [shoot.root] }));
  watch.lap('scan');
  const profile = answer(await call('profiles.list', undefined)).find(({ imageType }) => imageType === 'RAW');
  const results = { edits: 'beside', jpegs: 'none' } as const;
  const choices = { profileKey: profile?.key ?? 0, options: { tools: [] }, results };
  const { id } = answer(await call('projects.start', { shootId: shoots[0]?.id ?? '', choices }));
  let now = 'start';
  for (const step of steps) {
    await until(id, (project) => project.step === step || project.step === 'done' || project.fault !== null);
    watch.lap(now);
    now = step;
  }
  await app.ended(id);
  answer(await call('projects.restore', { id }));
  watch.lap('restore');
  await app.close();
  return watch.rows;
}

function watchLoop() {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  const rows: string[][] = [['', 's', 'processor, s', 'loop, ms: median', 'p99', 'p99.9', 'longest']];
  let began = performance.now();
  let used = process.cpuUsage();
  delay.enable();
  const ms = (nanoseconds: number): string => (nanoseconds / 1e6).toFixed(0);
  return {
    rows,
    lap(name: string): void {
      const { user, system } = process.cpuUsage(used);
      const loop = [50, 99, 99.9].map((percent) => ms(delay.percentile(percent)));
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      rows.push([name, seconds, ((user + system) / 1e6).toFixed(1), ...loop, ms(delay.max)]);
      delay.reset();
      began = performance.now();
      used = process.cpuUsage();
    },
  };
}
