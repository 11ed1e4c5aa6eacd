// Finds exposure brackets: several frames of one view, taken at once in different light, which HDR merge makes one photo
// of. Pure. Called by the handlers when HDR merge is on.
import type { ImageType } from '#contract/photo.ts';
import type { Brackets, PhotoDetails, ShootPhoto } from '#contract/shoot.ts';

export interface Frame extends PhotoDetails {
  /** Frames of two folders are never one view. */
  readonly folder: string;
}

const fewest = 3;
/** A camera takes a bracket in one go; by hand on a tripod it takes a moment to turn the wheel. */
const pauseSeconds = 3;
/** Half a stop and a bit: less is the light of the day, not a photographer's step. */
const leastStep = 0.6;

/** Groups in the order they were taken; `loose` are all others. */
export function bracketsOf(frames: readonly Frame[]): Brackets {
  const groups: Frame[][] = [];
  for (const frame of frames.toSorted(asTaken)) {
    const group = groups.at(-1);
    if (group && joins(group, frame)) group.push(frame);
    else groups.push([frame]);
  }
  const ids = (group: readonly Frame[]) => group.map(({ id }) => id);
  return {
    groups: groups.filter((group) => group.length >= fewest).map(ids),
    loose: groups.filter((group) => group.length < fewest).flatMap(ids),
  };
}

function asTaken(one: Frame, other: Frame): number {
  const key = ({ folder, camera, takenAt }: Frame) => `${folder}\0${camera ?? ''}\0${takenAt ?? ''}`;
  const [a, b] = [key(one), key(other)];
  return a < b ? -1 : a > b ? 1 : one.id - other.id;
}

function joins(group: readonly Frame[], frame: Frame): boolean {
  const last = group.at(-1);
  if (!last || last.folder !== frame.folder || last.camera !== frame.camera) return false;
  const gap = secondsBetween(last.takenAt, frame.takenAt);
  // Twice: some cameras take a dark frame as long as the photo after each long one.
  if (gap === null || gap > pauseSeconds + 2 * (last.exposure ?? 0)) return false;
  const all = [...group, frame];
  return stepsOfBias(all) || stepsOfExposure(all);
}

/** Each frame with another bias, as automatic bracketing writes it. */
const stepsOfBias = (frames: readonly Frame[]): boolean =>
  frames.every(({ bias }) => bias !== null) && new Set(frames.map(({ bias }) => bias)).size === frames.length;

/** One bias and other exposure times: bracketed by hand in manual mode. */
function stepsOfExposure(frames: readonly Frame[]): boolean {
  if (new Set(frames.map(({ bias }) => bias)).size > 1) return false;
  const stops = frames
    .map(({ exposure }) => (exposure ? Math.log2(exposure) : Number.NaN))
    .sort((a, b) => a - b);
  return stops.every((stop, at) => at === 0 || stop - (stops[at - 1] ?? 0) >= leastStep);
}

function secondsBetween(one: string | null, other: string | null): number | null {
  if (one === null || other === null) return null;
  const seconds = (Date.parse(`${other}Z`) - Date.parse(`${one}Z`)) / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

/** Brackets among a shoot's photos of one kind. */
export function bracketsIn(
  photos: readonly ShootPhoto[],
  details: readonly PhotoDetails[],
  imageType: ImageType,
): Brackets {
  const byId = new Map(details.map((each) => [each.id, each]));
  return bracketsOf(
    photos.flatMap(({ id, relative, imageType: type }) => {
      const known = byId.get(id);
      if (type !== imageType || known === undefined) return [];
      return [{ ...known, folder: relative.slice(0, Math.max(0, relative.lastIndexOf('/'))) }];
    }),
  );
}
