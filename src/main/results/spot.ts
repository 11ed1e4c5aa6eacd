// Where exactly a result may be put, now that the disk can be looked at: never outside the chosen folders, never in a
// photo's place. Called by landing.ts.
import type { BigIntStats } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { stemOf } from '../names.ts';
import { asSpelled, isInside, reallyInside } from './folders.ts';
import { type Note, noteOf } from './notes.ts';
import type { PlaceRules, Placing } from './place.ts';
import { fitName } from './safe-name.ts';
import { standing } from './write.ts';

export interface Spot {
  readonly path: string;
  readonly notes: readonly Note[];
}

/** The planned place, or the nearest one that does no harm, with a note. */
export async function spotFor(placing: Placing): Promise<Spot> {
  const inside = await keptInside(placing);
  const path = placing.target.merge ? await asSpelled(inside.path) : inside.path;
  const there = await standing(path);
  if (there === null) return { ...inside, path };
  const others = await isAnotherShoots(path, placing);
  if (!others && !(await isForeign(there, placing))) return { ...inside, path };
  const free = await freeName(placing.target.merge && !others ? asidePath(placing) : path);
  return { path: free, notes: [noteOf('name-taken', free)] };
}

/** In the results folder, named after the whole photo: for a sidecar that can't stand in its own place. */
export async function asideSpot(placing: Placing, note: Note): Promise<Spot> {
  return { path: await freeName(asidePath(placing)), notes: [note] };
}

function asidePath({ target, original, rules }: Placing): string {
  if (original === null) return join(rules.projectFolder, basename(target.target));
  const folder = isInside(rules.root, original) ? relative(rules.root, dirname(original)) : '';
  return join(rules.projectFolder, folder, fitName(basename(original), '.xmp'));
}

// A subfolder that is a link to elsewhere: the result goes to the folder that was chosen, under a name that says where from.
async function keptInside({ target, original, rules }: Placing): Promise<Spot> {
  const path = target.target;
  const besidePhoto = original !== null && dirname(original) === dirname(path);
  const folder = [...chosenIn(rules), rules.projectFolder].find((each) => isInside(each, path));
  if (besidePhoto || folder === undefined || (await reallyInside(folder, dirname(path))))
    return { path, notes: [] };
  const flat = relative(folder, path).split(/[\\/]/).join(' - ');
  const stem = stemOf(flat);
  const into = join(folder, fitName(stem, flat.slice(stem.length)));
  return { path: into, notes: [noteOf('link-left', into)] };
}

const chosenIn = ({ edits, jpegs }: PlaceRules): readonly string[] =>
  [edits, jpegs].flatMap((each) => (typeof each === 'string' ? [] : [each.folder]));

// Cameras count from 0001 again: a folder that several shoots go to would hold the last one's only. Known by the name as it
// stands there: where letter case counts for nothing, img_1.jpg is the other shoot's IMG_1.jpg.
const isAnotherShoots = async (path: string, { rules, isOthers }: Placing): Promise<boolean> =>
  chosenIn(rules).some((folder) => isInside(folder, path)) && isOthers?.(await asSpelled(path)) === true;

/** True for what must stay as it is: a folder, the photo itself, or (but for sidecars) anything among the photos. */
async function isForeign(there: BigIntStats, { target, original }: Placing): Promise<boolean> {
  if (!there.isFile()) return true;
  if (target.amongPhotos && !target.merge) return true;
  const photo = original === null ? null : await standing(original);
  return photo !== null && photo.dev === there.dev && photo.ino === there.ino;
}

async function freeName(path: string): Promise<string> {
  const stem = stemOf(basename(path));
  const extension = basename(path).slice(stem.length);
  for (let n = 1; ; n++) {
    const free = join(dirname(path), fitName(stem, ` (edited${n === 1 ? '' : ` ${n}`})${extension}`));
    if ((await standing(free)) === null) return free;
  }
}
