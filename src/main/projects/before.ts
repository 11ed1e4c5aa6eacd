// Was this folder edited before? Then the screen can offer only what is new since.
import type { Shoot, ShootSummary } from '#contract/shoot.ts';
import type { Store } from '../store/store.ts';

/** The newest finished project on the shoot's folder, and which of the shoot's photos are edited and unchanged since. */
export function beforeOf(store: Store, { root, photos }: Shoot, practice: boolean): ShootSummary['before'] {
  const project = store.projects.finishedOn(root, practice);
  if (project === null) return null;
  const edited = new Set(store.photos.editedOn(root, practice).map(markOf));
  const known = photos.filter((photo) => edited.has(markOf(photo))).map(({ id }) => id);
  return { projectId: project.id, name: project.name, at: project.createdAt, known };
}

const markOf = ({ path, size, mtimeMs }: { path: string; size: number; mtimeMs: number }): string =>
  `${size} ${mtimeMs} ${path}`;
