// Cancels a project for good, after saying what that means where it stands.
import { X } from 'lucide-react';
import type { ProjectSummary } from '#contract/project.ts';
import { useSteer } from '../../bridge/projects.ts';
import { useMenuQuestion } from '../../state/menu-acts.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { useWords } from '../../words/words.ts';

export function CancelAct({ project }: { readonly project: ProjectSummary }) {
  const { t } = useWords();
  const cancel = useSteer('projects.cancel');
  const { id, status, step, fetchesAgain } = project;
  const over = status === 'done' || status === 'cancelled';
  const asked = useMenuQuestion('cancel', !over && !cancel.isPending);
  if (over) return null;
  const early = step === 'prepare' || step === 'create' || step === 'upload';
  const words = fetchesAgain ? 'project.callOff' : 'project.cancel';
  return (
    <Confirm
      label={t(`${words}.label`)}
      title={t(`${words}.title`)}
      text={
        fetchesAgain ? t('project.callOff.text') : t(early ? 'project.cancel.early' : 'project.cancel.late')
      }
      act={t(`${words}.act`)}
      cancel={t('project.cancel.keep')}
      disabled={cancel.isPending}
      asked={asked}
      icon={<X size={14} aria-hidden />}
      onConfirm={() => cancel.mutate({ id })}
    />
  );
}
