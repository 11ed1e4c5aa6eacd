// What Roundtrip remembers of earlier choices: the last ones per profile, and presets with a name.
import { z } from 'zod';
import { editOptionsSchema } from './ai-tools.ts';
import { resultRulesSchema } from './project.ts';

export const presetNameSchema = z.string().trim().min(1).max(100);

/** Without the callback address: it may hold a secret, and is nobody's habit. */
export const keptChoicesSchema = z.strictObject({
  options: editOptionsSchema.refine((options) => options.callbackUrl === undefined),
  results: resultRulesSchema,
});
export type KeptChoices = Readonly<z.infer<typeof keptChoicesSchema>>;

export const presetSchema = z.strictObject({ name: presetNameSchema, choices: keptChoicesSchema });

export const rememberedSchema = z.object({
  /** By the profile's key. */
  last: z.record(z.string(), keptChoicesSchema),
  /** By name. */
  presets: z.array(presetSchema),
});
export type Remembered = Readonly<z.infer<typeof rememberedSchema>>;
