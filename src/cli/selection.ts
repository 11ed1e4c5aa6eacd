// Which photos of a shoot `roundtrip edit` sends: by stars, none that can't be read, and none that was rejected unless that
// was said.
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

/** Photos (ids) that their stars leave out, and those that can't be read; says on stderr how many. */
export async function leftOutByStars(
  { call }: Pick<Terminal, 'call'>,
  { id, photos }: ShootSummary,
  { stars, rejected }: StarWish,
): Promise<readonly number[]> {
  const all: PhotoDetails[] = [];
  for (let offset = 0; offset < photos; offset += page)
    all.push(...nothingSent(await call('shoots.details', { id, offset, limit: page })).photos);
  const thrown = all.filter((photo) => !rejected && photo.stars === -1);
  if (thrown.length > 0)
    process.stderr.write(
      `${counted(thrown.length, 'rejected photo')} will not be sent (--rejected sends them too).\n`,
    );
  const broken = all.filter((photo) => photo.unreadable && !thrown.includes(photo));
  if (broken.length > 0)
    process.stderr.write(`${counted(broken.length, 'photo')} can’t be read and will not be sent.\n`);
  const few = all.filter((photo) => stars !== undefined && (photo.stars ?? 0) < stars);
  return [...new Set([...thrown, ...broken, ...few].map((photo) => photo.id))];
}
