// The sum that is told before a start: found, less what stays here by reason, is what is sent. Pure.
import type { LeftOutReason } from '#contract/shoot.ts';

/** Those `rejected` are, to main, deselected as well. */
export type Less = LeftOutReason | 'rejected';

export interface TheSum {
  readonly found: number;
  readonly less: readonly { readonly reason: Less; readonly count: number }[];
  readonly sent: number;
}

/** `found` by the scan; `rejected`: how many of the deselected were rejected elsewhere. Then found = sent + all of less. */
export function theSum(
  found: number,
  plan: { readonly photos: number; readonly leftOut: Readonly<Record<string, number>> },
  rejected: number,
): TheSum {
  const { deselected = 0, ...others } = plan.leftOut;
  const ofThose = Math.min(rejected, deselected);
  const less = [
    ...Object.entries(others).map(([reason, count]) => ({ reason: reason as Less, count })),
    { reason: 'rejected' as const, count: ofThose },
    { reason: 'deselected' as const, count: deselected - ofThose },
  ].filter(({ count }) => count > 0);
  return { found, less, sent: plan.photos };
}
