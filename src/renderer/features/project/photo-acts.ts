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
