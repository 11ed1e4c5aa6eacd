// Whether a project's results were put away again by Restore, and how its photos are shown then. Pure.
import type { ProjectPhoto } from '#contract/photo.ts';
import type { Outcome } from '#contract/project.ts';

/** When everything was put back as it was before the project; null while results of it are in their places. */
export function putBackAt(
  outcome: Pick<Outcome, 'restoredAt' | 'replaced' | 'added'> | undefined,
): number | null {
  if (outcome === undefined || outcome.replaced + outcome.added > 0) return null;
  return outcome.restoredAt;
}

/** A photo of a project; `putBack`: its edit was made and lies in the backup folder now. */
export type ShownPhoto = ProjectPhoto & { readonly putBack?: true };

/** Nothing of it to compare or to drag: its results are no longer in their places. */
export const shownAsPutBack = (photo: ProjectPhoto): ShownPhoto =>
  photo.state === 'edited' ? { ...photo, jpeg: false, picture: false, putBack: true } : photo;
