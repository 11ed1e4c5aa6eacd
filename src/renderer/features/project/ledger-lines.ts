// The ledger as lines on the screen: found, and everything it is made of. Pure; the lines always add up to found.
import type { Ledger, ProjectSummary, Step } from '#contract/project.ts';
import type { LeftOutReason } from '#contract/shoot.ts';
import { isSending } from '../../state/stages.ts';

// What main calls a photo whose turn has not come (contract/project.ts).
const notSent = 'not-sent';
const wasCancelled = 'cancelled';

export interface LedgerLines {
  readonly found: number;
  /** Photos that were sent and didn't fail; once the project has ended, those that are edited. */
  readonly sent: number;
  readonly ended: boolean;
  /** Photos whose turn is still to come; none once the project has ended. */
  readonly waiting: number;
  readonly leftOut: readonly { readonly reason: LeftOutReason; readonly count: number }[];
  readonly failed: readonly { readonly reason: string; readonly count: number }[];
  /** Photos whose edit the cancelling came before: they didn't fail. */
  readonly cancelled: number;
}

type Standing = Pick<ProjectSummary, 'step' | 'status' | 'sent'>;

export function ledgerLines(ledger: Ledger, { step, status, sent }: Standing): LedgerLines {
  const ended = status === 'done' || status === 'cancelled';
  const failed = Object.entries(ledger.failed)
    .filter(([reason]) => reason !== wasCancelled && (ended || reason !== notSent))
    .map(([reason, count]) => ({ reason, count }));
  const leftOut = (Object.entries(ledger.leftOut) as [LeftOutReason, number][]).map(([reason, count]) => ({
    reason,
    count,
  }));
  const nowSent = ended ? ledger.sent : sentSoFar(ledger, step, sent);
  const cancelled = ledger.failed[wasCancelled] ?? 0;
  const waiting = ledger.found - nowSent - sumOf(leftOut) - sumOf(failed) - cancelled;
  return {
    ...{ found: ledger.found, sent: nowSent, waiting: Math.max(0, waiting), leftOut, failed, cancelled },
    ended,
  };
}

// The ledger is read every two seconds, photos are sent faster: the pipeline beside it must not say another number. After
// the upload nobody's turn is still to come, whatever the ledger said before.
function sentSoFar(ledger: Ledger, step: Step, sent: number): number {
  return isSending(step) ? Math.max(sent, ledger.sent) : ledger.sent + (ledger.failed[notSent] ?? 0);
}

export const sumOf = (lines: readonly { readonly count: number }[]): number =>
  lines.reduce((sum, { count }) => sum + count, 0);
