// Turns folders and files into shoots: what there is to send, and what is left out and why. Reads names, sizes and
// times only; nothing is opened. Called by the handlers.
import path from 'node:path';
import type { LeftOut, Shoot, ShootPhoto } from '#contract/shoot.ts';
import { type Argument, commonFolder, lookUp } from './arguments.ts';
import { type Measured, measure } from './measure.ts';
import { inOrder, relativeTo } from './order.ts';
import type { Look } from './scans.ts';
import { walk } from './walk.ts';

const none: ReadonlySet<string> = new Set();
const nobodyLooks: Look = () => {};

/**
 * Each folder is a shoot of its own; loose files are one together, named last.
 * `ours` are files that Roundtrip put there: results of earlier projects are no photos, wherever they lie.
 * `look` is told each folder as it is read, and then where photos are measured.
 * Throws `shoot-missing` for a path that is not there, and the signal's reason when cancelled.
 */
export async function scanShoots(
  paths: readonly string[],
  signal: AbortSignal,
  ours: ReadonlySet<string> = none,
  look: Look = nobodyLooks,
): Promise<readonly Shoot[]> {
  const all = await lookUp(paths);
  const loose = all.filter((one) => !one.isFolder);
  const groups = all.filter((one) => one.isFolder).map((folder) => [folder]);
  if (loose.length > 0) groups.push(loose);
  const shoots: Shoot[] = [];
  for (const group of groups) shoots.push(await scan(group, signal, ours, look));
  return shoots;
}

/** All paths as one shoot, the terminal's way. Throws as `scanShoots`, and `bad-input` for paths of several drives. */
export const scanShoot = async (
  paths: readonly string[],
  signal: AbortSignal,
  ours: ReadonlySet<string> = none,
  look: Look = nobodyLooks,
): Promise<Shoot> => scan(await lookUp(paths), signal, ours, look);

async function scan(
  all: readonly Argument[],
  signal: AbortSignal,
  ours: ReadonlySet<string>,
  look: Look,
): Promise<Shoot> {
  const root = commonFolder(all);
  const walked = await walk(all, signal, look);
  const foreign = walked.candidates.filter((candidate) => !ours.has(candidate.path));
  // Nothing but results: then it is a folder of results that was given, and they are meant.
  const candidates = foreign.length > 0 ? foreign : walked.candidates;
  const results = foreign.length > 0 ? walked.candidates.filter(({ path }) => ours.has(path)) : [];
  const answers = await measure(candidates, signal, (at) => look(path.dirname(at), candidates.length));
  const found: Measured[] = [];
  const left: LeftOut[] = [...walked.leftOut];
  for (const result of results) left.push({ path: result.path, reason: 'own-results' });
  answers.forEach((answer, index) => {
    if (typeof answer !== 'string') found.push(answer);
    else left.push({ path: candidates[index]?.path ?? '', reason: answer });
  });
  const photos: ShootPhoto[] = inOrder(found, root).map((photo, id) => ({
    ...{ id, path: photo.path, relative: relativeTo(root, photo.path), imageType: photo.imageType },
    ...{ size: photo.size, mtimeMs: photo.mtimeMs },
  }));
  return { name: path.basename(root) || 'Shoot', root, photos, leftOut: inOrder(left, root) };
}
