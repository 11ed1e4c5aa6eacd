// Photos of a project that have no edit, sent once more as a project of their own: a finished, cancelled or vanished one
// takes no photos any more. Same profile, same tools, same places. Called by the handlers, when a person asked for it.
import { FaultError } from '#contract/faults.ts';
import type { Profile } from '#contract/profile.ts';
import type { LeftOut, ShootPhoto } from '#contract/shoot.ts';
import { imageTypeOf } from '../shoots/formats.ts';
import { measure } from '../shoots/measure.ts';
import type { Photo, Project } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import type { NewProjectOrder } from './new-project.ts';
import { requireShoot } from './shoot-there.ts';

/** Photos whose edit is not here and won't come: of a project that is done, those that failed. */
export function unedited(store: Store, { id, status }: Pick<Project, 'id' | 'status'>): readonly Photo[] {
  const edited = new Set(
    store.results.all(id).flatMap((row) => (row.kind === 'edit' && row.placedAt !== null ? [row.photo] : [])),
  );
  // Frames merged into one HDR photo are done though nothing came back under their own names.
  return store.photos
    .all(id)
    .filter((photo) => !edited.has(photo.id) && (status !== 'done' || photo.failed !== null));
}

/** One that has ended, or stands still for good: Imagen no longer has it, or could not edit it. */
export const canStartAgain = ({ status, fault }: Pick<Project, 'status' | 'fault'>): boolean =>
  status === 'done' ||
  status === 'cancelled' ||
  (status === 'faulted' && (fault?.code === 'project-gone' || fault?.code === 'edit-failed'));

/**
 * What the new project is made of; nothing is kept or stopped yet. Faults with `bad-input` for a project that can still go
 * on by itself, `shoot-missing`, and `nothing-to-send` when no such photo lies in its place any more.
 */
export async function orderAgain(
  store: Store,
  id: string,
  profileFor: (project: Project) => Promise<Profile>,
  signal: AbortSignal,
): Promise<NewProjectOrder> {
  const project = store.projects.get(id);
  if (!canStartAgain(project))
    throw new FaultError('bad-input', 'This project can still go on: resume it, or cancel it first.');
  await requireShoot(project.root);
  const wanted = unedited(store, project);
  const photos = await asTheyAre(wanted, signal);
  if (photos.length === 0)
    throw new FaultError(
      'nothing-to-send',
      wanted.length === 0
        ? 'Every photo of this project has its edit.'
        : 'None of these photos is in its folder any more.',
    );
  const profile = await profileFor(project);
  const { callbackUrl, ...options } = project.options;
  return {
    shoot: { name: project.name, root: project.root, photos, leftOut: othersOf(store, id, photos) },
    choices: { profileKey: project.profileKey, options, results: project.results, deselected: [] },
    ...{ profile, practice: project.practice, withoutFailed: false },
  };
}

/** As they lie on the disk now; those that are gone, empty or unreadable are left where they failed. */
async function asTheyAre(photos: readonly Photo[], signal: AbortSignal): Promise<readonly ShootPhoto[]> {
  const candidates = photos.flatMap(({ path, relative }) => {
    const imageType = imageTypeOf(path);
    return imageType === null ? [] : [{ path, relative, imageType }];
  });
  const measured = await measure(candidates, signal, () => undefined);
  return measured
    .flatMap((each, at) =>
      typeof each === 'string' ? [] : [{ ...each, relative: candidates[at]?.relative ?? '' }],
    )
    .map((photo, id) => ({ id, ...photo }));
}

/** All else that the shoot holds: so the sums stay true, and no result takes one of their places. */
function othersOf(store: Store, id: string, photos: readonly ShootPhoto[]): readonly LeftOut[] {
  const wanted = new Set(photos.map(({ path }) => path));
  const others = store.photos.all(id).filter(({ path }) => !wanted.has(path));
  return [
    ...store.photos.leftOutAll(id),
    ...others.map(({ path }): LeftOut => ({ path, reason: 'deselected' })),
  ];
}
