// A project that Imagen refuses as it is: cancelled, and its shoot on the form again, after asking.
import { SlidersHorizontal } from 'lucide-react';
import type { ProjectSummary } from '#contract/project.ts';
import { useSteer } from '../../bridge/projects.ts';
import { openShoots } from '../../state/opening.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { useWords } from '../../words/words.ts';

export function SetUpAct({ project }: { readonly project: ProjectSummary }) {
  const { t } = useWords();
  const { id, root, fault } = project;
  const cancel = useSteer('projects.cancel', () => void openShoots([root], fault?.code === 'name-taken'));
  return (
    <Confirm
      kind="primary"
      label={t('project.setUp.label')}
      title={t('project.setUp.title')}
      text={t('project.setUp.text')}
      act={t('project.setUp.act')}
      cancel={t('project.setUp.keep')}
      disabled={cancel.isPending}
      icon={<SlidersHorizontal size={14} aria-hidden />}
      onConfirm={() => cancel.mutate({ id })}
    />
  );
}
