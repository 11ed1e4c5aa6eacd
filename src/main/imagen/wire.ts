// The service's replies and the edit request as they are on the wire: snake_case stops here. Called by client.ts.
// Sources: the vendor's quickstart and imagen-api.md §1–§4; where they differ, both forms are read.
import { z } from 'zod';
import type { EditOptions, SkyTemplate } from '#contract/ai-tools.ts';
import type { ImageType } from '#contract/photo.ts';
import type { Profile } from '#contract/profile.ts';
import { isPrivate } from './address.ts';
import type { Link, RemoteProject, RemoteState, RemoteStatus } from './client.ts';

/** The reply without its `data` envelope, which is one only when nothing stands beside it. */
export function unwrap(reply: unknown): unknown {
  if (typeof reply !== 'object' || reply === null || !('data' in reply)) return reply;
  return Object.keys(reply).length === 1 ? reply.data : reply;
}

// A list under its name, or bare. One entry that can't be read must not take the others with it; but when none can,
// the reply is not what it should be.
const listOf = <T>(name: string, entry: z.ZodType<T>) =>
  z
    .union([
      z.object({ [name]: z.array(z.unknown()) }).transform((reply) => reply[name]),
      z.array(z.unknown()),
    ])
    .transform((entries = []) => ({ read: readable(entries, entry), found: entries.length }))
    .refine(({ read, found }) => read.length > 0 || found === 0)
    .transform(({ read }) => read);

const readable = <T>(entries: readonly unknown[], entry: z.ZodType<T>): readonly T[] =>
  entries.map((each) => entry.safeParse(each)).flatMap((each) => (each.success ? [each.data] : []));

const wholeNumber = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);
const words = z.string().nullish().catch(null);
const wordsOrNull = words.transform((text) => text || null);

const imageTypes: Readonly<Record<string, ImageType>> = { RAW: 'RAW', JPG: 'JPG', JPEG: 'JPG' };
const profileEntry = z
  .object({ profile_key: wholeNumber, profile_name: z.string(), profile_type: words, image_type: words })
  .transform((entry) => ({
    key: entry.profile_key,
    name: entry.profile_name,
    type: entry.profile_type ?? '',
    imageType: imageTypes[entry.image_type?.trim().toUpperCase() ?? ''] ?? null,
  }));
// A profile for a kind of photo this version doesn't know can't be used by it.
const isUsable = (profile: z.infer<typeof profileEntry>): profile is Profile => profile.imageType !== null;
export const profilesReply = listOf('profiles', profileEntry).transform((profiles) =>
  profiles.filter(isUsable),
);

const templateEntry = z
  .object({ id: wholeNumber, is_default: z.boolean().nullish().catch(null) })
  .transform((entry): SkyTemplate => ({ id: entry.id, isDefault: entry.is_default === true }));
export const skyTemplatesReply = listOf('templates', templateEntry);

// Becomes part of a path, so it must be nothing else.
const uuid = z.string().regex(/^[\w-]{1,100}$/);
export const createReply = z.object({ project_uuid: uuid }).transform((reply) => reply.project_uuid);

const toolNames = z.array(z.unknown()).nullish().catch(null);
export const projectReply = z
  .object({
    project_uuid: uuid,
    name: wordsOrNull,
    status: wordsOrNull,
    number_of_images: z.int().nonnegative().nullish().catch(null),
    profile: z
      .union([z.string(), z.number().transform(String)])
      .nullish()
      .catch(null),
    ai_tools: toolNames,
    export_status: wordsOrNull,
  })
  .transform(
    (entry): RemoteProject => ({
      uuid: entry.project_uuid,
      name: entry.name,
      status: entry.status,
      photos: entry.number_of_images ?? null,
      profile: entry.profile || null,
      tools: (entry.ai_tools ?? []).filter((tool) => typeof tool === 'string'),
      exportStatus: entry.export_status,
    }),
  );
export const projectsReply = listOf('projects', projectReply);

const states: ReadonlyMap<string, RemoteState> = new Map([
  ['pending', 'pending'],
  ['inprogress', 'in-progress'],
  ['completed', 'completed'],
  ['failed', 'failed'],
]);
/** What a status means, in any letter case, its words parted by a space, an underscore, a hyphen or nothing. */
export const stateOf = (status: string | null): RemoteState =>
  states.get(status?.toLowerCase().replace(/[\s_-]+/g, '') ?? '') ?? 'unknown';

export const statusReply = z
  .object({
    status: z.string().nullable(),
    progress: z.number().nullish().catch(null),
    details: wordsOrNull,
  })
  .transform(
    ({ status, progress, details }): RemoteStatus => ({
      state: stateOf(status),
      progress: typeof progress === 'number' ? Math.min(100, Math.max(0, progress)) : null,
      details,
    }),
  );

const linkUrl = z.string().refine((text) => {
  const url = URL.parse(text);
  return url !== null && isPrivate(url);
});
const noLink = z.union([z.null(), z.undefined(), z.literal('')]);
// Half a surrogate pair is no text: the database would give it back as another name than it was given.
const linkName = z
  .string()
  .min(1)
  .transform((name) => name.toWellFormed());
const linkEntry = z.object({ name: linkName, url: z.union([linkUrl, noLink]) });
// An entry without a link is a photo without a result. One that can't be read might be any photo's: then the whole
// list is refused.
const linksReply = (key: 'upload_link' | 'download_link') =>
  z
    .object({ files_list: z.array(z.record(z.string(), z.unknown())) })
    .transform(({ files_list }) => files_list.map((entry) => ({ name: entry.file_name, url: entry[key] })))
    .pipe(z.array(linkEntry))
    .transform((entries) => entries.flatMap(({ name, url }): Link[] => (url ? [{ name, url }] : [])));
export const uploadLinksReply = linksReply('upload_link');
export const downloadLinksReply = linksReply('download_link');

/** The edit request: what was chosen and nothing else, since unset is not the same as `false`. imagen-api.md §3. */
export const editRequest = (profileKey: number, options: EditOptions): Record<string, unknown> => ({
  profile_key: profileKey,
  photography_type: options.photographyType,
  ...Object.fromEntries(options.tools.map((tool) => [tool, true])),
  crop_aspect_ratio: options.cropRatio,
  hdr_output_compression: options.hdrCompression,
  sky_replacement_template_id: options.skyTemplate,
  callback_url: options.callbackUrl,
});
