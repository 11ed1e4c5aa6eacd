// What can be done with one photo of a project, as table and sheet offer it.
import type { ShownPhoto } from './put-back.ts';

/** Stay the same while a project goes on, so that no row is drawn for them. */
export interface PhotoActs {
  readonly compare: (photo: number) => void;
  readonly show: (photo: number) => void;
  /** Begins a drag out of the window, with all that are chosen if this one is. */
  readonly drag: (photo: number) => void;
  /** Switches the choice of one; with `range`, of all from the last one to it. */
  readonly choose: (photo: number, range: boolean) => void;
}

export interface PhotosShown {
  readonly projectId: string;
  readonly photos: readonly ShownPhoto[];
  readonly chosen: ReadonlySet<number>;
  readonly acts: PhotoActs;
}

export interface PhotoShown {
  readonly projectId: string;
  readonly photo: ShownPhoto;
  readonly isChosen: boolean;
  readonly acts: PhotoActs;
}

/** Whether a photo looks as before. A page is read anew every few seconds, and most of it says the same. */
export const looksSame = (one: PhotoShown, other: PhotoShown): boolean =>
  one.projectId === other.projectId &&
  one.isChosen === other.isChosen &&
  one.acts === other.acts &&
  keysOf(one.photo).every((key) => one.photo[key] === other.photo[key]);

const keysOf = (photo: ShownPhoto) => Object.keys(photo) as (keyof ShownPhoto)[];
