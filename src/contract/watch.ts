// Watch folders: where new shoots are looked out for, and the shoots that were noticed and wait for a person's word.
import { z } from 'zod';
import { keptChoicesSchema } from './choices.ts';
import { faultSchema } from './faults.ts';

/** Where shoots lie: 1, each folder in the watched one; 2, each folder in its folders (`2026/Anna & Ben`). */
export const watchDepthSchema = z.union([z.literal(1), z.literal(2)]);
export type WatchDepth = z.infer<typeof watchDepthSchema>;

/** What a shoot is started with when it starts by itself. */
export const watchStartSchema = z.strictObject({ profileKey: z.number().int(), choices: keptChoicesSchema });
export type WatchStart = Readonly<z.infer<typeof watchStartSchema>>;

const id = z.number().int().positive();

export const watchFolderSchema = z.object({
  id,
  /** Absolute, as the disk spells it. */
  path: z.string(),
  /** False while it can't be read: unmounted, renamed, deleted. Watched again when it is back. */
  there: z.boolean(),
  depth: watchDepthSchema,
  /** True: new shoots start by themselves, with `start`. Otherwise they are proposed. */
  starts: z.boolean(),
  /** `practice`: chosen among Practice's profiles. Null until it was ever chosen. */
  start: watchStartSchema.extend({ profileName: z.string(), practice: z.boolean() }).nullable(),
  /** Shoots that are still being copied, or that wait for something that mends itself before they start. */
  arriving: z.array(z.object({ name: z.string(), photos: z.number().int(), fault: faultSchema.nullable() })),
});
export type WatchFolder = Readonly<z.infer<typeof watchFolderSchema>>;

/** A shoot that appeared in a watched folder and waits for a person's word. */
export const proposalSchema = z.object({
  id,
  path: z.string(),
  name: z.string(),
  /** True: it was started before, and these photos came after that. */
  more: z.boolean(),
  photos: z.number().int(),
  bytes: z.number().int(),
  /** Why it did not start by itself, where it should have; null elsewhere. */
  fault: faultSchema.nullable(),
});
export type Proposal = Readonly<z.infer<typeof proposalSchema>>;

export const watchStateSchema = z.object({
  folders: z.array(watchFolderSchema),
  /** The newest first. */
  proposals: z.array(proposalSchema),
});
export type WatchState = Readonly<z.infer<typeof watchStateSchema>>;
