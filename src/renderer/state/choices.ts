// What a photographer chose on the form of a new project, and what it becomes in a call. Pure.
import {
  type cropRatios,
  type EditOptions,
  editOptionsSchema,
  excludedBy,
  type hdrCompressions,
  type PhotographyType,
  startingPoints,
  type Tool,
} from '#contract/ai-tools.ts';
import type { ResultRules } from '#contract/project.ts';

export type CropRatio = (typeof cropRatios)[number];
export type HdrCompression = (typeof hdrCompressions)[number];

export interface Choices {
  readonly profileKey: number | null;
  readonly photographyType: PhotographyType | null;
  readonly tools: readonly Tool[];
  /** True once a tool was switched by hand: then a starting point is offered and no longer set. */
  readonly byHand: boolean;
  readonly cropRatio: CropRatio | null;
  readonly hdrCompression: HdrCompression | null;
  readonly skyTemplate: number | null;
  readonly callbackUrl: string;
  readonly edits: 'beside' | 'folder';
  readonly editsFolder: string;
  readonly jpegs: boolean;
  /** Empty: in the results folder. */
  readonly jpegsFolder: string;
  /** Where this form's results began, as Settings want it. */
  readonly startResults: ResultRules;
}

export const noChoices: Choices = {
  profileKey: null,
  photographyType: null,
  tools: [],
  byHand: false,
  cropRatio: null,
  hdrCompression: null,
  skyTemplate: null,
  callbackUrl: '',
  edits: 'beside',
  editsFolder: '',
  jpegs: false,
  jpegsFolder: '',
  startResults: { edits: 'beside', jpegs: 'none' },
};

const cropTools: readonly Tool[] = ['crop', 'portrait_crop', 'headshot_crop'];
export const isCrop = (tool: Tool): boolean => cropTools.includes(tool);

/** Fields whose tool is off go with it: the server would refuse them. */
function withoutOrphans(choices: Choices): Choices {
  const { tools } = choices;
  return {
    ...choices,
    cropRatio: tools.some(isCrop) ? choices.cropRatio : null,
    hdrCompression: tools.includes('hdr_merge') ? choices.hdrCompression : null,
    skyTemplate: tools.includes('sky_replacement') ? choices.skyTemplate : null,
  };
}

/** Switches a tool. What can't be used with it goes off; `off` names it, so that the form can say so. */
export function switchTool(
  choices: Choices,
  tool: Tool,
  on: boolean,
): { readonly choices: Choices; readonly off: readonly Tool[] } {
  const off = on ? excludedBy(tool, choices.tools) : [];
  const others = choices.tools.filter((each) => each !== tool && !off.includes(each));
  const tools = on ? [...others, tool] : others;
  return { choices: withoutOrphans({ ...choices, tools, byHand: true }), off };
}

const sameTools = (a: readonly Tool[], b: readonly Tool[]): boolean =>
  a.length === b.length && a.every((tool) => b.includes(tool));

/** Chooses a photography type. Its starting point is set too, as long as no tool was switched by hand. */
export function chooseType(choices: Choices, type: PhotographyType | null): Choices {
  const next = { ...choices, photographyType: type };
  return choices.byHand ? next : withoutOrphans({ ...next, tools: startOf(type) });
}

const startOf = (type: PhotographyType | null): readonly Tool[] =>
  (type === null ? undefined : startingPoints[type]) ?? [];

/** The starting point that could be taken instead of the present tools; null when there is none or it is set. */
export function offeredStart(choices: Choices): readonly Tool[] | null {
  const start = startOf(choices.photographyType);
  return start.length === 0 || sameTools(start, choices.tools) ? null : start;
}

/** Takes the starting point of the chosen type, whatever was switched before. */
export const takeStart = (choices: Choices): Choices =>
  withoutOrphans({ ...choices, tools: startOf(choices.photographyType), byHand: false });

/** The options of the edit, or the contract's word on what is wrong with them. */
export function optionsOf(
  choices: Choices,
): { readonly options: EditOptions } | { readonly field: string; readonly message: string } {
  const url = choices.callbackUrl.trim();
  const read = editOptionsSchema.safeParse({
    tools: choices.tools,
    ...(choices.photographyType === null ? {} : { photographyType: choices.photographyType }),
    ...(choices.cropRatio === null ? {} : { cropRatio: choices.cropRatio }),
    ...(choices.hdrCompression === null ? {} : { hdrCompression: choices.hdrCompression }),
    ...(choices.skyTemplate === null ? {} : { skyTemplate: choices.skyTemplate }),
    ...(url === '' ? {} : { callbackUrl: url }),
  });
  if (read.success) return { options: read.data };
  const [issue] = read.error.issues;
  return { field: String(issue?.path[0] ?? ''), message: issue?.message ?? '' };
}

/** Where results go, or null while a folder that was asked for isn't named. */
export function resultRulesOf(choices: Choices): ResultRules | null {
  const folder = choices.editsFolder.trim();
  if (choices.edits === 'folder' && folder === '') return null;
  const jpegsFolder = choices.jpegsFolder.trim();
  const jpegs = jpegsFolder === '' ? ('default' as const) : { folder: jpegsFolder };
  return {
    edits: choices.edits === 'beside' ? 'beside' : { folder },
    jpegs: choices.jpegs ? jpegs : 'none',
  };
}
