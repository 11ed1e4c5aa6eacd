// A project's story as lines to read: a wait is one line with how long it took, the same wait again and again too. Pure.
import type { Moment } from '#contract/project.ts';

export interface StoryLine extends Moment {
  /** How often in a row, when it came to more than once. */
  readonly times: number;
  /** The first of its day. */
  readonly opensDay: boolean;
}

/** `fromStart`: nothing came before these moments. */
export function storyLines(moments: readonly Moment[], fromStart: boolean): readonly StoryLine[] {
  const lines: Omit<StoryLine, 'opensDay'>[] = [];
  let begun = !fromStart;
  for (const moment of moments) {
    const last = lines.at(-1);
    const before = lines.at(-2);
    if (moment.what === 'running' && !begun) {
      begun = true;
      lines.push({ ...moment, what: 'began', times: 1 });
    } else if (moment.what === 'going-on' && last?.what === 'waiting' && isWait(moment)) {
      lines.pop();
      const wait = { ...last, what: 'waited', detail: { ...last.detail, ...moment.detail } };
      if (before !== undefined && isSameWait(before, wait)) {
        lines.pop();
        lines.push(together(before, wait));
      } else lines.push(wait);
    } else lines.push({ ...moment, times: 1 });
  }
  return lines.map((line, at) => ({ ...line, opensDay: dayOf(lines[at - 1]) !== dayOf(line) }));
}

const waitedMs = ({ detail }: Pick<Moment, 'detail'>): number => Number(detail.waitedMs ?? 0);
const isWait = ({ detail }: Moment): boolean => typeof detail.waitedMs === 'number';

const isSameWait = (one: Moment, other: Moment): boolean =>
  one.what === 'waited' && one.detail.fault === other.detail.fault && dayOf(one) === dayOf(other);

const together = (
  first: Omit<StoryLine, 'opensDay'>,
  next: Omit<StoryLine, 'opensDay'>,
): Omit<StoryLine, 'opensDay'> => ({
  ...first,
  detail: { ...first.detail, waitedMs: waitedMs(first) + waitedMs(next) },
  times: first.times + 1,
});

const dayOf = (moment: Pick<Moment, 'at'> | undefined): string | null =>
  moment === undefined ? null : new Date(moment.at).toDateString();
