// What each photo of a shoot says about itself and what its sidecar says: for sorting, filtering and brackets. Read
// when asked for and kept on the desk; a scan never waits for it. Called by the handlers.
import type { PhotoDetails, ShootPhoto } from '#contract/shoot.ts';
import { stemOf } from '../names.ts';
import { captureOf } from './capture.ts';
import { withPhoto } from './photo-reader.ts';
import { type Marks, marksOfSidecar, marksWithin, noMarks } from './ratings.ts';
import { isUnreadable } from './unreadable.ts';

/** As many as libuv answers at a time, and a few in waiting: thumbnails of what is on the screen must get their turns. */
const lanes = 8;

/** The details of these photos, in their order. What can't be read is null in them. */
export async function readDetails(
  photos: readonly ShootPhoto[],
  signal: AbortSignal,
): Promise<readonly PhotoDetails[]> {
  const details: PhotoDetails[] = [];
  const places = photos.entries();
  const lane = async () => {
    for (const [at, photo] of places) {
      signal.throwIfAborted();
      details[at] = await detailsOf(photo);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return details;
}

async function detailsOf({ id, path }: ShootPhoto): Promise<PhotoDetails> {
  const [within, beside] = await Promise.all([lookInto(path), marksOfSidecar(`${stemOf(path)}.xmp`)]);
  return {
    id,
    takenAt: within?.takenAt ?? null,
    camera: within?.camera ?? null,
    bias: within?.bias ?? null,
    exposure: within?.exposure ?? null,
    // The sidecar is the later word; a program that only wrote develop settings said nothing on stars.
    stars: beside.stars ?? within?.marks.stars ?? null,
    label: beside.label ?? within?.marks.label ?? null,
    unreadable: within?.unreadable ?? false,
  };
}

interface Within {
  readonly takenAt: string | null;
  readonly camera: string | null;
  readonly bias: number | null;
  readonly exposure: number | null;
  readonly marks: Marks;
  readonly unreadable: boolean;
}

const unknown = { takenAt: null, camera: null, bias: null, exposure: null, marks: noMarks };

const lookInto = (path: string): Promise<Within | null> =>
  withPhoto(path, async (reader) => {
    const unreadable = await isUnreadable(reader, path);
    const capture = await captureOf(reader, 'facts');
    if (capture === null) return { ...unknown, unreadable };
    const { takenAt, camera, exposureBias: bias, exposureTime: exposure, xmp, rating } = capture;
    const marks = xmp === null ? noMarks : await marksWithin(reader, xmp);
    const stars = marks.stars ?? sane(rating);
    return { takenAt, camera, bias, exposure, marks: { ...marks, stars }, unreadable };
  });

const sane = (rating: number | null): number | null => (rating !== null && rating <= 5 ? rating : null);
