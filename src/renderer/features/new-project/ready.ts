// Whether a draft can be started, and if not, what is missing. Pure.
import type { ImageType } from '#contract/photo.ts';
import { fitting, type Profile } from '#contract/profile.ts';
import type { ProjectChoices } from '#contract/project.ts';
import type { Draft } from '../../state/drafts.ts';

/**
 * `options`: something on the form is wrong and is marked there. `reading`: what was rejected is not known yet.
 * `RAW`, `JPG`: the profile is for photos that this shoot hasn't.
 */
export type Missing = 'profile' | 'folder' | 'photos' | 'options' | 'reading' | ImageType;

/** `chosen`: how many photos would be sent; null while that is being counted. */
export function missingIn(
  draft: Draft,
  profile: Profile | undefined,
  choices: ProjectChoices | null,
  chosen: number | null,
): Missing | null {
  if (draft.choices.profileKey === null) return 'profile';
  if (profile !== undefined && fitting(profile.imageType, draft.shoot) === 0) return profile.imageType;
  if (draft.choices.edits === 'folder' && draft.choices.editsFolder.trim() === '') return 'folder';
  if (choices === null) return 'options';
  if (draft.rejected === null) return 'reading';
  return chosen === 0 ? 'photos' : null;
}
