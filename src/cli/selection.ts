// Which photos of a shoot `roundtrip edit` sends: by stars, none that can't be read, and none that was rejected unless that
// was said.
import { isRejected, type PhotoDetails, type ShootSummary } from '#contract/shoot.ts';
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

/** Photos (ids) that are not sent; says on stderr how many were rejected or can't be read. */
export async function leftOutOf(
  terminal: Pick<Terminal, 'call'>,
  shoot: ShootSummary,
  { stars, rejected }: StarWish,
): Promise<readonly number[]> {
  const all = await detailsOf(terminal, shoot);
  const thrown = rejected ? [] : all.filter(isRejected);
  const broken = all.filter((photo) => photo.unreadable && !thrown.includes(photo));
  const few = all.filter((photo) => stars !== undefined && (photo.stars ?? 0) < stars);
  tell(thrown, 'rejected photo', 'will not be sent (--rejected sends them too)');
  tell(broken, 'photo', 'can’t be read and will not be sent');
  return [...new Set([...thrown, ...broken, ...few].map((photo) => photo.id))];
}

async function detailsOf(
  { call }: Pick<Terminal, 'call'>,
  { id, photos }: ShootSummary,
): Promise<readonly PhotoDetails[]> {
  const all: PhotoDetails[] = [];
  for (let offset = 0; offset < photos; offset += page)
    all.push(...nothingSent(await call('shoots.details', { id, offset, limit: page })).photos);
  return all;
}

function tell(photos: readonly PhotoDetails[], name: string, what: string): void {
  if (photos.length > 0) process.stderr.write(`${counted(photos.length, name)} ${what}.\n`);
}
