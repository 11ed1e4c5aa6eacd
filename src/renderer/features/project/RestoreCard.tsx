// What the shoot's folders were before a project, and how to have that back.
import { Undo2 } from 'lucide-react';
import type { ProjectSummary } from '#contract/project.ts';
import { faultOf } from '../../bridge/call.ts';
import { useOutcome, useRestore } from '../../bridge/projects.ts';
import { FaultNotice } from '../../parts/FaultNotice.tsx';
import { useMenuQuestion } from '../../state/menu-acts.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { useWords } from '../../words/words.ts';

export function RestoreCard({
  project,
  revision,
}: {
  readonly project: ProjectSummary;
  readonly revision: number;
}) {
  const { t, format } = useWords();
  const { data: outcome } = useOutcome(project.id, revision);
  const restore = useRestore();
  const replaced = outcome?.replaced ?? 0;
  const added = outcome?.added ?? 0;
  const some = replaced + added > 0;
  const done = restore.data;
  const restoredAt = outcome?.restoredAt ?? null;
  const busy = project.status === 'running' || project.status === 'waiting';
  const asked = useMenuQuestion('restore', some && !busy && !restore.isPending);
  const counted = (
    ofReplaced: 'project.restore.replaced' | 'project.restore.comeBack',
    ofAdded: 'project.restore.added' | 'project.restore.moveAway',
  ): string =>
    [
      ...(replaced > 0 ? [t(ofReplaced, { count: replaced })] : []),
      ...(added > 0 ? [t(ofAdded, { count: added })] : []),
    ].join(' ');
  if (!some && done === undefined && restoredAt === null) return null;
  return (
    <section>
      <h2>{t('project.restore.title')}</h2>
      {some && <p className="quiet">{counted('project.restore.replaced', 'project.restore.added')}</p>}
      {done !== undefined && (
        <p role="status">
          {t('project.restore.done', {
            restored: format.number(done.restored.length),
            moved: format.number(done.movedAway.length),
          })}
        </p>
      )}
      {done === undefined && restoredAt !== null && (
        <p className="quiet">{t('project.restore.back', { time: format.dateTime(restoredAt) })}</p>
      )}
      {restore.error !== null && <FaultNotice fault={faultOf(restore.error)} />}
      {some && (
        <div>
          <Confirm
            label={t('project.restore.act')}
            title={t('project.restore.confirm')}
            text={`${counted('project.restore.comeBack', 'project.restore.moveAway')} ${t('project.restore.kept')}`}
            act={t('project.restore.confirmAct')}
            cancel={t('common.cancel')}
            disabled={busy || restore.isPending}
            asked={asked}
            icon={<Undo2 size={14} aria-hidden />}
            onConfirm={() => restore.mutate(project.id)}
          />
          {busy && <p className="quiet small">{t('project.restore.busy')}</p>}
        </div>
      )}
    </section>
  );
}
