// An export: each result of the edit rendered as a final JPEG.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { EditOrder } from '../api/edit-order.ts';
import { forEach } from '../pool.ts';
import { fileNameOf } from '../store/bucket.ts';
import type { Bench } from './darkroom.ts';
import { keepFile, planFile } from './edit.ts';
import { lookOf } from './look.ts';
import { pictureOf, previewsOf } from './picture.ts';
import { freeName, type Result, stemOf } from './plan.ts';
import { greyCard, render, uncompressed, upright } from './render.ts';

export async function makeExport(bench: Bench): Promise<void> {
  const { project, home, results, scratch, pool, signal } = bench;
  const order = project.edit?.order;
  if (order === undefined) return;
  const plan = JSON.parse(await readFile(join(home, 'edit', planFile), 'utf8')) as readonly Result[];
  await forEach(pool, named(plan), async ({ name, result }) => {
    signal.throwIfAborted();
    const into = join(scratch, fileNameOf(name));
    await develop(join(home, 'upload'), result, order, into);
    await keepFile(results, name, into);
  });
}

function named(plan: readonly Result[]): readonly { name: string; result: Result }[] {
  const taken = new Set<string>();
  return plan.map((result) => {
    const original = result.frames[0]?.name ?? result.name;
    const name = freeName(`${stemOf(original)}.jpg`, original, taken);
    taken.add(name);
    return { name, result };
  });
}

async function develop(upload: string, result: Result, order: EditOrder, into: string): Promise<void> {
  const photo = result.frames[0] ?? { name: result.name, md5: '' };
  const look = lookOf(photo, order);
  const picture = await standing(upload, result);
  await render(picture, look, order.cropRatio, into);
}

/** The picture before development, upright and uncompressed. */
async function standing(upload: string, result: Result): Promise<Buffer> {
  if (result.frames.length > 1) {
    const { display, width, height, orientation } = await pictureOf(upload, result);
    return uncompressed(upright(sharp(display, { raw: { width, height, channels: 3 } }), orientation));
  }
  const [preview] = await previewsOf(upload, result.frames);
  const name = result.frames[0]?.name ?? result.name;
  if (preview === undefined) return greyCard(name);
  const picture = sharp(preview.jpeg, { failOn: 'none' }).keepExif().keepIccProfile();
  return uncompressed(upright(picture, preview.orientation)).catch(() => greyCard(name));
}
