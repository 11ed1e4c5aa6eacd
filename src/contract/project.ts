// A project: one shoot sent through Imagen with one profile. Step says where it is, status how it is going.
import { z } from 'zod';
import { editOptionsSchema } from './ai-tools.ts';
import { faultSchema } from './faults.ts';
import { leftOutReasonSchema } from './shoot.ts';

export const steps = [
  'prepare',
  'create',
  'upload',
  'edit',
  'download',
  'export',
  'deliver',
  'done',
] as const;
export const stepSchema = z.enum(steps);
export type Step = z.infer<typeof stepSchema>;

/** `waiting` without a fault: for its turn. `cancelled`: stopped for good, at the step it had reached. */
export const statusSchema = z.enum(['running', 'waiting', 'paused', 'faulted', 'cancelled', 'done']);
export type Status = z.infer<typeof statusSchema>;

export const resultRulesSchema = z.strictObject({
  /** `beside`: sidecars next to their RAWs; otherwise an absolute folder that takes all results. */
  edits: z.union([z.literal('beside'), z.strictObject({ folder: z.string().min(1) })]),
  /** Final JPEGs wanted? `default`: in the results folder's JPEG folder. */
  jpegs: z.union([z.literal('none'), z.literal('default'), z.strictObject({ folder: z.string().min(1) })]),
});
export type ResultRules = Readonly<z.infer<typeof resultRulesSchema>>;

/** What a person chose for a new project. */
export const projectChoicesSchema = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  profileKey: z.number().int(),
  options: editOptionsSchema,
  results: resultRulesSchema,
  /** Photo ids (of the shoot) taken out by hand. */
  deselected: z.array(z.number().int().nonnegative()).default([]),
});
export type ProjectChoices = Readonly<z.infer<typeof projectChoicesSchema>>;

const count = z.number().int().nonnegative();

/** The state of one project as every screen sees it. Pushed whole: a lost one costs nothing. */
export const projectSummarySchema = z.object({
  id: z.string(),
  uuid: z.string().nullable(),
  name: z.string(),
  root: z.string(),
  profileName: z.string(),
  practice: z.boolean(),
  wantsJpegs: z.boolean(),
  /** It was done, and only fetches results once more: cancelling it calls that off, and it is done as before. */
  fetchesAgain: z.boolean(),
  step: stepSchema,
  status: statusSchema,
  /** Photos that are to be sent (found less left out). */
  total: count,
  sent: count,
  edited: count,
  downloaded: count,
  delivered: count,
  failed: count,
  leftOut: count,
  /** Bytes of photos confirmed by the store, and of all photos to be sent. */
  bytes: count,
  totalBytes: count,
  /** 0 to 1 over the whole project; never runs backwards. */
  progress: z.number().min(0).max(1),
  /** Bytes a second now, and seconds left; null when unknown. */
  speed: z.number().nonnegative().nullable(),
  secondsLeft: z.number().nonnegative().nullable(),
  fault: faultSchema.nullable(),
  /** Its place among those that wait for their turn (1 is next), or null. */
  turn: z.number().int().positive().nullable(),
  /** Since when it waits or stands, milliseconds since 1970, or null. */
  since: z.number().nullable(),
  createdAt: z.number(),
  resultsFolder: z.string(),
  /** Id of a photo whose thumbnail stands for the project, or null. */
  cover: z.number().int().nullable(),
  /** Counts up with every change; older ones are ignored. */
  revision: z.number().int(),
});
export type ProjectSummary = Readonly<z.infer<typeof projectSummarySchema>>;

/** Why a photo failed: a fault's code, or `not-sent` when the project stopped before its turn. */
export const ledgerSchema = z.object({
  found: count,
  sent: count,
  leftOut: z.partialRecord(leftOutReasonSchema, count),
  failed: z.record(z.string(), count),
});
/** found = sent + all left out + all failed, always. */
export type Ledger = Readonly<z.infer<typeof ledgerSchema>>;

/** One line of a project's timeline. `detail` says by what fault, for how long, how often. */
export const momentSchema = z.object({
  at: z.number(),
  what: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type Moment = Readonly<z.infer<typeof momentSchema>>;

/** What is noted of a result in its project's story: `result-note` moments have it as `code`, and the file's `of`. */
export const noteCodes = [
  'name-taken',
  'link-left',
  'sidecar-shared',
  'old-unread',
  'new-unread',
  'words-left',
] as const;
export type NoteCode = (typeof noteCodes)[number];

export const deliverySchema = z.object({
  ledger: ledgerSchema,
  /** What came back per photo, absolute paths. */
  results: z.array(
    z.object({
      photo: z.string(),
      files: z.array(z.string()),
      /** Which of these files are final JPEGs. */
      jpegs: z.array(z.string()),
      backups: z.array(z.object({ file: z.string(), backup: z.string() })),
    }),
  ),
  /** When the earlier files were last put back, milliseconds since 1970; `backups` are what was replaced since. */
  restoredAt: z.number().nullable(),
  /** Results that belong to no photo; kept in the results folder. */
  unmatched: z.array(z.string()),
});
export type Delivery = Readonly<z.infer<typeof deliverySchema>>;

/** What a project came to, in numbers: told every few seconds while it runs, so without its files. */
export const outcomeSchema = z.object({
  ledger: ledgerSchema,
  /** As in the delivery. */
  restoredAt: z.number().nullable(),
  /** Results since then that replaced a file, and those that are new. */
  replaced: count,
  added: count,
  /** Results that belong to no photo. */
  unmatched: count,
  /** What lies where since then: sidecars beside their RAWs and others, edited photos (DNG, JPEG), final JPEGs. */
  places: z.array(
    z.object({
      what: z.enum(['beside', 'sidecars', 'photos', 'jpegs']),
      count: z.number().int().positive(),
      folder: z.string(),
    }),
  ),
  /** Photos without an edit that could be sent again, as a new project. */
  unedited: count,
  /** The project that they were sent again as, the newest, or null. */
  again: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** The folder to point Lightroom at: the shoot where sidecars lie beside the RAWs, else the results folder. */
  lightroomFolder: z.string(),
});
export type Outcome = Readonly<z.infer<typeof outcomeSchema>>;
