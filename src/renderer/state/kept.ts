// Choices as they are remembered, and back: last ones per profile and presets. Pure.
import type { KeptChoices, Remembered } from '#contract/choices.ts';
import { parentOf } from './begin.ts';
import { type Choices, noChoices, optionsOf, resultRulesOf } from './choices.ts';

/** What would be remembered; null while something is missing or wrong. */
export function keptOf(choices: Choices): KeptChoices | null {
  const read = optionsOf({ ...choices, callbackUrl: '' });
  const results = resultRulesOf(choices);
  return results === null || !('options' in read) ? null : { options: read.options, results };
}

/** The form with what was remembered; profile and callback address stay, and the folder that is this shoot's own. */
export function withKept(now: Choices, { options, results }: KeptChoices): Choices {
  return {
    ...noChoices,
    profileKey: now.profileKey,
    callbackUrl: now.callbackUrl,
    startResults: now.startResults,
    photographyType: options.photographyType ?? null,
    tools: options.tools,
    byHand: true,
    cropRatio: options.cropRatio ?? null,
    hdrCompression: options.hdrCompression ?? null,
    skyTemplate: options.skyTemplate ?? null,
    edits: results.edits === 'beside' ? 'beside' : 'folder',
    editsFolder: results.edits === 'beside' ? '' : folderFor(now, results.edits.folder),
    jpegs: results.jpegs !== 'none',
    jpegsFolder: typeof results.jpegs === 'string' ? '' : results.jpegs.folder,
  };
}

// A folder beside the one that Settings give this shoot is that of the shoot it was chosen for.
function folderFor({ startResults: { edits } }: Choices, kept: string): string {
  return edits !== 'beside' && parentOf(edits.folder) === parentOf(kept) ? edits.folder : kept;
}

/** Nothing chosen but profile and callback address. */
export const cleared = (now: Choices): Choices => ({ ...withKept(now, nothingFor(now)), byHand: false });

/** Same choices, in whatever order the tools were switched. */
export function isKept(choices: Choices, kept: KeptChoices): boolean {
  const now = keptOf(choices);
  const then = keptOf(withKept(choices, kept));
  return now !== null && then !== null && textOf(now) === textOf(then);
}

const textOf = ({ options, results }: KeptChoices): string =>
  JSON.stringify([
    [...options.tools].sort(),
    ...[options.photographyType, options.cropRatio, options.hdrCompression, options.skyTemplate],
    ...[results.edits, results.jpegs],
  ]);

/** Chooses a profile; as long as nothing was changed by hand, what was last started with it comes too. */
export function chooseProfile(now: Choices, profileKey: number, remembered: Remembered | undefined): Choices {
  const next = { ...now, profileKey };
  const before = now.profileKey === null ? undefined : remembered?.last[now.profileKey];
  const untouched = isKept(now, nothingFor(now)) || (before !== undefined && isKept(now, before));
  const last = remembered?.last[profileKey];
  return untouched && last !== undefined ? withKept(next, last) : next;
}
const nothingFor = ({ startResults }: Choices): KeptChoices => ({
  options: { tools: [] },
  results: startResults,
});

/** What the form stands at: a preset's name, the last ones of this profile, nothing yet, or none of these. */
export type Standing =
  | { readonly at: 'none' | 'last' | 'changed' }
  | { readonly at: 'preset'; readonly name: string };

export function standingOf(choices: Choices, remembered: Remembered | undefined): Standing {
  const preset = remembered?.presets.find((each) => isKept(choices, each.choices));
  if (preset !== undefined) return { at: 'preset', name: preset.name };
  const last = choices.profileKey === null ? undefined : remembered?.last[choices.profileKey];
  if (last !== undefined && isKept(choices, last)) return { at: 'last' };
  return { at: isKept(choices, nothingFor(choices)) ? 'none' : 'changed' };
}
