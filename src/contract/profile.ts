// An AI Profile: whose style, and for which kind of photo.
import { z } from 'zod';
import { type ImageType, imageTypeSchema } from './photo.ts';

export const profileSchema = z.object({
  key: z.number().int(),
  name: z.string(),
  /** `Personal` or `Talent`; the service may add others. */
  type: z.string(),
  imageType: imageTypeSchema,
});
export type Profile = Readonly<z.infer<typeof profileSchema>>;

/** What a profile would do with a shoot of so many RAWs and JPEGs: how many photos of its kind there are. */
export const fitting = (type: ImageType, shoot: { readonly raws: number; readonly jpegs: number }): number =>
  type === 'RAW' ? shoot.raws : shoot.jpegs;
