// A whole shoot up and down again, by Roundtrip's own uploader and downloader. Used by run.ts.
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { join } from 'node:path';
import type { Fault } from '#contract/faults.ts';
import { createDigester } from '#main/transfers/digest.ts';
import { downloadAll } from '#main/transfers/download.ts';
import { createLimiter } from '#main/transfers/limiter.ts';
import { type UploadPhoto, uploadAll } from '#main/transfers/upload.ts';
import { type Bucket, linkV2, linkV4, type Method } from './links.ts';

export interface Photo extends UploadPhoto {
  readonly md5: string;
}

// Names that a signature can trip over: spaces, umlauts (composed and not), plus signs, brackets, percent, emoji.
const oddNames = [
  'IMG',
  'Hochzeit Müller',
  'Café + Garten',
  'e\u0301te\u0301',
  '100% (1)',
  '🎉 party',
  "it's & more",
];

/** Random bytes, one to three megabytes each. */
export async function makePhotos(
  folder: string,
  count: number,
  chance: () => number,
): Promise<readonly Photo[]> {
  await mkdir(folder, { recursive: true });
  const photos: Photo[] = [];
  for (let id = 0; id < count; id += 1) {
    const bytes = randomBytes(1_000_000 + Math.floor(chance() * 2_000_000));
    const path = join(folder, `${id}.CR2`);
    await writeFile(path, bytes);
    const { size, mtimeMs } = await stat(path);
    const name = `${oddNames[id % oddNames.length]} ${id}.CR2`;
    photos.push({ id, name, path, size, mtimeMs, md5: md5Of(bytes) });
  }
  return photos;
}

export const md5Of = (bytes: Buffer): string => createHash('md5').update(bytes).digest('hex');

export interface RoundOptions {
  readonly bucket: Bucket;
  readonly parallel: number;
  /** How long a link lives. */
  readonly linkSeconds: number;
  readonly stallMs: number;
}

export interface RoundTold {
  failed: string[];
  /** Photos (or results) that the store's ETag proved. */
  verified: number;
  /** Links asked for: one for each photo, and one for each that expired or broke. */
  links: number;
  moved: number;
}

const pace = { firstMs: 50, capMs: 500 };

/** Every other link is signed in the old way. */
const linkOf = ({ bucket, linkSeconds }: RoundOptions, method: Method, photo: Photo | undefined): string =>
  ((photo?.id ?? 0) % 2 === 0 ? linkV4 : linkV2)(bucket, method, photo?.name ?? '', linkSeconds);

export async function sendAll(photos: readonly Photo[], options: RoundOptions): Promise<RoundTold> {
  const byName = new Map(photos.map((photo) => [photo.name, photo]));
  const digester = createDigester();
  const told = begin();
  await withAgent(async (agent) => {
    await uploadAll(photos, {
      ...common(options, agent, told),
      askLinks: async (names) => {
        told.links += names.length;
        return new Map(names.map((name) => [name, linkOf(options, 'PUT', byName.get(name))]));
      },
      digester,
      onRestart: () => undefined,
      onSent: (_id, { verified }) => {
        told.verified += verified ? 1 : 0;
      },
    });
  });
  await digester.close();
  return told;
}

/** Fetches everything into `folder` and compares it, byte for byte, with what was sent. */
export async function fetchAll(
  photos: readonly Photo[],
  folder: string,
  options: RoundOptions,
): Promise<RoundTold & { readonly different: readonly string[] }> {
  await mkdir(folder, { recursive: true });
  const told = begin();
  const wanted = photos.map(({ id, name }) => ({ id, name, part: join(folder, `${id}.part`) }));
  const done = (id: number): string => join(folder, `${id}.CR2`);
  await withAgent((agent) =>
    downloadAll(wanted, {
      ...common(options, agent, told),
      askLinks: async () => {
        told.links += 1;
        return new Map(photos.map((photo) => [photo.name, linkOf(options, 'GET', photo)]));
      },
      onFetched: async (id, { part, verified }) => {
        told.verified += verified ? 1 : 0;
        await rename(part, done(id));
      },
    }),
  );
  const different: string[] = [];
  for (const { id, md5, name } of photos) {
    const bytes = await readFile(done(id)).catch(() => Buffer.alloc(0));
    if (md5Of(bytes) !== md5) different.push(name);
  }
  return { ...told, different };
}

const begin = (): RoundTold => ({ failed: [], verified: 0, links: 0, moved: 0 });

const common = (options: RoundOptions, agent: http.Agent, told: RoundTold) => ({
  parallel: () => options.parallel,
  agentFor: () => agent,
  limiter: createLimiter(null),
  stallMs: options.stallMs,
  pace,
  signal: new AbortController().signal,
  onBytes: (_id: number, bytes: number) => {
    told.moved += bytes;
  },
  onFailed: (id: number, { code, message }: Fault) => {
    told.failed.push(`${id}: ${code} ${message}`);
  },
});

async function withAgent(run: (agent: http.Agent) => Promise<void>): Promise<void> {
  const agent = new http.Agent({ keepAlive: true });
  await run(agent).finally(() => agent.destroy());
}
