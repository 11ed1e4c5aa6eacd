// Which photos of a shoot `roundtrip edit` sends: by stars, and none that was rejected unless that was said.
import type { PhotoDetails, ShootSummary } from '#contract/shoot.ts';
import { nothingSent } from './exits.ts';
import type { Terminal } from './open.ts';
import { counted } from './words.ts';

export interface StarWish {
  /** At least so many, 1 to 5. */
  readonly stars: number | undefined;
  /** Send rejected photos too. */
  readonly rejected: boolean;
}

// The most that one call gives.
const page = 500;

/** Photos (ids) that their stars leave out, after saying on stderr how many were rejected. */
export async function leftOutByStars(
  { call }: Pick<Terminal, 'call'>,
  { id, photos }: ShootSummary,
  { stars, rejected }: StarWish,
): Promise<readonly number[]> {
  if (rejected && stars === undefined) return [];
  const all: PhotoDetails[] = [];
  for (let offset = 0; offset < photos; offset += page)
    all.push(...nothingSent(await call('shoots.details', { id, offset, limit: page })).photos);
  const thrown = all.filter((photo) => !rejected && photo.stars === -1);
  if (thrown.length > 0)
    process.stderr.write(
      `${counted(thrown.length, 'rejected photo')} will not be sent (--rejected sends them too).\n`,
    );
  const few = all.filter((photo) => stars !== undefined && (photo.stars ?? 0) < stars);
  return [...new Set([...thrown, ...few].map((photo) => photo.id))];
}
