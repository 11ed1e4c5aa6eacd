// Rows of the database as typed data. zod reads them, so that a damaged or hand-edited row is noticed here
// and not as an odd number on the screen.
import { z } from 'zod';
import { editOptionsSchema } from '#contract/ai-tools.ts';
import { faultSchema } from '#contract/faults.ts';
import { resultRulesSchema, statusSchema, stepSchema } from '#contract/project.ts';

const flag = z.number().transform((value) => value !== 0);
const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.issues.push({ code: 'custom', message: 'no JSON', input: text });
        return z.NEVER;
      }
    })
    .pipe(schema);
const time = z.number().nullable();

export const projectRowSchema = z
  .object({
    id: z.string(),
    uuid: z.string().nullable(),
    name: z.string(),
    name_given: flag,
    root: z.string(),
    profile_key: z.number(),
    profile_name: z.string(),
    options: json(editOptionsSchema),
    results: json(resultRulesSchema),
    practice: flag,
    without_failed: flag,
    step: stepSchema,
    status: statusSchema,
    fault: z.union([z.null(), json(faultSchema)]),
    since: time,
    created_at: z.number(),
    progress: z.number(),
    total_bytes: z.number(),
    create_asked_at: time,
    edit_asked_at: time,
    edit_known_at: time,
    edit_done_at: time,
    export_asked_at: time,
    export_known_at: time,
    export_done_at: time,
  })
  .transform((row) => ({
    id: row.id,
    uuid: row.uuid,
    name: row.name,
    nameGiven: row.name_given,
    root: row.root,
    profileKey: row.profile_key,
    profileName: row.profile_name,
    options: row.options,
    results: row.results,
    practice: row.practice,
    withoutFailed: row.without_failed,
    step: row.step,
    status: row.status,
    fault: row.fault,
    since: row.since,
    createdAt: row.created_at,
    progress: row.progress,
    totalBytes: row.total_bytes,
    createAskedAt: row.create_asked_at,
    edit: { askedAt: row.edit_asked_at, knownAt: row.edit_known_at, doneAt: row.edit_done_at },
    export: { askedAt: row.export_asked_at, knownAt: row.export_known_at, doneAt: row.export_done_at },
  }));
/** One project as stored. `edit` and `export`: when it was asked (the intent), known to have been taken, and done. */
export type Project = Readonly<z.output<typeof projectRowSchema>>;

export const photoRowSchema = z
  .object({
    id: z.number(),
    path: z.string(),
    relative: z.string(),
    upload_name: z.string(),
    size: z.number(),
    mtime_ms: z.number(),
    sent_at: time,
    verified: flag,
    failed: z.string().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    path: row.path,
    relative: row.relative,
    uploadName: row.upload_name,
    size: row.size,
    mtimeMs: row.mtime_ms,
    sentAt: row.sent_at,
    verified: row.verified,
    failed: row.failed,
  }));
/** One photo of a project as stored; `failed` is a fault's code. */
export type Photo = Readonly<z.output<typeof photoRowSchema>>;

export const resultRowSchema = z
  .object({
    kind: z.enum(['edit', 'jpeg']),
    name: z.string(),
    photo: z.number().nullable(),
    target: z.string(),
    backup: z.string().nullable(),
    sha256: z.string().nullable(),
    created: flag,
    placed_at: time,
    failed: z.string().nullable(),
    note: z.string().nullable(),
  })
  .transform(({ placed_at, ...row }) => ({ ...row, placedAt: placed_at }));
/** One file that Imagen gave back: where it goes, what it replaced, whether it is there. */
export type Result = Readonly<z.output<typeof resultRowSchema>>;
