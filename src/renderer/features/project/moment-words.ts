// Moments of a project's story in words; one that is newer than this window is shown as main calls it.
import { type Moment, type Step, steps } from '#contract/project.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';

type Known = keyof typeof en.project.story.moment;
const isKnown = (what: string): what is Known => Object.hasOwn(en.project.story.moment, what);
const isStep = (step: unknown): step is Step => (steps as readonly unknown[]).includes(step);

export function momentWords({ what, detail }: Moment, t: Words['t']): string {
  if (what === 'step' && isStep(detail.to)) return t(`project.steps.${detail.to}`);
  return isKnown(what) ? t(`project.story.moment.${what}`) : what;
}
