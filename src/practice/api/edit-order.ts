// Reads and checks the body of an edit request. The rules of imagen-api.md §3.
import { profiles, skyTemplates } from '../profiles.ts';
import { Refusal } from '../refusal.ts';

const toolNames = [
  'crop',
  'portrait_crop',
  'headshot_crop',
  'straighten',
  'perspective_correction',
  'subject_mask',
  'smooth_skin',
  'hdr_merge',
  'window_pull',
  'sky_replacement',
] as const;
export type ToolName = (typeof toolNames)[number];

const exclusive: readonly (readonly ToolName[])[] = [
  ['crop', 'portrait_crop', 'headshot_crop'],
  ['straighten', 'perspective_correction'],
];

const choices: Readonly<Record<string, readonly string[]>> = {
  crop_aspect_ratio: ['2X3', '4X5', '5X7'],
  hdr_output_compression: ['LOSSY', 'LOSSLESS'],
  photography_type: [
    'NO_TYPE',
    'OTHER',
    'PORTRAITS',
    'WEDDING',
    'REAL_ESTATE',
    'LANDSCAPE_NATURE',
    'EVENTS',
    'FAMILY_NEWBORN',
    'BOUDOIR',
    'SPORTS',
    'SCHOOL',
  ],
};

export interface EditOrder {
  readonly profile: number;
  readonly tools: readonly ToolName[];
  readonly cropRatio: string | null;
  readonly lossless: boolean;
  readonly skyTemplate: number | null;
}

type Body = Readonly<Record<string, unknown>>;

/** Refuses with 400 what Imagen would refuse; null stands for "not set", and unknown fields are ignored. */
export function readEditOrder(body: Body): EditOrder {
  const key = body.profile_key;
  if (!Number.isInteger(key)) throw new Refusal(400, 'profile_key is required and must be a whole number.');
  if (!profiles.some((profile) => profile.profile_key === key))
    throw new Refusal(400, `Profile with key ${key} was not found.`);
  for (const [field, allowed] of Object.entries(choices)) checkChoice(body, field, allowed);
  checkCallback(body.callback_url ?? null);
  return {
    profile: key as number,
    tools: readTools(body),
    cropRatio: (body.crop_aspect_ratio as string | null | undefined) ?? null,
    lossless: body.hdr_output_compression === 'LOSSLESS',
    skyTemplate: readSkyTemplate(body.sky_replacement_template_id ?? null),
  };
}

function readTools(body: Body): readonly ToolName[] {
  for (const name of toolNames)
    if (!['boolean', 'undefined'].includes(typeof (body[name] ?? undefined)))
      throw new Refusal(400, `${name} must be true or false.`);
  const chosen = toolNames.filter((name) => body[name] === true);
  for (const set of exclusive) {
    const both = set.filter((name) => chosen.includes(name));
    if (both.length > 1) throw new Refusal(400, `These tools exclude each other: ${both.join(', ')}.`);
  }
  return chosen;
}

function checkChoice(body: Body, field: string, allowed: readonly string[]): void {
  const value = body[field] ?? null;
  if (value !== null && !allowed.includes(value as string))
    throw new Refusal(400, `${field} must be one of: ${allowed.join(', ')}.`);
}

function readSkyTemplate(id: unknown): number | null {
  if (id === null) return null;
  const found = skyTemplates.find((template) => template.id === id);
  if (found === undefined) throw new Refusal(400, 'There is no sky template of this id.');
  return found.id;
}

// Only looked at, never called: Practice Imagen sends nothing anywhere.
function checkCallback(url: unknown): void {
  if (url === null) return;
  if (typeof url !== 'string' || !URL.canParse(url) || new URL(url).protocol !== 'https:')
    throw new Refusal(400, 'callback_url must be an https address.');
}
