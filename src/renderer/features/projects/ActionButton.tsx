// The one button that fits a project now.
import { FolderOpen, Pause, Play, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ProjectSummary } from '#contract/project.ts';
import { useOpenResults, useSteer } from '../../bridge/projects.ts';
import { type FittingAction, fittingAction } from '../../state/fitting-action.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';

const signs: Partial<Record<FittingAction, ReactNode>> = {
  pause: <Pause size={14} aria-hidden />,
  resume: <Play size={14} aria-hidden />,
  retry: <RotateCw size={14} aria-hidden />,
  'retry-failed': <RotateCw size={14} aria-hidden />,
  'open-results': <FolderOpen size={14} aria-hidden />,
};

export function ActionButton({ project }: { readonly project: ProjectSummary }) {
  const { t } = useWords();
  const pause = useSteer('projects.pause');
  const resume = useSteer('projects.resume');
  const openResults = useOpenResults();
  const go = useView((view) => view.go);
  const { id, name, failed } = project;
  const action = fittingAction(project);
  const acts: Record<FittingAction, () => void> = {
    pause: () => pause.mutate({ id }),
    resume: () => resume.mutate({ id }),
    retry: () => resume.mutate({ id }),
    'retry-failed': () => resume.mutate({ id }),
    'open-results': () => openResults.mutate(id),
    open: () => go({ name: 'project', id }),
    see: () => go({ name: 'project', id }),
    settings: () => go({ name: 'settings' }),
  };
  const label =
    action === 'retry-failed'
      ? t('projects.act.retry-failed', { count: failed })
      : t(`projects.act.${action}`);
  return (
    <Button
      icon={signs[action]}
      aria-label={t('projects.actOn', { action: label, name })}
      busy={pause.isPending || resume.isPending}
      onPress={acts[action]}
    >
      {label}
    </Button>
  );
}
