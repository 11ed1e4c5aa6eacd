// One image file: its formats and the states it goes through.
import { z } from 'zod';

/** Extensions that Imagen takes as RAW (lower case, with the dot). Source: imagen-api.md §6, identical in the vendor's SDKs. */
export const rawExtensions = [
  '.dng', '.nef', '.cr2', '.arw', '.nrw', '.crw', '.srf', '.sr2', '.orf', '.raw', '.rw2', '.raf', '.ptx',
  '.pef', '.rwl', '.srw', '.cr3', '.3fr', '.fff',
] as const; // biome-ignore format: a table
export const jpegExtensions = ['.jpg', '.jpeg'] as const;

/** `RAW` or `JPG`, the API's own words for a profile's `image_type`. DNG counts as RAW. */
export const imageTypeSchema = z.enum(['RAW', 'JPG']);
export type ImageType = z.infer<typeof imageTypeSchema>;

/**
 * Where one photo of a project stands. `waiting`: not sent yet. `sent`: the store confirmed its bytes.
 * `edited`: its edit is on this disk. `failed`: it ended, with a reason.
 */
export const photoStateSchema = z.enum(['waiting', 'sent', 'edited', 'failed']);
export type PhotoState = z.infer<typeof photoStateSchema>;

export const projectPhotoSchema = z.object({
  id: z.number().int(),
  /** Path relative to the shoot's root, with forward slashes. */
  path: z.string(),
  size: z.number().int().nonnegative(),
  state: photoStateSchema,
  /** Why it failed, or null. */
  reason: z.string().nullable(),
  /** False when the store's checksum could not be compared with the file's. */
  verified: z.boolean(),
  /** True when its final JPEG is on this disk. */
  jpeg: z.boolean(),
  /** True when a picture came back for it, a final JPEG or an edited DNG or JPEG: that can be dragged out. */
  picture: z.boolean(),
});
export type ProjectPhoto = Readonly<z.infer<typeof projectPhotoSchema>>;
