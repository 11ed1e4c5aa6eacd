// The contact sheet's order and what it shows: pure, over the photos and what was read of them.
import { isRejected, type PhotoDetails, type ShootPhoto } from '#contract/shoot.ts';

export const orders = ['name', 'time', 'stars', 'camera'] as const;
export type Order = (typeof orders)[number];

/** `kept`: all but the rejected ones; `s3`: three stars and more. */
export const starChoices = ['any', 'kept', 's1', 's2', 's3', 's4', 's5'] as const;
export type StarChoice = (typeof starChoices)[number];

export interface Sieve {
  readonly stars: StarChoice;
  /** Null: any. */
  readonly label: string | null;
  readonly camera: string | null;
  /** `.cr3` */
  readonly format: string | null;
}
export const showAll: Sieve = { stars: 'any', label: null, camera: null, format: null };
export const isShowingAll = (sieve: Sieve): boolean =>
  sieve.stars === 'any' && sieve.label === null && sieve.camera === null && sieve.format === null;

export type DetailsById = ReadonlyMap<number, PhotoDetails>;

export const formatOf = ({ relative }: ShootPhoto): string =>
  relative.slice(relative.lastIndexOf('.')).toLowerCase();

/** Whether a photo has the stars that are asked for. None given counts as no star, and as not rejected. */
export function hasStars(details: PhotoDetails | undefined, choice: StarChoice): boolean {
  const stars = details?.stars ?? 0;
  if (choice === 'any') return true;
  return choice === 'kept' ? stars >= 0 : stars >= Number(choice.slice(1));
}

/** The photos that pass, in order. Photos of equal rank keep the order of the shoot, which is by folder and name. */
export function arrange(
  photos: readonly ShootPhoto[],
  details: DetailsById,
  order: Order,
  sieve: Sieve,
): readonly ShootPhoto[] {
  const shown = isShowingAll(sieve)
    ? photos
    : photos.filter((photo) => passes(photo, details.get(photo.id), sieve));
  return order === 'name' ? shown : shown.toSorted(ranking(order, details));
}

const passes = (photo: ShootPhoto, details: PhotoDetails | undefined, sieve: Sieve): boolean =>
  hasStars(details, sieve.stars) &&
  (sieve.label === null || details?.label === sieve.label) &&
  (sieve.camera === null || details?.camera === sieve.camera) &&
  (sieve.format === null || formatOf(photo) === sieve.format);

type Rank = (one: ShootPhoto, other: ShootPhoto) => number;

function ranking(order: Exclude<Order, 'name'>, details: DetailsById): Rank {
  const of = (photo: ShootPhoto) => details.get(photo.id);
  const time = (photo: ShootPhoto) => of(photo)?.takenAt ?? unknownLast;
  const byTime: Rank = (one, other) => compare(time(one), time(other));
  if (order === 'time') return byTime;
  if (order === 'stars') return (one, other) => (of(other)?.stars ?? 0) - (of(one)?.stars ?? 0);
  const camera = (photo: ShootPhoto) => of(photo)?.camera ?? unknownLast;
  return (one, other) => compare(camera(one), camera(other)) || byTime(one, other);
}

const unknownLast = '\uFFFF';
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** What there is to filter by; a list of one is no choice. */
export function found(photos: readonly ShootPhoto[], details: DetailsById) {
  const all = [...details.values()];
  const distinct = (values: readonly (string | null)[]) =>
    [...new Set(values.filter((value) => value !== null))].sort();
  return {
    starred: all.some(({ stars }) => stars !== null && stars !== 0),
    rejected: all.some(isRejected),
    labels: distinct(all.map(({ label }) => label)),
    cameras: distinct(all.map(({ camera }) => camera)),
    formats: distinct(photos.map(formatOf)),
  };
}
export type Found = ReturnType<typeof found>;
