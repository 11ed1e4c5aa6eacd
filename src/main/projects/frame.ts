// Whether a photo and its final JPEG can be laid over one another, and in which frame of the photo. Asked for each photo that
// is compared. What can't be known for sure is said to lie apart: a frame that is off by a little would deceive.
import { open } from 'node:fs/promises';
import sharp from 'sharp';
import type { CallOutput } from '#contract/calls.ts';
import { type Framing, framingIn } from '../results/framing.ts';
import { readCapture } from '../shoots/capture.ts';
import type { Store } from '../store/store.ts';
import type { Side } from './comparing.ts';

export type Frame = CallOutput<'projects.frame'>;
const apart: Frame = { fit: 'apart', crop: null };

// Settings stand before masks, which may take megabytes.
const mostBytes = 262_144;
// Sizes are whole pixels, of small pictures too.
const tolerance = 0.01;

export async function frameOf(
  store: Store,
  id: string,
  photo: number,
  pictureOf: (side: Side) => Promise<Buffer | null>,
): Promise<Frame> {
  const [before, after] = [await shapeOf(pictureOf('before')), await shapeOf(pictureOf('after'))];
  const framing = await framingOf(store, id, photo);
  if (before === null || after === null || framing.is === 'turned') return apart;
  const crop = framing.is === 'cropped' ? framing.crop : null;
  const frame = crop === null ? 1 : (crop.right - crop.left) / (crop.bottom - crop.top);
  // Whoever changed the crop since, or meant it otherwise, is found out by the shape of what came.
  if (Math.abs((before * frame) / after - 1) > tolerance) return apart;
  if (crop === null) return { fit: 'whole', crop: null };
  return (await liesOnItsSide(store, id, photo))
    ? apart
    : { fit: 'cropped', crop: { ...crop, shape: after } };
}

/** Width to height. */
async function shapeOf(made: Promise<Buffer | null>): Promise<number | null> {
  const picture = await made;
  if (picture === null) return null;
  const { width, height } = await sharp(picture).metadata();
  return width / height;
}

/** By the edit's settings; where they can't be read, by what was asked for. */
async function framingOf(store: Store, id: string, photo: number): Promise<Framing> {
  const sidecar = store.results.editOf(id, photo);
  const said = sidecar?.toLowerCase().endsWith('.xmp') ? framingIn(await textOf(sidecar)) : null;
  if (said !== null) return said;
  const { tools } = store.projects.get(id).options;
  return { is: tools.some((tool) => changesFrame.has(tool)) ? 'turned' : 'whole' };
}

const changesFrame: ReadonlySet<string> = new Set([
  ...['crop', 'portrait_crop', 'headshot_crop', 'straighten', 'perspective_correction', 'hdr_merge'],
]);

async function textOf(place: string): Promise<string> {
  const file = await open(place, 'r').catch(() => null);
  if (file === null) return '';
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(mostBytes), 0, mostBytes, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } catch {
    return '';
  } finally {
    await file.close();
  }
}

/** A crop is told for the picture as the camera stored it, and shown for the one that stands upright. */
async function liesOnItsSide(store: Store, id: string, photo: number): Promise<boolean> {
  const place = store.photos.find(id, photo)?.path;
  const capture = place === undefined ? null : await readCapture(place);
  return (capture?.orientation ?? 1) !== 1;
}
