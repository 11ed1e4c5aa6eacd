// The AI tools of an edit: catalogue, groups, which exclude each other, which need a parent, starting points.
// Values are Imagen's own words, as they stand in the edit request. Source: imagen-api.md §3.
import { z } from 'zod';

export const toolGroups = ['frame', 'light', 'people', 'real-estate', 'sky'] as const;
export type ToolGroup = (typeof toolGroups)[number];

const catalogue = [
  { tool: 'crop', group: 'frame' },
  { tool: 'portrait_crop', group: 'frame' },
  { tool: 'headshot_crop', group: 'frame' },
  { tool: 'straighten', group: 'frame' },
  { tool: 'perspective_correction', group: 'frame' },
  { tool: 'hdr_merge', group: 'light' },
  { tool: 'subject_mask', group: 'people' },
  { tool: 'smooth_skin', group: 'people' },
  { tool: 'window_pull', group: 'real-estate' },
  { tool: 'sky_replacement', group: 'sky' },
] as const satisfies readonly { tool: string; group: ToolGroup }[];

export type Tool = (typeof catalogue)[number]['tool'];
export const tools = catalogue.map((entry) => entry.tool);
/** The tools of one group, in the order they are shown. */
export const toolsIn = (group: ToolGroup): readonly Tool[] =>
  catalogue.filter((entry) => entry.group === group).map((entry) => entry.tool);

/** Sets of which only one tool can be used at a time. */
export const exclusiveTools: readonly (readonly Tool[])[] = [
  ['crop', 'portrait_crop', 'headshot_crop'],
  ['straighten', 'perspective_correction'],
];

/** The chosen tools that can't be used together with `tool`. */
export function excludedBy(tool: Tool, chosen: readonly Tool[]): readonly Tool[] {
  const sets = exclusiveTools.filter((set) => set.includes(tool));
  return chosen.filter((other) => other !== tool && sets.some((set) => set.includes(other)));
}

export const photographyTypes = [
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
] as const;
export type PhotographyType = (typeof photographyTypes)[number];

/** Starting points per photography type. Source: the vendor's WORKFLOWS.md §9, by imagen-api.md §3. */
export const startingPoints: Readonly<Partial<Record<PhotographyType, readonly Tool[]>>> = {
  WEDDING: ['portrait_crop', 'smooth_skin', 'subject_mask', 'straighten'],
  PORTRAITS: ['portrait_crop', 'smooth_skin', 'subject_mask', 'straighten'],
  FAMILY_NEWBORN: ['portrait_crop', 'smooth_skin', 'subject_mask', 'straighten'],
  SCHOOL: ['headshot_crop', 'smooth_skin', 'perspective_correction', 'subject_mask'],
  REAL_ESTATE: ['crop', 'perspective_correction', 'window_pull', 'hdr_merge'],
  LANDSCAPE_NATURE: ['crop', 'straighten', 'sky_replacement', 'hdr_merge'],
  EVENTS: ['crop', 'straighten', 'subject_mask'],
  SPORTS: ['crop', 'straighten', 'subject_mask'],
};

export const cropRatios = ['2X3', '4X5', '5X7'] as const;
export const hdrCompressions = ['LOSSY', 'LOSSLESS'] as const;

const isHttps = (text: string): boolean => /^https:\/\/[^\s/]+/i.test(text);
// Also what only a parser of addresses notices, a port too great, say.
const isAddress = (text: string): boolean => z.url().safeParse(text).success;

const shape = z.strictObject({
  photographyType: z.enum(photographyTypes).optional(),
  tools: z.array(z.enum(tools as [Tool, ...Tool[]])).default([]),
  cropRatio: z.enum(cropRatios).optional(),
  hdrCompression: z.enum(hdrCompressions).optional(),
  skyTemplate: z.number().int().positive().optional(),
  callbackUrl: z
    .string()
    .max(2000)
    .refine(isHttps, 'A callback address must begin with https://')
    .refine(isAddress, 'This callback address is not a valid one.')
    .optional(),
});

const needs = [
  {
    field: 'cropRatio',
    anyOf: ['crop', 'portrait_crop', 'headshot_crop'],
    say: 'A crop ratio needs a crop tool.',
  },
  { field: 'hdrCompression', anyOf: ['hdr_merge'], say: 'HDR compression needs HDR merge.' },
  { field: 'skyTemplate', anyOf: ['sky_replacement'], say: 'A sky template needs sky replacement.' },
] as const;

/** The options of an edit, with the rules that the server would refuse by: this schema decides, forms only show it. */
export const editOptionsSchema = shape.check((ctx) => {
  const { value } = ctx;
  for (const set of exclusiveTools) {
    const both = set.filter((tool) => value.tools.includes(tool));
    if (both.length > 1)
      ctx.issues.push({
        code: 'custom',
        input: value,
        path: ['tools'],
        message: `These can’t be used together: ${both.join(', ')}.`,
      });
  }
  for (const { field, anyOf, say } of needs)
    if (value[field] !== undefined && !anyOf.some((tool) => value.tools.includes(tool)))
      ctx.issues.push({ code: 'custom', input: value, path: [field], message: say });
});
export type EditOptions = Readonly<z.infer<typeof editOptionsSchema>>;

export const skyTemplateSchema = z.object({ id: z.number().int(), isDefault: z.boolean() });
export type SkyTemplate = Readonly<z.infer<typeof skyTemplateSchema>>;
