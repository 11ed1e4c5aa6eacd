// Fetches what Imagen lists, matches it to the photos, and puts each file in its place: for edits (download) and for
// final JPEGs (deliver) alike. What is in its place already is not fetched again.
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Fault } from '#contract/faults.ts';
import { breathe, inParts } from '../breathe.ts';
import type { Link } from '../imagen/client.ts';
import { spelledAsBefore } from '../names.ts';
import { diskFault } from '../network/faults.ts';
import { sweepBackup } from '../results/backup.ts';
import { makeFolder } from '../results/folders.ts';
import { inEnglish } from '../results/notes.ts';
import {
  type PlaceRules,
  placeResult,
  planTargetsByAndBy,
  resultsFolder,
  type Target,
} from '../results/place.ts';
import { halvesOf } from '../results/within.ts';
import { gone } from '../results/write.ts';
import type { Photo, Project, Result } from '../store/rows.ts';
import { type DownloadRound, downloadAll, type Wanted } from '../transfers/download.ts';
import { isRebuilt } from './rebuilt.ts';
import { requirePlaces } from './shoot-there.ts';
import { asking, projectOf, requireHeld, type Work } from './work.ts';

export interface Fetching {
  readonly kind: 'edit' | 'jpeg';
  /** The service's whole list, with fresh links. */
  links(): Promise<readonly Link[]>;
}

interface Errand {
  readonly target: Target;
  readonly result: Result;
  readonly part: string;
  readonly photo: Photo | null;
}

/** Brings everything on the list to its place. Throws only what stops the whole step. */
export async function fetchResults(work: Work, { kind, links }: Fetching): Promise<void> {
  const known = namesOf(work, kind);
  const first = respelled(known, await asking(work, links));
  const names = [...known, ...first.map(({ name }) => name)];
  await fetchListed(work, { kind, links: async () => respelled(names, await links()) }, first);
}

const namesOf = ({ store, id }: Work, kind: Fetching['kind']): readonly string[] =>
  store.results.all(id).flatMap((row) => (row.kind === kind ? [row.name] : []));

function respelled(known: readonly string[], links: readonly Link[]): readonly Link[] {
  const before = spelledAsBefore(
    known,
    links.map(({ name }) => name),
  );
  return links.map((link) => ({ ...link, name: before(link.name) }));
}

async function fetchListed(work: Work, fetching: Fetching, listed: readonly Link[]): Promise<void> {
  const errands = await plan(work, fetching.kind, listed);
  // A folder that was renamed must not be made anew: the photographer could not rename it back.
  await requirePlaces(projectOf(work));
  await Promise.all([...new Set(errands.map((errand) => dirname(errand.part)))].map(made));
  const left = new Set(errands);
  try {
    await downloadAll(errands.map(wanted), roundOf(work, fetching, errands, left));
    await sweepBackup(rulesOf(work));
  } catch (error) {
    if (!work.signal.aborted) await requirePlaces(projectOf(work));
    throw error;
  } finally {
    // What can't be removed now has the same name next time: it is written over then. Why the work ended goes first.
    // Another Roundtrip that has the project now writes to parts of the same names.
    for (const some of inParts(work.store.leases.holds(work.id) ? [...left] : []))
      await Promise.all(some.map(({ part }) => removePart(part).catch(() => undefined)));
  }
}

export function rulesOf(work: Pick<Work, 'id' | 'store'>): PlaceRules {
  const { root, name, results } = work.store.projects.get(work.id);
  return { root, projectFolder: resultsFolder(root, name), ...results };
}

async function plan(work: Work, kind: 'edit' | 'jpeg', links: readonly Link[]): Promise<readonly Errand[]> {
  const photos = work.store.photos.sent(work.id);
  const names = links.map(({ name }) => ({ name, kind }));
  const leftOut = work.store.photos.leftOutPaths(work.id);
  const targets = await planTargetsByAndBy(names, photos, rulesOf(work), leftOut);
  const photoOf = new Map(photos.map((photo) => [photo.id, photo]));
  const errands: Errand[] = [];
  // Half a plan that was kept does no harm: the next one is the same.
  for (const some of inParts(targets)) {
    await breathe();
    errands.push(...planSome(work, kind, some, photoOf));
  }
  return errands;
}

/** Keeps the plan of some results; gives the errands to those that are not in their places. */
function planSome(
  work: Work,
  kind: 'edit' | 'jpeg',
  targets: readonly Target[],
  photoOf: ReadonlyMap<number, Photo>,
): readonly Errand[] {
  const { store, id } = work;
  store.results.plan(
    id,
    targets.map(({ name, photoId, target, note }) => ({
      ...{ kind, name, photo: photoId, target },
      note: note === null ? null : inEnglish(note),
    })),
  );
  const names = targets.map(({ name }) => name);
  const rows = new Map(store.results.named(id, kind, names).map((row) => [row.name, row]));
  return targets.flatMap((planned) => {
    const result = rows.get(planned.name);
    if (result === undefined || result.placedAt !== null) return [];
    // Where it was planned to go the first time: a list that has changed since must not move it.
    const target = { ...planned, target: result.target };
    const photo = target.photoId === null ? null : (photoOf.get(target.photoId) ?? null);
    // One that went elsewhere in the end, as its place was taken, comes to where it was first to go all the same.
    return [{ target, result, photo, part: partOf(id, kind, planned.name, planned.target) }];
  });
}

// Beside its target, so that the rename stays on one disk; hidden, and named after us, so that a stray one is known.
// The same result always has the same part, so that what a kill left behind is found and used up.
export const partOf = (project: string, kind: string, name: string, target: string): string =>
  join(
    dirname(target),
    `.roundtrip-${project}-${createHash('sha256').update(`${kind}/${name}`).digest('hex').slice(0, 16)}.part`,
  );

/** Removes a part, and what is made of it on the way to its place. */
export async function removePart(part: string): Promise<void> {
  for (const file of [part, ...halvesOf(part)]) await gone(file);
}

const wanted = (errand: Errand, index: number): Wanted => ({
  id: index,
  name: errand.target.name,
  part: errand.part,
});

const made = (folder: string): Promise<void> =>
  makeFolder(folder).catch((error: unknown) => {
    throw diskFault(error, folder);
  });

function roundOf(
  work: Work,
  fetching: Fetching,
  errands: readonly Errand[],
  left: Set<Errand>,
): DownloadRound {
  const at = (id: number): Errand => {
    const errand = errands[id];
    if (errand === undefined) throw new Error(`no errand ${id}`);
    return errand;
  };
  // Of the project's row, what never changes: read once, not for each of ten thousand results.
  const standing = { places: projectOf(work), rules: rulesOf(work) };
  return {
    ...work.line,
    pace: work.timing.pace,
    stallMs: work.timing.stallMs,
    signal: work.signal,
    askLinks: async () => new Map((await asking(work, fetching.links)).map(({ name, url }) => [name, url])),
    onBytes: (id, bytes) => {
      work.live.moved(id, bytes);
      work.touch();
    },
    onFetched: async (id) => {
      await place(work, at(id), standing);
      left.delete(at(id));
    },
    onFailed: (id, fault) => markFailed(work, at(id), fault),
    onWait: (fault, ms) => work.onWait(fault, ms),
    onGoOn: () => work.onGoOn(),
    onRetry: ({ code }) => work.live.retried(code),
  };
}

interface Standing {
  readonly places: Pick<Project, 'root' | 'results'>;
  readonly rules: PlaceRules;
}

async function place(
  work: Work,
  { target, result, part, photo }: Errand,
  { places, rules }: Standing,
): Promise<void> {
  const { store, id } = work;
  const { backup, sha256 } = result;
  await requirePlaces(places);
  requireHeld(work);
  const placed = await placeResult({
    part,
    target,
    original: photo?.path ?? null,
    rules,
    embedder: work.line.embedder,
    signal: work.signal,
    earlier: sha256 === null ? null : { target: result.target, backup, sha256 },
    isOthers: (file) => store.results.isOthers(id, photo?.path ?? null, file),
    recordLost: sha256 === null && isRebuilt(store, id),
    record: (planned) => store.results.record(id, target.kind, target.name, planned),
  });
  const notes = [target.note ?? [], placed.notes].flat();
  const note = notes.map(inEnglish).join(' ') || null;
  store.results.markPlaced(id, target.kind, target.name, { ...placed, note });
  for (const each of notes)
    store.timeline.add(id, 'result-note', {
      ...{ name: target.name, note: inEnglish(each), code: each.code, of: each.name },
    });
  work.touch();
}

function markFailed(work: Work, { target }: Errand, fault: Fault): void {
  requireHeld(work);
  work.store.results.markFailed(work.id, target.kind, target.name, fault.code);
  work.store.timeline.add(work.id, 'result-failed', { name: target.name, fault: fault.code });
  if (target.photoId !== null) work.store.photos.markFailed(work.id, target.photoId, fault.code);
  work.touch();
}

/** Photos that were sent and for which nothing came: each ends with its reason. */
export async function markMissing(work: Work, kind: 'edit' | 'jpeg'): Promise<void> {
  const { store, id } = work;
  requireHeld(work);
  const placed = new Set(
    store.results.all(id).flatMap((row) => (row.kind === kind && row.placedAt !== null ? [row.photo] : [])),
  );
  // Frames merged into an HDR photo come back under another frame's name: which, Imagen does not say.
  const merged = projectOf(work).options.tools.includes('hdr_merge') && placed.size > 0;
  if (merged) return;
  await breathe();
  const missing = store.photos.sent(id).filter((photo) => photo.failed === null && !placed.has(photo.id));
  for (const some of inParts(missing)) {
    await breathe();
    for (const photo of some) store.photos.markFailed(id, photo.id, 'no-result');
  }
}
