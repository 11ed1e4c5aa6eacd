// What can be done with one photo of a project, as table and sheet offer it.
import type { ProjectPhoto } from '#contract/photo.ts';

export interface PhotoActs {
  readonly compare: (photo: number) => void;
  readonly show: (photo: number) => void;
}

export interface PhotosShown {
  readonly projectId: string;
  readonly photos: readonly ProjectPhoto[];
  readonly acts: PhotoActs;
}

export interface PhotoShown {
  readonly projectId: string;
  readonly photo: ProjectPhoto;
  readonly acts: PhotoActs;
}

/** Whether a photo looks as before. A page is read anew every few seconds, and most of it says the same. */
export const looksSame = (one: PhotoShown, other: PhotoShown): boolean =>
  one.projectId === other.projectId &&
  one.acts === other.acts &&
  keysOf(one.photo).every((key) => one.photo[key] === other.photo[key]);

const keysOf = (photo: ProjectPhoto) => Object.keys(photo) as (keyof ProjectPhoto)[];
