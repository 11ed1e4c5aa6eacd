// THE table: every call the window can make of main, with the shape of what goes in and what comes out.
// A new call touches this file, main/handlers.ts and its service; a missing handler does not compile.
import { z } from 'zod';
import { skyTemplateSchema } from './ai-tools.ts';
import { keptChoicesSchema, presetNameSchema, rememberedSchema } from './choices.ts';
import { screenActs } from './menu.ts';
import { imageTypeSchema, photoStateSchema, projectPhotoSchema } from './photo.ts';
import { profileSchema } from './profile.ts';
import {
  deliverySchema,
  momentSchema,
  outcomeSchema,
  projectChoicesSchema,
  projectSummarySchema,
} from './project.ts';
import { addressFlaws, settingsChangeSchema, settingsViewSchema } from './settings.ts';
import { bracketsSchema, photoDetailsSchema, shootPhotoSchema, shootSummarySchema } from './shoot.ts';
import { watchDepthSchema, watchStartSchema, watchStateSchema } from './watch.ts';

const nothing = z.undefined();
const id = z.string().min(1).max(100);
const keySchema = z.string().trim().min(1).max(500);
const byId = z.strictObject({ id });
const share = z.number().min(0).max(1);
const page = { offset: z.number().int().nonnegative(), limit: z.number().int().min(1).max(500) };

export const calls = {
  'app.info': {
    input: nothing,
    output: z.object({ version: z.string(), runtime: z.string(), platform: z.string() }),
  },
  /** The page heard that the network is back: waits for it may end. A hint, as it may be another network. */
  'app.online': { input: nothing, output: nothing },
  /** What of the native menu's acts fits the screen now. */
  'app.offers': { input: z.strictObject({ acts: z.array(z.enum(screenActs)) }), output: nothing },
  'settings.get': { input: nothing, output: settingsViewSchema },
  'settings.change': { input: settingsChangeSchema, output: settingsViewSchema },
  /** Looks at an address as it is typed; nothing is kept. */
  'settings.check-address': {
    input: z.strictObject({ address: z.string().max(4096) }),
    output: z.object({ flaw: z.enum(addressFlaws).nullable() }),
  },
  'key.set': {
    input: z.strictObject({ key: keySchema }),
    output: settingsViewSchema,
  },
  'key.forget': { input: nothing, output: settingsViewSchema },
  /** Asks Imagen for the profiles, with this key or the kept one: succeeds or says why not. Keeps nothing. */
  'key.test': {
    input: z.strictObject({ key: keySchema.optional() }),
    output: z.object({ profiles: z.number().int() }),
  },

  'shoots.pick': { input: nothing, output: z.object({ paths: z.array(z.string()) }) },
  /** Several folders are a shoot each and loose photos one together; `together` makes one shoot of all. */
  'shoots.scan': {
    input: z.strictObject({
      paths: z.array(z.string().min(1).max(4096)).min(1).max(10_000),
      together: z.boolean().optional(),
      /** Names the scan in `scan` events, and to stop it; a stopped one gives no shoots. */
      ticket: id.optional(),
    }),
    output: z.object({ shoots: z.array(shootSummarySchema) }),
  },
  'shoots.stop-scan': {
    input: z.strictObject({ ticket: id }),
    output: z.object({ stopped: z.boolean() }),
  },
  'shoots.photos': {
    input: z.strictObject({ id, ...page }),
    output: z.object({ total: z.number().int(), photos: z.array(shootPhotoSchema) }),
  },
  /** Opens each of these photos and its sidecar for reading; asked for after the first pictures are on the screen. */
  'shoots.details': {
    input: z.strictObject({ id, ...page }),
    output: z.object({ photos: z.array(photoDetailsSchema) }),
  },
  /** Exposure brackets among the photos of one kind, for HDR merge. Reads all details that are not read yet. */
  'shoots.brackets': { input: z.strictObject({ id, imageType: imageTypeSchema }), output: bracketsSchema },
  /** Folders opened last, the newest first. */
  'shoots.recent': { input: nothing, output: z.object({ folders: z.array(z.string()) }) },
  'shoots.forget-recent': { input: nothing, output: z.object({ folders: z.array(z.string()) }) },
  /** The system's picker for one folder that results go to; null when nothing was picked. */
  'folders.pick': { input: nothing, output: z.object({ path: z.string().nullable() }) },

  /** What was started with last per profile, and the presets. */
  'choices.get': { input: nothing, output: rememberedSchema },
  /** Keeps a preset; one of the same name is replaced. */
  'choices.save': {
    input: z.strictObject({ name: presetNameSchema, choices: keptChoicesSchema }),
    output: rememberedSchema,
  },
  'choices.forget': { input: z.strictObject({ name: presetNameSchema }), output: rememberedSchema },

  /** The sample shoot to try Roundtrip with; made where there is none yet. */
  'practice.sample': { input: nothing, output: z.object({ folder: z.string() }) },

  'profiles.list': { input: nothing, output: z.array(profileSchema) },
  'sky.templates': { input: nothing, output: z.array(skyTemplateSchema) },

  /** What would be sent with these choices, before a byte is. */
  'projects.plan': {
    input: z.strictObject({ shootId: id, choices: projectChoicesSchema }),
    output: z.object({
      photos: z.number().int(),
      bytes: z.number().int(),
      leftOut: z.record(z.string(), z.number().int()),
      sidecarsMerged: z.number().int(),
      resultsFolder: z.string(),
      /** Where final JPEGs would go, wanted or not. */
      jpegsFolder: z.string(),
      /** At the speed measured when photos were last sent; null when never. */
      secondsToSend: z.number().nullable(),
      /** Room that the results may take, and that there is where they go; null when the disk can't be asked. */
      diskNeeded: z.number(),
      diskFree: z.number().nullable(),
    }),
  },
  /** `withoutFailed`: should some photos fail, edit the others without asking (the terminal's way). */
  'projects.start': {
    input: z.strictObject({
      shootId: id,
      choices: projectChoicesSchema,
      withoutFailed: z.boolean().optional(),
    }),
    output: projectSummarySchema,
  },
  'projects.list': { input: nothing, output: z.array(projectSummarySchema) },
  'projects.get': { input: byId, output: projectSummarySchema },
  'projects.photos': {
    input: z.strictObject({ id, ...page, state: photoStateSchema.optional() }),
    output: z.object({ total: z.number().int(), photos: z.array(projectPhotoSchema) }),
  },
  'projects.delivery': { input: byId, output: deliverySchema },
  'projects.outcome': { input: byId, output: outcomeSchema },
  'projects.pause': { input: byId, output: projectSummarySchema },
  /** `askAgain`: the person accepts that an edit or export may be asked twice. `withoutFailed`: edit what was sent. */
  'projects.resume': {
    input: z.strictObject({ id, askAgain: z.boolean().optional(), withoutFailed: z.boolean().optional() }),
    output: projectSummarySchema,
  },
  /** Stops it for good and keeps what came back. Imagen can't be told to stop: what it took may still be billed. */
  'projects.cancel': { input: byId, output: projectSummarySchema },
  /** Puts an unfinished project before another one in the order of turns; `null`: at the end. */
  'projects.move': {
    input: z.strictObject({ id, before: id.nullable() }),
    output: projectSummarySchema,
  },
  /** What happened and when, oldest first; of a long story its newest part. */
  'projects.timeline': {
    input: byId,
    output: z.object({ total: z.number().int(), moments: z.array(momentSchema) }),
  },
  /** Writes a zip with everything that explains this project, and nothing that is secret; shows its folder. */
  'projects.support': { input: byId, output: z.object({ file: z.string() }) },
  'projects.restore': {
    input: byId,
    output: z.object({ restored: z.array(z.string()), movedAway: z.array(z.string()) }),
  },
  /** Has the final JPEGs of a done project made, which it did without so far. */
  'projects.export': { input: byId, output: projectSummarySchema },
  /** Fetches the results that are not in their places, as far as Imagen still has them; `missing` 0: there was none. */
  'projects.fetch-again': {
    input: byId,
    output: z.object({ missing: z.number().int(), project: projectSummarySchema }),
  },
  /**
   * Sends the photos that have no edit once more, as a new project with the same choices: asked for by a person, as it is
   * billed. One that Imagen no longer has, or could not edit, is cancelled by it. Gives the new one.
   */
  'projects.again': { input: byId, output: projectSummarySchema },
  /** Shows a photo in the system's file browser; without one, the shoot's folder. */
  'projects.show': {
    input: z.strictObject({ id, photo: z.number().int().nonnegative().optional() }),
    output: z.object({ shown: z.string() }),
  },
  /**
   * Whether a photo and its final JPEG lie over one another: as a `whole`, the JPEG over a `cropped` frame of the photo
   * (shares of its upright picture), or not at all.
   */
  'projects.frame': {
    input: z.strictObject({ id, photo: z.number().int().nonnegative() }),
    output: z.object({
      fit: z.enum(['whole', 'cropped', 'apart']),
      /** `shape`: width to height of what it shows. */
      crop: z
        .object({ left: share, top: share, right: share, bottom: share, shape: z.number().positive() })
        .nullable(),
    }),
  },
  /**
   * Begins a drag out of the window with the pictures that came back for these photos. The page names no paths; it is told
   * them, to know what was dragged out when it is let go over the window itself.
   */
  'projects.drag': {
    input: z.strictObject({ id, photos: z.array(z.number().int().nonnegative()).min(1).max(10_000) }),
    output: z.object({ files: z.array(z.string()) }),
  },
  'projects.open-results': { input: byId, output: z.object({ opened: z.string() }) },

  'watch.state': { input: nothing, output: watchStateSchema },
  /** Looks out for new shoots in a folder from now on; what is in it already is not proposed. */
  'watch.add': { input: z.strictObject({ path: z.string().min(1).max(4096) }), output: watchStateSchema },
  /** `starts` needs a `start`, now or from before. Another `depth`: what lies there already is not proposed. */
  'watch.change': {
    input: z.strictObject({
      id: z.number().int().positive(),
      depth: watchDepthSchema.optional(),
      starts: z.boolean().optional(),
      start: watchStartSchema.optional(),
    }),
    output: watchStateSchema,
  },
  'watch.remove': { input: z.strictObject({ id: z.number().int().positive() }), output: watchStateSchema },
  /** A proposed shoot is not wanted: it isn't proposed again. */
  'watch.dismiss': { input: z.strictObject({ id: z.number().int().positive() }), output: watchStateSchema },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type Calls = typeof calls;
export type CallName = keyof Calls;
/** What a caller passes (before defaults are filled in). */
export type CallInput<N extends CallName> = z.input<Calls[N]['input']>;
/** What a handler receives (after the schema). */
export type CallParsed<N extends CallName> = z.output<Calls[N]['input']>;
export type CallOutput<N extends CallName> = z.output<Calls[N]['output']>;
