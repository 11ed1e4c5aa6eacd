// Whether a draft can be started, and if not, what is missing. Pure.
import type { ProjectChoices } from '#contract/project.ts';
import type { Draft } from '../../state/drafts.ts';

/** `options`: something on the form is wrong and is marked there. */
export type Missing = 'profile' | 'folder' | 'photos' | 'options';

export function missingIn(
  draft: Draft,
  choices: ProjectChoices | null,
  chosen: number | null,
): Missing | null {
  if (draft.choices.profileKey === null) return 'profile';
  if (draft.choices.edits === 'folder' && draft.choices.editsFolder.trim() === '') return 'folder';
  if (choices === null) return 'options';
  return chosen === 0 ? 'photos' : null;
}
