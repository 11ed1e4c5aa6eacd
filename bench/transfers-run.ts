// One client's upload of all files, in a process of its own: node transfers-run.ts CLIENT SPEC. Prints what it took.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { createDigester, type Digester } from '#main/transfers/digest.ts';
import { createLimiter } from '#main/transfers/limiter.ts';
import { type UploadPhoto, uploadAll } from '#main/transfers/upload.ts';
import type { Run, Spec } from './transfers-spec.ts';

const [client = '', specFile = ''] = process.argv.slice(2);
const spec = JSON.parse(readFileSync(specFile, 'utf8')) as Spec;
const photos = spec.files.map(
  (path, id): UploadPhoto => ({ id, name: `${id}`, path, size: spec.bytes, mtimeMs: statSync(path).mtimeMs }),
);
const linkOf = (id: number | string): string => `${spec.sink}/${id}?X-Amz-Signature=none`;

async function roundtrip(digester: Digester | null, photos: readonly UploadPhoto[]): Promise<void> {
  const agent = new http.Agent({ keepAlive: true });
  let sent = 0;
  await uploadAll(photos, {
    askLinks: async (names) => new Map(names.map((name) => [name, linkOf(name)])),
    parallel: () => spec.parallel,
    agentFor: () => agent,
    limiter: createLimiter(null),
    digester,
    onBytes: () => undefined,
    onRestart: () => undefined,
    onSent: () => {
      sent++;
    },
    onFailed: (_, fault) => {
      throw new Error(fault.message);
    },
    signal: new AbortController().signal,
  });
  if (sent !== photos.length) throw new Error(`${sent} of ${photos.length} photos were sent`);
  agent.destroy();
}

/** As the vendor's own client does it: the whole file in memory, sent with fetch. */
async function wholeFiles(photos: readonly UploadPhoto[]): Promise<void> {
  const waiting = photos[Symbol.iterator]();
  const slot = async (): Promise<void> => {
    for (const { id, path } of waiting) {
      const reply = await fetch(linkOf(id), { method: 'PUT', body: readFileSync(path) });
      if (!reply.ok) throw new Error(`${reply.status}`);
    }
  };
  await Promise.all(Array.from({ length: spec.parallel }, slot));
}

/** What one core can hash, with nothing else to do. */
async function hashing(photos: readonly UploadPhoto[]): Promise<void> {
  const buffer = Buffer.allocUnsafeSlow(1024 * 1024);
  for (const { path } of photos) {
    const hash = createHash('md5');
    const file = openSync(path, 'r');
    for (let got = 1; got > 0; ) {
      got = readSync(file, buffer, 0, buffer.length, null);
      hash.update(got === buffer.length ? buffer : buffer.subarray(0, got));
    }
    closeSync(file);
    hash.digest('hex');
  }
}

const digester = createDigester();
const clients: Record<string, (photos: readonly UploadPhoto[]) => Promise<void>> = {
  idle: () => new Promise((resolve) => setTimeout(resolve, 300)),
  roundtrip: (photos) => roundtrip(null, photos),
  'roundtrip-md5': (photos) => roundtrip(digester, photos),
  whole: wholeFiles,
  md5: hashing,
};

/** Linux only: what the process took at most since `clear_refs` was told to start again. */
function peakMb(): number | null {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
  } catch {
    return null;
  }
}

async function measured(run: () => Promise<void>): Promise<Run> {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Elsewhere the peak includes loading the modules.
  }
  let last = performance.now();
  let stall = 0;
  const watch = setInterval(() => {
    const now = performance.now();
    stall = Math.max(stall, now - last - 5);
    last = now;
  }, 5);
  const cpu = process.cpuUsage();
  const start = performance.now();
  await run();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(watch);
  return { seconds, cpu: (user + system) / 1e6, peakMb: peakMb(), stallMs: stall };
}

const run = clients[client];
if (run === undefined) throw new Error(`no client ${client}`);
// The app runs for hours, its code long compiled: a few photos that don't count stand for that, for each client alike.
if (client !== 'idle') await run(photos.slice(0, spec.warmUp));
console.log(JSON.stringify(await measured(() => run(photos))));
process.exit();
