// Makes a project of a scanned shoot and a person's choices, or says why not, before a byte is sent.
import { randomUUID } from 'node:crypto';
import { isAbsolute } from 'node:path';
import type { EditOptions } from '#contract/ai-tools.ts';
import { FaultError } from '#contract/faults.ts';
import { fitting, type Profile } from '#contract/profile.ts';
import type { ProjectChoices } from '#contract/project.ts';
import type { LeftOut, Shoot, ShootPhoto } from '#contract/shoot.ts';
import { selectPhotos } from '../shoots/select.ts';
import { uploadNames } from '../shoots/upload-names.ts';
import type { NewProject } from '../store/insert-project.ts';
import type { Store } from '../store/store.ts';
import { type Callbacks, originOf } from './callbacks.ts';
import { freeName } from './project-name.ts';
import { unfinishedAround } from './unfinished.ts';

export interface Selection {
  readonly photos: readonly ShootPhoto[];
  readonly leftOut: readonly LeftOut[];
}

/** What would be sent of a shoot with this profile. */
export const selectFor = (shoot: Shoot, profile: Profile, deselected: readonly number[]): Selection =>
  selectPhotos(shoot, profile.imageType, new Set(deselected));

/** The name that was typed, or the shoot's, or the next after it when an earlier project of this folder has that. */
export const nameFor = (store: Store, shoot: Shoot, { name }: Pick<ProjectChoices, 'name'>): string =>
  name ?? freeName(shoot.name, store.projects.namesOn(shoot.root));

export interface NewProjectOrder {
  readonly shoot: Shoot;
  readonly choices: ProjectChoices;
  readonly profile: Profile;
  readonly practice: boolean;
  readonly withoutFailed: boolean;
}

/** Keeps a new project and gives its id. Faults (nothing kept): `nothing-to-send`, `profile-unfit`, `shoot-in-use`. */
export function addProject(store: Store, callbacks: Callbacks, order: NewProjectOrder): string {
  const { shoot, choices, profile } = order;
  const selection = selectFor(shoot, profile, choices.deselected);
  const { callbackUrl } = choices.options;
  const options =
    callbackUrl === undefined ? choices.options : { ...choices.options, callbackUrl: originOf(callbackUrl) };
  refuse(store, callbacks, order, selection);
  const id = randomUUID().slice(0, 8);
  if (callbackUrl !== undefined) callbacks.keep(id, callbackUrl);
  try {
    // Asked once more: the window and a terminal may both have found the folder free.
    store.projects.add(rowOf(store, id, order, selection, options), () =>
      refuseOverlap(store, shoot.root, null),
    );
  } catch (error) {
    callbacks.forget(id);
    throw error;
  }
  return id;
}

function rowOf(
  store: Store,
  id: string,
  { shoot, choices, profile, practice, withoutFailed }: NewProjectOrder,
  selection: Selection,
  options: EditOptions,
): NewProject {
  const names = uploadNames(selection.photos);
  return {
    id,
    name: nameFor(store, shoot, choices),
    nameGiven: choices.name !== undefined,
    root: shoot.root,
    profile,
    options,
    results: choices.results,
    practice,
    withoutFailed,
    photos: selection.photos.map((photo, index) => ({
      ...photo,
      uploadName: names[index] ?? photo.relative,
    })),
    leftOut: selection.leftOut,
  };
}

function refuse(
  store: Store,
  callbacks: Callbacks,
  { shoot, profile, choices }: NewProjectOrder,
  { photos }: Selection,
): void {
  const { edits, jpegs } = choices.results;
  for (const chosen of [edits, jpegs])
    if (typeof chosen !== 'string' && !isAbsolute(chosen.folder))
      throw new FaultError('bad-input', `“${chosen.folder}” is no whole path. Choose the folder again.`);
  const kinds = {
    raws: shoot.photos.filter((photo) => photo.imageType === 'RAW').length,
    jpegs: shoot.photos.filter((photo) => photo.imageType === 'JPG').length,
  };
  if (kinds.raws + kinds.jpegs === 0)
    throw new FaultError('nothing-to-send', `There are no photos in ${shoot.name} that Imagen can edit.`);
  if (fitting(profile.imageType, kinds) === 0) throw new FaultError('profile-unfit', unfit(profile));
  if (photos.length === 0) throw new FaultError('nothing-to-send', 'No photo is selected.');
  const before = store.projects.unfinishedOn(shoot.root);
  const unheard = before !== null && isUnheard(store, before) ? before : null;
  refuseOverlap(store, shoot.root, unheard);
  if (unheard === null) return;
  store.projects.cancel(unheard, true);
  callbacks.forget(unheard);
}

/** One that was begun on a folder inside or around is in the way as well: it has photos of this one. */
export function refuseOverlap(store: Store, root: string, makesRoom: string | null): void {
  const busy = unfinishedAround(store, root, makesRoom);
  if (busy === null) return;
  const where = store.projects.get(busy).root;
  const on = where === root ? 'on this folder' : `on ${where}, which has photos of this folder,`;
  throw new FaultError('shoot-in-use', `Project ${busy} ${on} is not finished. Resume or cancel it first.`);
}

/** It stands still before Imagen ever heard of it (its name was taken, say): it makes room for another try. */
function isUnheard(store: Store, id: string): boolean {
  const { uuid, createAskedAt, status } = store.projects.get(id);
  return uuid === null && createAskedAt === null && (status === 'faulted' || status === 'paused');
}

const unfit = ({ name, imageType }: Profile): string =>
  imageType === 'RAW'
    ? `The profile “${name}” is for RAW photos, and this shoot has only JPEGs.`
    : `The profile “${name}” is for JPEGs, and this shoot has only RAW photos.`;
