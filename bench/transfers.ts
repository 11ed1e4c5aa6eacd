// `npm run bench -- transfers`: Roundtrip's uploader against curl, whole-file fetch as the vendor's client does it, and
// one core's MD5 rate, in alternating runs over the same files to a sink that discards.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs, promisify } from 'node:util';
import { median, printTable, ratios, spread } from './statistics.ts';
import { hasCurl, runCurl, writeConfig } from './transfers-curl.ts';
import type { Run, Spec } from './transfers-spec.ts';

interface Options {
  readonly files: number;
  readonly mb: number;
  readonly pairs: number;
  readonly parallel: number;
}

const clients = {
  roundtrip: 'Roundtrip, MD5 off',
  curl: 'curl --parallel',
  whole: 'whole-file fetch (SDK)',
  'roundtrip-md5': 'Roundtrip, MD5 on',
  md5: 'MD5 alone, one core',
} as const;
type Client = keyof typeof clients;
type Runs = ReadonlyMap<Client, Run[]>;

export async function benchTransfers(words: readonly string[]): Promise<void> {
  const options = optionsOf(words);
  const folder = mkdtempSync(join(tmpdir(), 'roundtrip-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
  console.log(
    `${options.files} files of ${options.mb} MB, ${options.parallel} at once, ${options.pairs} rounds`,
  );
  console.log(`Node ${process.versions.node}, ${cpus().length} cores, ${cpus()[0]?.model}; all on loopback`);
  if (!hasCurl()) console.log('curl is not on this machine: nothing to compare with');
  const files = makeFiles(folder, options);
  const { sink, child } = await startSink();
  const { parallel, mb } = options;
  const spec = { sink, files, bytes: mb * 1e6, parallel, warmUp: Math.min(files.length, parallel) };
  const bench = { folder, options, spec };
  const runs = await alternate(bench);
  report(runs, await memory(bench), options);
  child.kill();
}

function optionsOf(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      files: { type: 'string', default: '100' },
      mb: { type: 'string', default: '25' },
      pairs: { type: 'string', default: '7' },
      parallel: { type: 'string', default: '5' },
    },
  });
  const { files, mb, pairs, parallel } = values;
  return { files: Number(files), mb: Number(mb), pairs: Number(pairs), parallel: Number(parallel) };
}

function makeFiles(folder: string, { files, mb }: Options): string[] {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < files * mb * 1e6 + 1e9)
    throw new Error('not enough room for the files; try fewer: --files 20');
  const noise = randomFillSync(Buffer.allocUnsafeSlow(1_000_000));
  return Array.from({ length: files }, (_, index) => {
    const path = join(folder, `IMG_${index}.CR2`);
    const file = openSync(path, 'w');
    for (let step = 0; step < mb; step++) {
      noise.writeUInt32LE(index * 1000 + step);
      writeSync(file, noise);
    }
    closeSync(file);
    return path;
  });
}

async function startSink(): Promise<{ sink: string; child: ChildProcess }> {
  const script = join(import.meta.dirname, 'transfers-sink.ts');
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  process.on('exit', () => child.kill());
  for await (const line of createInterface(child.stdout)) return { sink: line, child };
  throw new Error('the sink did not start');
}

interface Bench {
  readonly folder: string;
  readonly options: Options;
  readonly spec: Spec;
}

/** Runs one client in its own process, and checks that the sink got every byte. */
async function runOnce(client: Client | 'idle', { folder, options }: Bench, spec: Spec): Promise<Run> {
  const file = join(folder, 'spec.json');
  writeFileSync(file, JSON.stringify(spec));
  await fetch(spec.sink);
  const run = client === 'curl' ? await curl(folder, spec, options) : await node(client, file);
  const got = (await (await fetch(spec.sink)).json()) as { photos: number; bytes: number };
  const sends = client !== 'idle' && client !== 'md5';
  const photos = spec.files.length + (client === 'curl' ? 0 : spec.warmUp);
  if (sends && got.bytes !== photos * spec.bytes)
    throw new Error(`${client} sent ${got.bytes} bytes in ${got.photos} photos`);
  return run;
}

function curl(folder: string, spec: Spec, { parallel }: Options): Promise<Run> {
  const config = join(folder, 'curl.txt');
  writeConfig(config, spec);
  return runCurl(config, parallel);
}

async function node(client: string, spec: string): Promise<Run> {
  const script = join(import.meta.dirname, 'transfers-run.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, client, spec]);
  return JSON.parse(stdout) as Run;
}

/**
 * All clients in turn, and back again in each round: what slows the machine for a while slows them all. A first round
 * is unmeasured, as the first touch of memory and page cache is slower.
 */
async function alternate(bench: Bench): Promise<Runs> {
  const all = (Object.keys(clients) as Client[]).filter((client) => client !== 'curl' || hasCurl());
  const runs = new Map(all.map((client): [Client, Run[]] => [client, []]));
  for (let round = 0; round <= bench.options.pairs; round++) {
    const there: Run[] = [];
    for (const client of all) there.push(await runOnce(client, bench, bench.spec));
    if (round === 0) continue;
    for (const client of [...all].reverse()) {
      const back = await runOnce(client, bench, bench.spec);
      runs.get(client)?.push(both(there.pop() ?? back, back));
    }
    if (process.stderr.isTTY) process.stderr.write(`round ${round} of ${bench.options.pairs}\r`);
  }
  return runs;
}

/** Two runs as one: means of what adds up, the worse of what peaks. */
function both(a: Run, b: Run): Run {
  const worse = (one: number | null, other: number | null): number | null =>
    one === null || other === null ? null : Math.max(one, other);
  return {
    seconds: (a.seconds + b.seconds) / 2,
    cpu: (a.cpu + b.cpu) / 2,
    peakMb: worse(a.peakMb, b.peakMb),
    stallMs: worse(a.stallMs, b.stallMs),
  };
}

interface Memory {
  readonly idle: Run;
  readonly once: Run;
  readonly tenTimes: Run;
  readonly onceMd5: Run;
  readonly tenTimesMd5: Run;
}

/** The same files, and ten links to each: does memory grow with the number of photos? */
async function memory(bench: Bench): Promise<Memory> {
  const { spec } = bench;
  const many = { ...spec, files: Array.from({ length: 10 }, () => spec.files).flat() };
  return {
    idle: await runOnce('idle', bench, spec),
    once: await runOnce('roundtrip', bench, spec),
    tenTimes: await runOnce('roundtrip', bench, many),
    onceMd5: await runOnce('roundtrip-md5', bench, spec),
    tenTimesMd5: await runOnce('roundtrip-md5', bench, many),
  };
}

function report(runs: Runs, memory: Memory, options: Options): void {
  const mb = options.files * options.mb;
  const of = (client: Client): readonly Run[] => runs.get(client) ?? [];
  const speeds = (client: Client): number[] => of(client).map((run) => mb / run.seconds);
  const idle = memory.idle.peakMb ?? 0;
  const row = (client: Client): string[] => [
    clients[client],
    spread(speeds(client), 0),
    spread(
      of(client).map((run) => (run.cpu * 1000) / mb),
      2,
    ),
    spread(known(of(client).map((run) => run.peakMb)), 0),
    client === 'curl'
      ? ''
      : spread(
          known(of(client).map((run) => run.peakMb)).map((peak) => peak - idle),
          0,
        ),
    spread(known(of(client).map((run) => run.stallMs)), 0),
  ];
  console.log('');
  printTable([
    ['', 'MB/s', 'CPU s/GB', 'peak MiB', 'above idle', 'longest stall ms'],
    ...[...runs.keys()].map(row),
  ]);
  console.log(
    `\neach warm, in its own process: its start and the first photos don’t count (nor does curl’s start)\nmedian [least–most]; MB = 10^6 bytes; an idle Node with the same modules: ${idle.toFixed(0)} MiB`,
  );
  printMemory(memory, options);
  printAims(runs, speeds, memory);
}

const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);
const above = (run: Run, idle: Run): number => (run.peakMb ?? 0) - (idle.peakMb ?? 0);

function printMemory({ idle, ...runs }: Memory, { files }: Options): void {
  const show = (once: Run, tenTimes: Run): string[] =>
    [once, tenTimes].map((run) => `${(run.peakMb ?? 0).toFixed(0)} (idle + ${above(run, idle).toFixed(0)})`);
  console.log('');
  printTable([
    ['peak memory, MiB', `${files} photos`, `${files * 10} photos`],
    ['Roundtrip, MD5 off', ...show(runs.once, runs.tenTimes)],
    ['Roundtrip, MD5 on', ...show(runs.onceMd5, runs.tenTimesMd5)],
  ]);
}

function printAims(runs: Runs, speeds: (client: Client) => number[], memory: Memory): void {
  const against = (client: Client, peer: Client): number[] => ratios(speeds(client), speeds(peer));
  const stalls = known((runs.get('roundtrip') ?? []).map((run) => run.stallMs));
  const { idle, once, tenTimes } = memory;
  const say = (what: string, value: string, aim: string, met: boolean): void =>
    console.log(`${met ? 'met   ' : 'MISSED'}  ${what}: ${value} (aim ${aim})`);
  const sayRatio = (what: string, values: readonly number[], aim: number): void =>
    say(what, spread(values, 2), `≥ ${aim}`, median(values) >= aim);
  console.log('\nratios of runs side by side, and aims:');
  if (runs.has('curl')) sayRatio('MD5 off, of curl’s speed', against('roundtrip', 'curl'), 0.95);
  sayRatio('MD5 off, of whole-file fetch’s speed', against('roundtrip', 'whole'), 2);
  sayRatio('MD5 on, of one core’s MD5 rate', against('roundtrip-md5', 'md5'), 0.85);
  const growth = above(tenTimes, once);
  say('memory above idle', `${above(once, idle).toFixed(0)} MiB`, '≤ 64', above(once, idle) <= 64);
  say('growth with ten times the photos', `${growth.toFixed(0)} MiB`, '≤ 10', growth <= 10);
  say('longest stall', `${median(stalls).toFixed(0)} ms, ${spread(stalls, 0)}`, '< 30', median(stalls) < 30);
}
