// What became of every photo: found, and what it is made of, each with its reason.
import type { ProjectSummary } from '#contract/project.ts';
import { useOutcome } from '../../bridge/projects.ts';
import { type Fact, Facts } from '../../ui/Facts.tsx';
import { useWords, type Words } from '../../words/words.ts';
import { type LedgerLines, ledgerLines, sumOf } from './ledger-lines.ts';
import { reasonWords } from './reason-words.ts';

export function LedgerCard({
  project,
  revision,
}: {
  readonly project: ProjectSummary;
  readonly revision: number;
}) {
  const words = useWords();
  const { t } = words;
  const { data: outcome } = useOutcome(project.id, revision);
  return (
    <section>
      <h2>{t('project.ledger.title')}</h2>
      {outcome && <p className="quiet">{sumWords(ledgerLines(outcome.ledger, project), words)}</p>}
      {outcome && <Facts facts={factsOf(ledgerLines(outcome.ledger, project), words)} />}
      {outcome && outcome.unmatched > 0 && (
        <p className="quiet">{t('project.ledger.unmatched', { count: outcome.unmatched })}</p>
      )}
    </section>
  );
}

/** `42 = 24 + 18`: every number of the card in one line, so that they are seen to add up. */
function sumWords(lines: LedgerLines, { t, format }: Words): string {
  const { found, sent, ended, waiting, leftOut, failed, cancelled } = lines;
  const parts = [
    t(ended ? 'project.ledger.sum.edited' : 'project.ledger.sum.sent', { count: sent }),
    ...(waiting > 0 ? [t('project.ledger.sum.waiting', { count: waiting })] : []),
    t('project.ledger.sum.leftOut', { count: sumOf(leftOut) }),
    ...(sumOf(failed) > 0 ? [t('project.ledger.sum.failed', { count: sumOf(failed) })] : []),
    ...(cancelled > 0 ? [t('project.ledger.sum.cancelled', { count: cancelled })] : []),
  ];
  return t('project.ledger.sum.all', { found: format.number(found), parts: parts.join(' + ') });
}

function factsOf(
  { found, sent, ended, waiting, leftOut, failed, cancelled }: LedgerLines,
  { t, format }: Words,
): readonly Fact[] {
  const line = (name: string, count: number, more: Partial<Fact> = {}): Fact => ({
    name,
    value: format.number(count),
    ...more,
  });
  return [
    line(t('project.ledger.found'), found, { strong: true }),
    line(t(ended ? 'project.ledger.edited' : 'project.ledger.sent'), sent),
    ...(waiting > 0 ? [line(t('project.ledger.waiting'), waiting)] : []),
    line(t('project.ledger.leftOut'), sumOf(leftOut)),
    ...leftOut.map(({ reason, count }) => line(t(`common.leftOut.${reason}`), count, { inset: true })),
    line(t('project.ledger.failed'), sumOf(failed)),
    ...failed.map(({ reason, count }) => line(reasonWords(reason, t), count, { inset: true })),
    ...(cancelled > 0 ? [line(t('project.ledger.cancelled'), cancelled)] : []),
  ];
}
