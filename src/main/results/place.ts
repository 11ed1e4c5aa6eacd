// Where each result goes, and the way there. Planning is pure; placing is safe to be killed at any point and run again.
// Called by the steps download and deliver.
import { basename, dirname, join } from 'node:path';
import { jpegExtensions } from '#contract/photo.ts';
import type { ResultRules } from '#contract/project.ts';
import { breathe, inParts } from '../breathe.ts';
import { createMatcher, foldName, stemOf } from '../names.ts';
import type { Embedder } from './embedder.ts';
import { makeResultsFolder, markIfEmpty, ownFolderName } from './folders.ts';
import { land } from './landing.ts';
import { extensionOf, folderFor, isJpeg, isRaw, mirrorOf } from './layout.ts';
import { type Note, noteOf } from './notes.ts';
import { fitName, safeName } from './safe-name.ts';
import { onDisk, standing, tryWriting } from './write.ts';

export interface PlaceRules extends ResultRules {
  /** The shoot's folder. */
  readonly root: string;
  /** `<root>/Roundtrip/<project name>`: results that don't go beside, and all backups. */
  readonly projectFolder: string;
}
export interface ResultName {
  /** As the server gave it: a name, never a path. */
  readonly name: string;
  readonly kind: 'edit' | 'jpeg';
}
export interface SentPhoto {
  readonly id: number;
  readonly path: string;
  readonly relative: string;
  readonly uploadName: string;
}
export interface Target extends ResultName {
  readonly photoId: number | null;
  /** Absolute. An existing sidecar there may turn out to be spelled differently, and then keeps its own spelling. */
  readonly target: string;
  /** A sidecar that takes over the properties of the one it replaces. */
  readonly merge: boolean;
  /** The folder holds photos of the shoot: what stands there is a photographer's, and only a sidecar may be replaced. */
  readonly amongPhotos: boolean;
  readonly note: Note | null;
}
export interface PlaceRecord {
  readonly target: string;
  readonly backup: string | null;
  readonly sha256: string;
}
export interface Placed {
  readonly file: string;
  readonly backup: string | null;
  readonly created: boolean;
  readonly notes: readonly Note[];
}
export interface Placing {
  /** The downloaded file, complete, in the target's folder. Gone afterwards. */
  readonly part: string;
  readonly target: Target;
  /** The photo's own path; null for a result that belongs to none. */
  readonly original: string | null;
  readonly rules: PlaceRules;
  readonly embedder: Embedder;
  /** Ends the wait for the embedder; what is being put into its place is put there. */
  readonly signal?: AbortSignal;
  /** What was recorded when this was tried before. */
  readonly earlier: PlaceRecord | null;
  /** What was recorded may be lost: then the file that stands there, and the Backup folder, tell what was done. */
  readonly recordLost?: boolean;
  /** Is it known to be the result of another shoot's photo? Asked of what stands in a folder that was chosen. */
  isOthers?(file: string): boolean;
  /** Durable when it settles. Called when the backup is safe, before the rename. */
  record(planned: PlaceRecord): Promise<void> | void;
}

/** A project's own folder in its shoot: an absolute path, made or not. */
export const resultsFolder = (root: string, projectName: string): string =>
  join(root, ownFolderName, safeName(projectName));

/**
 * Makes a folder for results and marks it as ours, so that a scan leaves it out. Not marked is what a scan of the shoot
 * doesn't meet and a client gets as it is. Throws a disk fault.
 */
export const prepareResultsFolder = (folder: string, marked = true): Promise<void> =>
  onDisk(folder, async () => {
    await makeResultsFolder(folder, marked);
    await tryWriting(folder);
    if (marked && basename(dirname(folder)) !== ownFolderName) await markIfEmpty(folder);
  });

/** Sidecars will be put among the photos here: throws a disk fault where that can't be. One that is gone concerns its photos only. */
export const tryPhotosFolder = (folder: string): Promise<void> =>
  onDisk(folder, async () => {
    if ((await standing(folder)) !== null) await tryWriting(folder);
  });

/**
 * Puts one downloaded file in its place. What stood there is in the Backup folder first. Throws a fault of the disk; then
 * nothing has changed but, perhaps, a backup more.
 */
export const placeResult = (placing: Placing): Promise<Placed> =>
  onDisk(placing.target.target, () => land(placing));

/**
 * Where each result goes, in the order of `names`; a name listed twice counts once. Doesn't depend on that order, so that
 * a shuffled list after a restart gives the same plan. `leftOut` are paths of photos that were not sent: no result takes
 * their places either.
 */
export function planTargets(
  names: readonly ResultName[],
  photos: readonly SentPhoto[],
  rules: PlaceRules,
  leftOut: readonly string[] = [],
): readonly Target[] {
  const planner = new Planner(photos, rules, leftOut);
  const inTurn = turnsOf(names);
  return inListOrder(names, new Map(inTurn.map((each) => [keyOf(each), planner.plan(each)])));
}

/** The same for thousands, with room in between for the window and the sockets. */
export async function planTargetsByAndBy(
  names: readonly ResultName[],
  photos: readonly SentPhoto[],
  rules: PlaceRules,
  leftOut: readonly string[],
): Promise<readonly Target[]> {
  const planner = new Planner(photos, rules, leftOut);
  const planned = new Map<string, Target>();
  for (const some of inParts(turnsOf(names))) {
    await breathe();
    for (const each of some) planned.set(keyOf(each), planner.plan(each));
  }
  return inListOrder(names, planned);
}

const keyOf = ({ kind, name }: ResultName): string => `${kind}/${name}`;
const distinctOf = (names: readonly ResultName[]): readonly ResultName[] => [
  ...new Map(names.map((each) => [keyOf(each), each])).values(),
];
const turnsOf = (names: readonly ResultName[]): readonly ResultName[] => distinctOf(names).toSorted(byName);
const inListOrder = (names: readonly ResultName[], planned: ReadonlyMap<string, Target>): readonly Target[] =>
  distinctOf(names).flatMap((each) => planned.get(keyOf(each)) ?? []);

const byName = (a: ResultName, b: ResultName): number =>
  a.kind === b.kind ? (a.name < b.name ? -1 : 1) : a.kind < b.kind ? -1 : 1;

// An extension that is one on every system; anything else in a name's tail is somebody's trick.
const plainExtension = /^(\.[a-z0-9_-]{1,16})?$/i;

class Planner {
  readonly #rules: PlaceRules;
  readonly #photoOf: (name: string) => SentPhoto | null;
  /** Of photos that share folder and stem, the one that has the plain name. */
  readonly #owners = new Map<string, SentPhoto>();
  readonly #folders: ReadonlySet<string>;
  readonly #taken: Set<string>;
  readonly #editsOfJpegs: ReadonlySet<string>;

  constructor(photos: readonly SentPhoto[], rules: PlaceRules, leftOut: readonly string[]) {
    this.#rules = rules;
    this.#photoOf = photoFinder(photos);
    const originals = [...photos.map((photo) => photo.path), ...leftOut];
    this.#folders = new Set(originals.map((path) => foldName(dirname(path))));
    this.#taken = new Set(originals.map(foldName));
    for (const photo of [...photos].sort(ownersFirst))
      if (!this.#owners.has(stemKey(photo))) this.#owners.set(stemKey(photo), photo);
    // Edits and final JPEGs are planned at different times; with one folder for both they must not meet.
    this.#editsOfJpegs = new Set(
      photos
        .filter((photo) => isJpeg(photo.path))
        .flatMap((photo) => jpegExtensions.map((each) => foldName(this.#pathOf('edit', photo, each)))),
    );
  }

  plan({ name, kind }: ResultName): Target {
    const extension = name.slice(stemOf(name).length);
    const photo = plainExtension.test(extension) ? this.#photoOf(name) : null;
    if (photo === null) return this.#unmatched(name, kind);
    if (kind === 'edit' && extensionOf(name) === '.xmp' && isRaw(photo.path))
      return this.#sidecar(name, photo);
    const wanted = this.#pathOf(kind, photo, extension);
    return this.#target(name, kind, photo.id, wanted, false, null);
  }

  #sidecar(name: string, photo: SentPhoto): Target {
    const own = join(dirname(photo.path), `${stemOf(basename(photo.path))}.xmp`);
    const wanted = this.#rules.edits === 'beside' ? own : this.#pathOf('edit', photo, '.xmp');
    if (this.#owners.get(stemKey(photo)) === photo && !this.#taken.has(foldName(wanted)))
      return this.#target(name, 'edit', photo.id, wanted, true, null);
    const note = noteOf('sidecar-shared', photo.path);
    return this.#target(name, 'edit', photo.id, this.#pathOf('edit', photo, '.xmp'), false, note);
  }

  #unmatched(name: string, kind: ResultName['kind']): Target {
    const safe = safeName(name);
    return this.#target(name, kind, null, join(folderFor(kind, this.#rules), 'Unmatched', safe), false, null);
  }

  /** Mirrored in the results folder: `<stem>.xmp`, or `<stem>.nef.xmp` for a photo whose stem another one has. */
  #pathOf(kind: ResultName['kind'], photo: SentPhoto, extension: string): string {
    const folder = folderFor(kind, this.#rules);
    const original = basename(photo.path);
    const stem = this.#owners.get(stemKey(photo)) === photo ? stemOf(original) : original;
    return join(folder, mirrorOf(photo, folder, this.#rules), fitName(stem, extension));
  }

  #target(
    name: string,
    kind: ResultName['kind'],
    photoId: number | null,
    wanted: string,
    merge: boolean,
    note: Note | null,
  ): Target {
    const target = this.#free(wanted, kind);
    this.#taken.add(foldName(target));
    const amongPhotos = this.#folders.has(foldName(dirname(target)));
    const renamed = target === wanted || photoId === null ? null : noteOf('name-taken', target);
    return { name, kind, photoId, target, merge, amongPhotos, note: note ?? renamed };
  }

  #free(wanted: string, kind: ResultName['kind']): string {
    const stem = stemOf(basename(wanted));
    const extension = basename(wanted).slice(stem.length);
    for (let n = 1; ; n++) {
      const path = n === 1 ? wanted : join(dirname(wanted), fitName(stem, ` (${n})${extension}`));
      const folded = foldName(path);
      if (!this.#taken.has(folded) && !(kind === 'jpeg' && this.#editsOfJpegs.has(folded))) return path;
    }
  }
}

// A DNG keeps its develop settings inside: of two photos with one stem the other RAW has more use for the sidecar.
const ownersFirst = (a: SentPhoto, b: SentPhoto): number =>
  Number(extensionOf(a.path) === '.dng') - Number(extensionOf(b.path) === '.dng') || a.id - b.id;

const stemKey = (photo: SentPhoto): string => foldName(stemOf(photo.path));

/** Finds the photo of a result: by its name, else (`IMG_1.CR2.xmp`) by a whole upload name before the extension. */
function photoFinder(photos: readonly SentPhoto[]): (name: string) => SentPhoto | null {
  const byUpload = new Map(photos.map((photo) => [photo.uploadName, photo]));
  const match = createMatcher([...byUpload.keys()]);
  return (name) => {
    const inner = stemOf(name);
    const whole = match(inner);
    const found = match(name) ?? (whole !== null && foldName(whole) === foldName(inner) ? whole : null);
    return found === null ? null : (byUpload.get(found) ?? null);
  };
}
