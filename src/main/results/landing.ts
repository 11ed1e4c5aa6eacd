// The way of one result into its place: back up, record, rename. Every state a kill can leave behind is one it can start
// from. Called by place.ts only.
import type { BigIntStats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultError } from '#contract/faults.ts';
import { stemOf } from '../names.ts';
import { isHeld } from '../network/faults.ts';
import { backUp, firstBackup } from './backup.ts';
import { asSpelled, isInside, makeFolder, makeResultsFolder } from './folders.ts';
import { extensionOf } from './layout.ts';
import { merge } from './merging.ts';
import { type Note, noteOf } from './notes.ts';
import type { Placed, PlaceRecord, Placing } from './place.ts';
import { asideSpot, type Spot, spotFor } from './spot.ts';
import { halvesOf, withOwnProperties } from './within.ts';
import {
  copyExactly,
  gone,
  renameOver,
  sha256,
  sha256Of,
  standing,
  syncFile,
  unchanged,
  writeNew,
} from './write.ts';

// Another program that writes a sidecar is done within moments; one that never is has the file to itself.
const tries = 5;
/** Of the first wait; each next one is twice as long: two seconds in all. */
const heldWaitMs = 150;

/** Puts a fetched part into its place: `placeResult` in place.ts tells how. Faults with `disk-trouble` when another program won't let go. */
export async function land(placing: Placing): Promise<Placed> {
  const { part } = placing;
  for (let n = 0; n < tries; n++) {
    // Asked at each try: what another program wrote there meanwhile is not ours any more, and is kept like any other.
    const ours = await oursIn(placing);
    if (ours !== null && (await standing(part)) === null) return report(ours, []);
    const placed = await attempt(placing, ours).catch((error: unknown) => heldFor(error, n));
    if (placed === null) continue;
    for (const file of [part, ...halvesOf(part)]) await gone(file);
    return placed;
  }
  throw new FaultError(
    'disk-trouble',
    `${placing.target.target}: another program keeps writing this file. Close it, then try again.`,
  );
}

// Held by a scanner or by Lightroom for a moment, as renameOver meets it too; a folder that may not be written stays so.
async function heldFor(error: unknown, tried: number): Promise<null> {
  if (!isHeld(error) || tried === tries - 1) throw error;
  await sleep(heldWaitMs * 2 ** tried);
  return null;
}

/** What is known of ours in this place; null when what stands there, if anything, is somebody else's. */
async function oursIn(placing: Placing): Promise<PlaceRecord | null> {
  const { earlier, recordLost } = placing;
  if (earlier !== null && (await isOurs(earlier))) return earlier;
  return recordLost ? recognised(placing) : null;
}

/** Ours stands there; or stood there, over a file that is kept, and was deleted: then that one's properties come along. */
async function isOurs({ target, backup, sha256: digest }: PlaceRecord): Promise<boolean> {
  if ((await standing(target)) === null) return backup !== null && (await standing(backup)) !== null;
  return (await sha256Of(target)) === digest;
}

/** Exactly what would be put there stands there, so it is ours: nobody remembers, and now it is recorded again. */
async function recognised(placing: Placing): Promise<PlaceRecord | null> {
  const { target, rules, part } = placing;
  const path = target.merge ? await asSpelled(target.target) : target.target;
  const before = await standing(path);
  if (!before?.isFile() || (await standing(part)) === null) return null;
  const planned = { target: path, backup: await firstBackup(path, rules), sha256: await sha256Of(path) };
  if (planned.sha256 === null) return null;
  const ours = { ...planned, sha256: planned.sha256 };
  const ready = await prepare(placing, { path, notes: [] }, before, ours);
  if (ready.path !== path || ready.digest !== ours.sha256) return null;
  await placing.record(ours);
  return ours;
}

const report = ({ target, backup }: PlaceRecord, notes: readonly Note[]): Placed => ({
  file: target,
  backup,
  created: backup === null,
  notes,
});

/** One try; null when what stands there changed meanwhile. */
async function attempt(placing: Placing, ours: PlaceRecord | null): Promise<Placed | null> {
  const spot = ours === null ? await spotFor(placing) : { path: ours.target, notes: [] };
  const before = await standing(spot.path);
  try {
    const ready = await prepare(placing, spot, before, ours);
    if (ours !== null && before !== null && ready.digest === ours.sha256)
      return report(ours, [...spot.notes, ...ready.notes]);
    return await put(placing, ready, ours);
  } catch (error) {
    // Taken away while it was read: not the disk's fault.
    if (unchanged(before, await standing(spot.path))) throw error;
    return null;
  }
}

interface Ready {
  readonly path: string;
  readonly before: BigIntStats | null;
  /** What goes there; null for `file` as it is. */
  readonly bytes: Buffer | null;
  /** The part as it came, or the file that was made of it in its folder. */
  readonly file: string;
  readonly digest: string;
  readonly notes: readonly Note[];
}

async function prepare(
  placing: Placing,
  spot: Spot,
  before: BigIntStats | null,
  ours: PlaceRecord | null,
): Promise<Ready> {
  const { part, original, target } = placing;
  if (original === null || extensionOf(target.name) !== '.xmp') {
    const { file, notes } = await withOwnProperties(placing);
    return asItCame(file, { path: spot.path, notes: [...spot.notes, ...notes] }, before);
  }
  const old = ours?.backup ?? (await oldSidecar(placing, spot, ours === null ? before : null));
  const { bytes, notes } = await merge({ kind: 'sidecar', part, old: target.merge ? old : null, original });
  if (bytes !== null)
    return {
      path: spot.path,
      before,
      bytes,
      file: part,
      digest: sha256(bytes),
      notes: [...spot.notes, ...notes],
    };
  // A packet nobody can read does not take the place of one that can be.
  const say = noteOf('new-unread', original);
  if (before === null) return asItCame(part, { path: spot.path, notes: [...spot.notes, say] }, null);
  return asItCame(part, await asideSpot(placing, say), null);
}

async function asItCame(file: string, { path, notes }: Spot, before: BigIntStats | null): Promise<Ready> {
  const digest = await sha256Of(file);
  if (digest === null) throw new FaultError('disk-trouble', `${path}: its download is gone from the disk.`);
  return { path, before, bytes: null, file, digest, notes };
}

/** The sidecar whose properties come along: the one that stands there, else, for a results folder, the photo's own. */
async function oldSidecar({ original, target }: Placing, spot: Spot, before: BigIntStats | null) {
  if (before !== null) return spot.path;
  if (original === null || !target.merge) return null;
  const own = await asSpelled(join(dirname(original), `${stemOf(basename(original))}.xmp`));
  return own !== spot.path && (await standing(own))?.isFile() ? own : null;
}

async function put(placing: Placing, ready: Ready, ours: PlaceRecord | null): Promise<Placed | null> {
  const { path, before, digest } = ready;
  const { rules, part } = placing;
  if (isInside(rules.projectFolder, path)) await makeResultsFolder(rules.projectFolder);
  await makeFolder(dirname(path));
  const backup = ours !== null ? ours.backup : await keep(placing, path, before);
  const half = await halfFile(part, ready);
  try {
    const planned = { target: path, backup, sha256: digest };
    await placing.record(planned);
    const still = async () => unchanged(before, await standing(path));
    if (!(await still()) || !(await renameOver(half, path, still))) return null;
    return report(planned, ready.notes);
  } finally {
    if (half !== part) await gone(half);
  }
}

/** Backs up what stands there, and gives what is to come back when this is undone: with no record, the first of them all. */
async function keep({ rules, recordLost }: Placing, path: string, before: BigIntStats | null) {
  const kept = before === null ? null : await backUp(path, rules);
  return recordLost ? firstBackup(path, rules) : kept;
}

/** The finished file, synced, in the folder where it will stay: the part itself wherever that can be. */
async function halfFile(part: string, { path, bytes, file, before }: Ready): Promise<string> {
  const half = join(dirname(path), `${basename(part)}.new`);
  if (bytes !== null) await writeNew(half, bytes, before === null ? null : Number(before.mode) & 0o777);
  else if (dirname(file) !== dirname(path)) await copyExactly(file, half);
  else {
    await syncFile(file);
    return file;
  }
  return half;
}
