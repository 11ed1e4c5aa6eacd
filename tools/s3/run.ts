// `npm run s3 [-- --photos 300] [-- --seed N]`: Roundtrip's transfers against a real object store, over a
// line that goes wrong. Installs and starts Debian's radosgw on loopback, and stops it again whatever happens.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ask, etagAt } from './ask.ts';
import { chanceOf, startBadLine } from './bad-line.ts';
import { type ObjectStore, startObjectStore } from './ceph.ts';
import { checks } from './checks.ts';
import { tryExpect } from './expect.ts';
import { installCeph } from './install.ts';
import { type Bucket, linkV4, through } from './links.ts';
import { fetchAll, makePhotos, type Photo, sendAll } from './round.ts';
import { Ways } from './ways.ts';

const { values } = parseArgs({ options: { photos: { type: 'string' }, seed: { type: 'string' } } });
const count = Number(values.photos ?? 300);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));

let passed = 0;
let failed = 0;

async function row(name: string, run: () => Promise<string>): Promise<void> {
  const began = performance.now();
  const result = await run().then(
    (seen) => ({ ok: true, seen }),
    (error: Error) => ({ ok: false, seen: error.message.split('\n').slice(0, 4).join(' ') }),
  );
  if (result.ok) passed += 1;
  else failed += 1;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`| ${result.ok ? '✓' : '✗'} | ${name} | ${result.seen} | ${seconds} s |`);
}

async function main(folder: string, store: ObjectStore): Promise<void> {
  const chance = chanceOf(seed);
  const bucket: Bucket = { host: `127.0.0.1:${store.port}`, name: 'roundtrip-photos', by: store.by };
  const made = await ask(linkV4(bucket, 'PUT', null), 'PUT');
  if (made.status !== 200) throw new Error(`the bucket was not made: ${made.status} ${made.text}`);
  const photos = await makePhotos(join(folder, 'shoot'), count, chance);
  const [first] = photos;
  if (first === undefined) throw new Error('--photos: at least one');
  console.log(
    `\nseed ${seed} (repeat with --seed ${seed})\n\n| | check | what was seen | took |\n|---|---|---|---|`,
  );
  const ways = new Ways(bucket, first, folder);
  for (const check of checks) await row(check.name, () => check.run(ways));
  for (const { name, run } of rounds(bucket, photos, folder)) await row(name, run);
  console.log('\nExpect: 100-continue, a trial:');
  for (const line of await tryExpect(bucket, first, folder)) console.log(`- ${line}`);
}

// A reset every few photos; links that don't outlive a stall; stalls that are noticed in 1.5 to 3 s.
const between = [2_000_000, 20_000_000] as const;
const hard = { parallel: 5, linkSeconds: 4, stallMs: 1_500 };

interface Round {
  readonly name: string;
  run(): Promise<string>;
}

function rounds(bucket: Bucket, photos: readonly Photo[], folder: string): readonly Round[] {
  const target = Number(bucket.host.split(':')[1]);
  const bytes = photos.reduce((all, { size }) => all + size, 0);
  const overBadLine = async (run: (bucket: Bucket) => Promise<string>): Promise<string> => {
    const line = await startBadLine({ target, chance: chanceOf(seed + 1), latencyMs: 2, between });
    try {
      const seen = await run(through(bucket, line.port));
      const troubles = Object.entries(line.happened).map(([name, times]) => `${times} × ${name}`);
      return `${seen}; ${troubles.join(', ')}`;
    } finally {
      await line.close();
    }
  };
  return [
    {
      name: `${photos.length} photos up over a bad line, V4 and V2 in turn`,
      run: () =>
        overBadLine(async (far) => {
          const { failed, verified, moved, links } = await sendAll(photos, { ...hard, bucket: far });
          if (failed.length > 0 || verified !== photos.length)
            throw new Error(`${verified} verified; ${failed.slice(0, 3).join(' ')}`);
          return `all verified; ${mb(bytes)} photos, ${mb(moved - bytes)} sent again, ${links - photos.length} more links`;
        }),
    },
    {
      name: 'every object’s ETag is its photo’s MD5',
      async run() {
        for (const { name, md5 } of photos)
          if ((await etagAt(linkV4(bucket, 'HEAD', name))) !== md5) throw new Error(`${name} differs`);
        return `${photos.length} of ${photos.length}`;
      },
    },
    {
      name: `${photos.length} photos down over a bad line`,
      run: () =>
        overBadLine(async (far) => {
          const back = await fetchAll(photos, join(folder, 'back'), { ...hard, bucket: far });
          const { failed, different, verified, moved, links } = back;
          if (failed.length + different.length > 0 || verified !== photos.length)
            throw new Error(`${verified} verified; ${[...failed, ...different].slice(0, 3).join(' ')}`);
          return `all the same bytes; ${mb(moved - bytes)} fetched again, ${links} lists of links`;
        }),
    },
  ];
}

const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

await installCeph();
const folder = await mkdtemp(join(tmpdir(), 'roundtrip-s3-photos-'));
let stopStore = async (): Promise<void> => undefined;
const clear = async (): Promise<void> => {
  await stopStore();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void clear().finally(() => process.exit(130)));
try {
  const store = await startObjectStore(console.log, (stop) => {
    stopStore = stop;
  });
  await main(folder, store);
} catch (error) {
  failed += 1;
  console.error(error);
} finally {
  await clear();
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
