// The ledger as lines on the screen: found, and everything it is made of. Pure; the lines always add up to found.
import type { FaultCode } from '#contract/faults.ts';
import type { Ledger, Status } from '#contract/project.ts';
import type { LeftOutReason } from '#contract/shoot.ts';

// What main calls a photo whose turn has not come (contract/project.ts).
const notSent = 'not-sent';

export interface LedgerLines {
  readonly found: number;
  readonly sent: number;
  /** Photos whose turn is still to come; none once the project has ended. */
  readonly waiting: number;
  readonly leftOut: readonly { readonly reason: LeftOutReason; readonly count: number }[];
  readonly failed: readonly {
    readonly reason: FaultCode | 'not-sent' | (string & {});
    readonly count: number;
  }[];
}

export function ledgerLines({ found, sent, leftOut, failed }: Ledger, status: Status): LedgerLines {
  const ended = status === 'done';
  const reasons = Object.entries(failed).filter(([reason]) => ended || reason !== notSent);
  return {
    found,
    sent,
    waiting: ended ? 0 : (failed[notSent] ?? 0),
    leftOut: (Object.entries(leftOut) as [LeftOutReason, number][]).map(([reason, count]) => ({
      reason,
      count,
    })),
    failed: reasons.map(([reason, count]) => ({ reason, count })),
  };
}

export const sumOf = (lines: readonly { readonly count: number }[]): number =>
  lines.reduce((sum, { count }) => sum + count, 0);
