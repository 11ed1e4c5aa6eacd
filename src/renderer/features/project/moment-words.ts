// Moments of a project's story in words, a step by what it came to; one that is newer than this window is shown as main calls it.
import type { Moment } from '#contract/project.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';

type Known = keyof typeof en.project.story.moment;
const isKnown = (what: string): what is Known => Object.hasOwn(en.project.story.moment, what);
type Ending = keyof typeof en.project.story.ended;
const isEnding = (step: unknown): step is Ending =>
  typeof step === 'string' && Object.hasOwn(en.project.story.ended, step);

type Noted = keyof typeof en.project.story.note;
const isNoted = (code: unknown): code is Noted =>
  typeof code === 'string' && Object.hasOwn(en.project.story.note, code);

/** What is noted of a result; null for notes from before codes were kept, or of a newer Roundtrip. */
export const noteWords = ({ code, of }: Moment['detail'], t: Words['t']): string | null =>
  isNoted(code) ? t(`project.story.note.${code}`, { name: String(of) }) : null;

export function momentWords({ what, detail }: Moment, t: Words['t']): string {
  if (what === 'step' && isEnding(detail.from)) return t(`project.story.ended.${detail.from}`);
  return isKnown(what) ? t(`project.story.moment.${what}`) : what;
}
