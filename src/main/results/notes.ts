// What a photographer should know of a result that could not go where, or be as, it was meant to. The window has words of
// its own for each code; these are kept in the list of projects and its story, which support reads.
import { basename } from 'node:path';
import type { NoteCode } from '#contract/project.ts';

export interface Note {
  readonly code: NoteCode;
  /** The file's that it is about. */
  readonly name: string;
}

export const noteOf = (code: NoteCode, path: string): Note => ({ code, name: basename(path) });

const words: Readonly<Record<NoteCode, (name: string) => string>> = {
  'name-taken': (name) => `Its name was taken: it is “${name}”.`,
  'link-left': () =>
    'Its subfolder is a link that leads out of the results folder; it lies in the results folder itself.',
  'sidecar-shared': (name) =>
    `${name} shares its sidecar’s name with another photo or result: this one is in the results folder.`,
  'old-unread': (name) =>
    `The old sidecar of ${name} could not be read, so nothing of it was taken over; it is kept whole.`,
  'new-unread': (name) => `Imagen’s sidecar for ${name} can’t be read; it is kept as it came.`,
  'words-left': (name) =>
    `The stars, labels, keywords and captions of ${name} could not be put into its edit. They are where they were: in the photo and its sidecar.`,
};

export const inEnglish = ({ code, name }: Note): string => words[code](name);
