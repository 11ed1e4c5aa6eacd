// Makes a sample shoot on disk: the folder that Practice Imagen offers to drop, and that the tests work on.
// The same plan makes the same bytes.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawPicture, type Picture } from './draw.ts';
import type { Shot } from './exif.ts';
import { writeJpeg } from './jpeg.ts';
import { makeJunk } from './junk.ts';
import { defaults, type FullPlan, type Plan, type PlannedPhoto, planPhotos } from './plan.ts';
import { noise } from './random.ts';
import { writeRaw } from './raw.ts';
import { writeSidecar } from './sidecar.ts';

/** Absolute paths. `photos` are those planned; the twins come on top; a junk folder is named once. */
export interface MadeShoot {
  readonly root: string;
  readonly photos: readonly { readonly path: string; readonly kind: string }[];
  readonly sidecars: readonly string[];
  readonly twins: readonly string[];
  readonly junk: readonly string[];
}

export async function makeSampleShoot(folder: string, plan: Plan = {}): Promise<MadeShoot> {
  const full: FullPlan = { ...defaults, ...plan };
  const root = path.resolve(folder);
  const planned = planPhotos(full);
  for (const name of new Set(planned.map((photo) => photo.folder)))
    await mkdir(path.join(root, name), { recursive: true });
  const studio = createStudio(full);
  const photos = await eachOf(planned, (photo) => writePhoto(root, photo, studio));
  const raws = planned.filter((photo) => photo.shot.kind !== 'JPG');
  const twins = await eachOf(raws.slice(0, full.twins), (photo) => writeTwin(root, photo, studio));
  const rated = full.ratings ? raws.filter((_, index) => index % 3 === 0) : [];
  const sidecars = await Promise.all(rated.map((photo, index) => writeRating(root, photo, index)));
  return { root, photos, twins, sidecars, junk: full.junk ? await makeJunk(root) : [] };
}

interface Studio {
  pictureOf(photo: PlannedPhoto): Promise<Picture>;
  /** Noise of the planned size, another for each photo. */
  sensor(photo: PlannedPhoto): Buffer;
  readonly previews: boolean;
}

function createStudio(plan: FullPlan): Studio {
  const drawn = new Map<number, Promise<Picture>>();
  // One stretch of noise serves all photos, each from another place: making it anew would take longer than writing.
  const stretch = noise(plan.bytes + 65_536, plan.seed);
  return {
    previews: plan.previews,
    sensor: ({ at }) => {
      const from = ((at * 7919) % 65_536) & ~1;
      return stretch.subarray(from, from + plan.bytes);
    },
    pictureOf: (photo) => {
      const before = drawn.get(photo.drawing);
      if (before) return before;
      const { view, time } = photo;
      const drawing = drawPicture({
        seed: photo.look,
        time,
        view,
        width: plan.previews ? plan.previewWidth : 64,
        stops: photo.shot.bias,
      });
      drawn.set(photo.drawing, drawing);
      return drawing;
    },
  };
}

async function writePhoto(root: string, photo: PlannedPhoto, studio: Studio) {
  const place = path.join(root, photo.folder, photo.name);
  const { kind } = photo.shot;
  const picture = studio.previews || kind === 'JPG' ? await studio.pictureOf(photo) : null;
  const shot: Shot = { ...photo.shot, orientation: picture?.orientation ?? 1 };
  const bytes =
    kind === 'JPG' && picture
      ? writeJpeg(shot, picture, studio.sensor(photo))
      : writeRaw(shot, picture, studio.sensor(photo));
  await writeFile(place, bytes);
  return { path: place, kind };
}

async function writeTwin(root: string, photo: PlannedPhoto, studio: Studio): Promise<string> {
  const picture = await studio.pictureOf(photo);
  const place = path.join(root, photo.folder, `${path.parse(photo.name).name}.JPG`);
  const shot: Shot = { ...photo.shot, orientation: picture.orientation };
  await writeFile(place, writeJpeg(shot, picture, Buffer.alloc(0)));
  return place;
}

async function writeRating(root: string, photo: PlannedPhoto, index: number): Promise<string> {
  const place = path.join(root, photo.folder, `${path.parse(photo.name).name}.xmp`);
  await writeFile(place, writeSidecar(index, photo.name));
  return place;
}

/** Four at a time: sharp draws in its own threads, and more would only hold more memory. */
async function eachOf<T, R>(list: readonly T[], make: (one: T) => Promise<R>): Promise<R[]> {
  const made: R[] = [];
  for (let at = 0; at < list.length; at += 4)
    made.push(...(await Promise.all(list.slice(at, at + 4).map(make))));
  return made;
}
