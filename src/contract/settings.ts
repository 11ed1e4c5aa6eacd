// What the photographer set. The API key is not among it: main keeps it, the window only learns whether there is one.
import { z } from 'zod';

export const defaultAddress = 'https://api.imagen-ai.com/v1';

export const settingsSchema = z.object({
  /** Imagen's address, without a slash at the end. */
  address: z.string().default(defaultAddress),
  /** Work with Practice Imagen instead of the service; null until the first choice. */
  practice: z.boolean().nullable().default(null),
  /** Transfers at once, 1 to 20. */
  parallel: z.number().int().min(1).max(20).default(5),
  /** Megabits a second for all transfers together; null for no limit. */
  limitMbps: z.number().positive().nullable().default(null),
  /** Keep the computer awake while projects are at work. */
  stayAwake: z.boolean().default(true),
  /** `system`: as the system has it. */
  appearance: z.enum(['system', 'dark', 'light']).default('system'),
  language: z.enum(['system', 'en', 'de']).default('system'),
  /** Tell when a project is done or somebody is needed, while the window isn't looked at. */
  notifications: z.boolean().default(true),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** What the window sees of the settings. */
export const settingsViewSchema = settingsSchema.extend({ hasKey: z.boolean() });
export type SettingsView = Readonly<z.infer<typeof settingsViewSchema>>;
