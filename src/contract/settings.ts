// What the photographer set. The API key is not among it: main keeps it, the window only learns whether there is one.
import { z } from 'zod';

export const defaultAddress = 'https://api.imagen-ai.com/v1';

/** What can be wrong with an address that a key is to be sent to; `readable`: what is sent there could be read on its way. */
export const addressFlaws = [
  'empty',
  'spaces',
  'backslash',
  'scheme',
  'user',
  'query',
  'fragment',
  'nonsense',
  'readable',
] as const;
export type AddressFlaw = (typeof addressFlaws)[number];

/** Bounds of a bandwidth limit, megabits a second: less would never end, more is none. */
export const [slowest, fastest] = [0.1, 100_000] as const;

const parts = {
  /** Imagen's address, without a slash at the end. */
  address: z.string(),
  /** Work with Practice Imagen instead of the service; null until the first choice. */
  practice: z.boolean().nullable(),
  /** Transfers at once, 1 to 20. */
  parallel: z.number().int().min(1).max(20),
  /** Megabits a second for all transfers together; null for no limit. */
  limitMbps: z.number().min(slowest).max(fastest).nullable(),
  /** Keep the computer awake while projects are at work. */
  stayAwake: z.boolean(),
  /** `system`: as the system has it. */
  appearance: z.enum(['system', 'dark', 'light']),
  language: z.enum(['system', 'en', 'de']),
  /** How new projects begin: `folder` holds a folder for each shoot's edits, null is beside the originals. */
  results: z.strictObject({ folder: z.string().min(1).max(4096).nullable(), jpegs: z.boolean() }),
  /** Tell when a project is done or somebody is needed, while the window isn't looked at. */
  notifications: z.boolean(),
  /** How a project's photos are shown. */
  photosAs: z.enum(['table', 'grid']),
};

/** Some of the settings. Has no defaults: those would set back, with every change, whatever it doesn't name. */
export const settingsChangeSchema = z.strictObject(parts).partial();

export const settingsSchema = z.object({
  address: parts.address.default(defaultAddress),
  practice: parts.practice.default(null),
  parallel: parts.parallel.default(5),
  limitMbps: parts.limitMbps.default(null),
  stayAwake: parts.stayAwake.default(true),
  appearance: parts.appearance.default('system'),
  language: parts.language.default('system'),
  results: parts.results.default({ folder: null, jpegs: false }),
  notifications: parts.notifications.default(true),
  photosAs: parts.photosAs.default('table'),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** What the window sees of the settings. */
export const settingsViewSchema = settingsSchema.extend({ hasKey: z.boolean() });
export type SettingsView = Readonly<z.infer<typeof settingsViewSchema>>;
