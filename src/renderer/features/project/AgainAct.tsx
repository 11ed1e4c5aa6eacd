// Photos without an edit, sent again as a new project: asked first, as it is billed. Where one was made, the way to it.
import { Send } from 'lucide-react';
import type { ProjectSummary } from '#contract/project.ts';
import { useAgain, useOutcome } from '../../bridge/projects.ts';
import { useMenuQuestion } from '../../state/menu-acts.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Confirm } from '../../ui/Confirm.tsx';
import { useWords } from '../../words/words.ts';

interface Props {
  readonly project: ProjectSummary;
  readonly revision: number;
}

export function AgainAct({ project, revision }: Props) {
  const { t } = useWords();
  const go = useView((view) => view.go);
  const again = useAgain(({ id }) => go({ name: 'project', id }));
  const { data: outcome } = useOutcome(project.id, revision);
  const open = outcome !== undefined && outcome.again === null && outcome.unedited > 0;
  const asked = useMenuQuestion('again', open && !again.isPending);
  if (outcome === undefined) return null;
  const { unedited: count, again: sent } = outcome;
  if (sent !== null)
    return (
      <>
        <p className="quiet">{t('project.again.sent', { name: sent.name })}</p>
        <Button onPress={() => go({ name: 'project', id: sent.id })}>{t('project.again.open')}</Button>
      </>
    );
  if (count === 0) return null;
  const text = t('project.again.text');
  return (
    <Confirm
      kind={project.status === 'faulted' ? 'primary' : 'plain'}
      label={t('project.again.label', { count })}
      title={t('project.again.title', { count })}
      text={project.status === 'faulted' ? `${text} ${t('project.again.ends')}` : text}
      act={t('project.again.act')}
      cancel={t('project.again.keep')}
      disabled={again.isPending}
      asked={asked}
      icon={<Send size={14} aria-hidden />}
      onConfirm={() => again.mutate(project.id)}
    />
  );
}
