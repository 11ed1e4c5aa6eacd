// Photos that failed, put together by their reason: a few names each, so that a person knows where to look. Pure.
import type { ProjectPhoto } from '#contract/photo.ts';

export interface FailedLine {
  readonly reason: string;
  readonly names: readonly string[];
  /** Those that have this reason too and are not named. */
  readonly more: number;
}

// More than a glance takes in; all of them are in the list below, under Failed.
const mostNames = 3;

/** One line a reason, the most frequent first. */
export function failedLines(photos: readonly Pick<ProjectPhoto, 'path' | 'reason'>[]): readonly FailedLine[] {
  const byReason = Map.groupBy(photos, ({ reason }) => reason ?? '');
  return [...byReason]
    .toSorted(([, some], [, others]) => others.length - some.length)
    .map(([reason, all]) => ({
      reason,
      names: all.slice(0, mostNames).map(({ path }) => path),
      more: Math.max(0, all.length - mostNames),
    }));
}
