// An edit: every photo's settings as XMP, embedded in DNGs and JPEGs; brackets merged.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { EditOrder } from '../api/edit-order.ts';
import { forEach } from '../pool.ts';
import { fileNameOf, keep, keepText, listObjects, pathOf, type Stored } from '../store/bucket.ts';
import { bracketsOf } from './brackets.ts';
import { readCaptures } from './captures.ts';
import type { Bench } from './darkroom.ts';
import { writeDng } from './dng.ts';
import { type Embedding, embedAll } from './embed.ts';
import { lookOf } from './look.ts';
import { linearOf } from './merge.ts';
import { packetFor } from './packet.ts';
import { pictureOf } from './picture.ts';
import { hdrPlanOf, planOf, type Result } from './plan.ts';

/** The list of results and their photos, beside the results: an export renders by it. */
export const planFile = 'plan.json';

// ExifTool takes 0.3 s to start: a photo costs less the more there are, but a stop has to wait for none of them.
const batch = 20;

export async function makeEdit(bench: Bench): Promise<void> {
  const { project, home, results, pool, signal } = bench;
  const { edit } = project;
  if (edit === null) return;
  const upload = join(home, 'upload');
  const photos = (await listObjects(upload)).filter(({ at }) => at <= edit.at);
  const plan = edit.order.tools.includes('hdr_merge') ? await hdrPlan(bench, upload, photos) : planOf(photos);
  await writeFile(join(results, planFile), JSON.stringify(plan));
  await forEach(pool, batchesOf(plan), async (some) => {
    const embeddings: Embedding[] = [];
    for (const result of some) {
      signal.throwIfAborted();
      const packet = packetOf(result, edit.order);
      if (result.form === 'sidecar') await keepText(results, result.name, packet);
      else embeddings.push(await embeddingOf(bench, edit.order, result, packet));
    }
    if (embeddings.length > 0) await embedAll(embeddings, bench.scratch, signal);
    for (const { name, form } of some)
      if (form !== 'sidecar') await keepFile(results, name, join(bench.scratch, fileNameOf(name)));
  });
}

async function hdrPlan(bench: Bench, upload: string, photos: readonly Stored[]): Promise<readonly Result[]> {
  const byName = new Map(photos.map((photo) => [photo.name, photo]));
  const captures = await readCaptures(upload, photos, bench.scratch, bench.signal);
  return hdrPlanOf(bracketsOf(captures).map((group) => group.flatMap(({ name }) => byName.get(name) ?? [])));
}

function batchesOf(plan: readonly Result[]): readonly (readonly Result[])[] {
  const count = Math.ceil(plan.length / batch);
  return Array.from({ length: count }, (_, number) => plan.slice(number * batch, (number + 1) * batch));
}

function packetOf({ frames }: Result, order: EditOrder): string {
  const photo = frames[0] ?? { name: '', md5: '' };
  const jpeg = frames.length === 1 && /\.jpe?g$/i.test(photo.name);
  return packetFor({ name: photo.name, order, look: lookOf(photo, order), jpeg });
}

async function embeddingOf(
  bench: Bench,
  order: EditOrder,
  result: Result,
  packet: string,
): Promise<Embedding> {
  const upload = join(bench.home, 'upload');
  const first = pathOf(upload, result.frames[0]?.name ?? '');
  const into = join(bench.scratch, fileNameOf(result.name));
  if (result.form === 'embed') return { from: first, packet, into };
  const from = join(bench.scratch, `merged-${fileNameOf(result.name)}`);
  await writeFile(from, await mergedDng(upload, result, order.lossless));
  return { from, packet, captureOf: first, into };
}

async function mergedDng(upload: string, result: Result, lossless: boolean): Promise<Buffer> {
  const { display, orientation, ...size } = await pictureOf(upload, result);
  const raw = { width: size.width, height: size.height, channels: 3 } as const;
  const jpeg = await sharp(display, { raw }).jpeg({ quality: 92 }).toBuffer();
  const pixels = lossless ? { linear: linearOf(display) } : { jpeg };
  return writeDng({ ...size, orientation, pixels, preview: { jpeg, ...size } });
}

/** Makes a finished file an object, with the digest of what is on disk. */
export async function keepFile(folder: string, name: string, from: string): Promise<void> {
  const hash = createHash('md5');
  for await (const chunk of createReadStream(from, { highWaterMark: 1024 * 1024 }))
    hash.update(chunk as Buffer);
  const { size } = await stat(from);
  await keep(folder, from, { name, size, md5: hash.digest('hex'), at: Date.now() });
}
