// A folder of photos (or loose photos) as found on disk, before anything is sent.
import { z } from 'zod';
import { imageTypeSchema } from './photo.ts';

/** Why something that was found is not sent. A fixed list: every screen and the ledger use these words. */
export const leftOutReasons = [
  'hidden',
  'system',
  'own-results',
  'sidecar',
  'video',
  'unsupported',
  'empty',
  'unreadable',
  'twin',
  'other-format',
  'deselected',
  'link-loop',
] as const;
export const leftOutReasonSchema = z.enum(leftOutReasons);
export type LeftOutReason = z.infer<typeof leftOutReasonSchema>;

export const leftOutSchema = z.object({ path: z.string(), reason: leftOutReasonSchema });
/** One thing that was found and is not sent; `path` is absolute. A pruned folder counts as one. */
export type LeftOut = Readonly<z.infer<typeof leftOutSchema>>;

export const shootPhotoSchema = z.object({
  /** Position in the shoot's photo list: names the photo in calls and in thumbnail addresses. */
  id: z.number().int().nonnegative(),
  /** Absolute path. */
  path: z.string(),
  /** Path relative to the shoot's root, with forward slashes. */
  relative: z.string(),
  imageType: imageTypeSchema,
  /** Bytes. */
  size: z.number().int().nonnegative(),
  /** Milliseconds since 1970; may have a fraction. */
  mtimeMs: z.number(),
});
export type ShootPhoto = Readonly<z.infer<typeof shootPhotoSchema>>;

/** What a photo and its sidecar say; null where they say nothing. Read after the scan, when asked for. */
export const photoDetailsSchema = z.object({
  id: z.number().int().nonnegative(),
  /** The camera's clock, an ISO time without a zone. */
  takenAt: z.string().nullable(),
  camera: z.string().nullable(),
  /** Stops. */
  bias: z.number().nullable(),
  /** Seconds. */
  exposure: z.number().nullable(),
  /** 1 to 5, 0 for none given, -1 for rejected. */
  stars: z.number().int().min(-1).max(5).nullable(),
  label: z.string().nullable(),
  /** Surely no photo, or cut off: begins as none of its kind does, or is shorter than it says. */
  unreadable: z.boolean(),
});
export type PhotoDetails = Readonly<z.infer<typeof photoDetailsSchema>>;

/** Marked as rejected in Lightroom or the like: not sent unless a person says so. */
export const isRejected = ({ stars }: Pick<PhotoDetails, 'stars'>): boolean => stars === -1;

/** Photos (ids) that are one view in several exposures, and those that are in no such group. */
export const bracketsSchema = z.object({
  groups: z.array(z.array(z.number().int())),
  loose: z.array(z.number().int()),
});
export type Brackets = Readonly<z.infer<typeof bracketsSchema>>;

/** What a scan found. `found` = photos + leftOut, always. */
export type Shoot = Readonly<{
  name: string;
  /** Nearest common folder, absolute: results folders are made in it. */
  root: string;
  photos: readonly ShootPhoto[];
  leftOut: readonly LeftOut[];
}>;

export const shootSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  root: z.string(),
  found: z.number().int(),
  photos: z.number().int(),
  bytes: z.number().int(),
  /** Photos per extension, e.g. `{ ".cr2": 120 }`. */
  formats: z.record(z.string(), z.number().int()),
  raws: z.number().int(),
  jpegs: z.number().int(),
  leftOut: z.array(
    z.object({ reason: leftOutReasonSchema, count: z.number().int(), examples: z.array(z.string()) }),
  ),
  /** First and last capture time as ISO strings, and camera models, read from a sample of the photos. */
  captured: z.object({ from: z.string(), to: z.string() }).nullable(),
  cameras: z.array(z.string()),
  /** The newest finished project on this folder; `known`: photos (ids) already edited, unchanged since. Null: none. */
  before: z
    .object({ projectId: z.string(), name: z.string(), at: z.number(), known: z.array(z.number().int()) })
    .nullable(),
});
export type ShootSummary = Readonly<z.infer<typeof shootSummarySchema>>;
