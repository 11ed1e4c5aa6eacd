// Shoots that were dropped and not started yet, in the order they came; the first one is on the form.
import { create } from 'zustand';
import type { ProjectChoices } from '#contract/project.ts';
import type { Settings } from '#contract/settings.ts';
import type { ShootSummary } from '#contract/shoot.ts';
import { beginFor } from './begin.ts';
import { type Choices, noChoices, optionsOf, resultRulesOf } from './choices.ts';

type Rules = Settings['results'];

export interface Draft {
  readonly shoot: ShootSummary;
  /** Empty: the shoot's, or the next free one after it. */
  readonly name: string;
  /** The name that was typed the last time is taken: a person is to choose another. */
  readonly naming: boolean;
  /** Photo ids that are not to be sent. */
  readonly deselected: ReadonlySet<number>;
  /** Photos that the photographer rejected elsewhere; null until the sidecars have been read. */
  readonly rejected: ReadonlySet<number> | null;
  readonly choices: Choices;
  /** What the form began with: the same as long as nothing was chosen. */
  readonly begun: Choices;
}

interface Drafts {
  readonly drafts: readonly Draft[];
  /** What was chosen for the last started shoot: the next one begins with it. */
  readonly last: Choices;
  /** How many came since the queue was last empty: "Shoot 2 of 3". */
  readonly came: number;
  /** Where Settings want results when a form begins. */
  readonly rules: Rules;
  readonly add: (shoots: readonly ShootSummary[], rules?: Rules, naming?: boolean) => void;
  readonly change: (shootId: string, change: Partial<Omit<Draft, 'shoot'>>) => void;
  readonly choose: (shootId: string, change: (choices: Choices) => Choices) => void;
  /** What was rejected elsewhere is not meant to be sent: told once, it is taken out; then the photographer's clicks count. */
  readonly leaveRejected: (shootId: string, rejected: readonly number[]) => void;
  /** The shoot was started or is not wanted. */
  readonly remove: (shootId: string, started: boolean) => void;
}

const begin = (shoot: ShootSummary, last: Choices, rules: Rules, naming: boolean): Draft => {
  const begun = beginFor(shoot, last, rules);
  return { shoot, name: '', naming, deselected: new Set(), rejected: null, choices: begun, begun };
};

/** One without holds nobody up: it comes after the others, and goes when more is dropped, for it has been told then. */
const hasPhotos = ({ shoot }: Draft): boolean => shoot.photos > 0;

const withoutRejected = (draft: Draft, rejected: readonly number[]): Draft =>
  draft.rejected === null
    ? { ...draft, rejected: new Set(rejected), deselected: new Set([...draft.deselected, ...rejected]) }
    : draft;

const changed = (drafts: readonly Draft[], shootId: string, change: (draft: Draft) => Draft) =>
  drafts.map((draft) => (draft.shoot.id === shootId ? change(draft) : draft));

export const useDrafts = create<Drafts>()((set) => ({
  drafts: [],
  last: noChoices,
  came: 0,
  rules: { folder: null, jpegs: false },
  add: (shoots, given, naming = false) =>
    set(({ drafts, last, came, rules }) => {
      const begun = shoots.map((shoot) => begin(shoot, last, given ?? rules, naming));
      const kept = drafts.filter(hasPhotos);
      const before = kept.length === 0 ? 0 : came - (drafts.length - kept.length);
      return {
        rules: given ?? rules,
        drafts: [...kept, ...begun.filter(hasPhotos), ...begun.filter((draft) => !hasPhotos(draft))],
        came: before + shoots.length,
      };
    }),
  change: (shootId, change) =>
    set(({ drafts }) => ({ drafts: changed(drafts, shootId, (draft) => ({ ...draft, ...change })) })),
  choose: (shootId, change) =>
    set(({ drafts }) => ({
      drafts: changed(drafts, shootId, (draft) => ({ ...draft, choices: change(draft.choices) })),
    })),
  leaveRejected: (shootId, rejected) =>
    set(({ drafts }) => ({
      drafts: changed(drafts, shootId, (draft) => withoutRejected(draft, rejected)),
    })),
  remove: (shootId, started) =>
    set(({ drafts, last, rules }) => {
      const choices = drafts.find(({ shoot }) => shoot.id === shootId)?.choices ?? last;
      const rest = drafts.filter(({ shoot }) => shoot.id !== shootId);
      if (!started) return { drafts: rest };
      const next = rest.map((draft) => {
        if (draft.choices !== draft.begun) return draft;
        const begun = beginFor(draft.shoot, choices, rules);
        return { ...draft, choices: begun, begun };
      });
      return { drafts: next, last: choices };
    }),
}));

/** What a draft becomes in `projects.plan` and `projects.start`; null while something needed is missing or wrong. */
export function projectChoicesOf({ shoot, name, deselected, choices }: Draft): ProjectChoices | null {
  const read = optionsOf(choices);
  const results = resultRulesOf(choices);
  if (choices.profileKey === null || results === null || !('options' in read)) return null;
  const named = name.trim();
  return {
    // The shoot's own name is nobody's wish: it may become "(2)" when it is taken.
    ...(named === '' || named === shoot.name ? {} : { name: named }),
    profileKey: choices.profileKey,
    options: read.options,
    results,
    deselected: [...deselected],
  };
}
