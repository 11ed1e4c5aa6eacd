// The buttons in a project's bar: pause or resume, and the results folder once there is something in it.
import { FolderOpen, Pause, Play } from 'lucide-react';
import type { ProjectSummary } from '#contract/project.ts';
import { useOpenResults, useSteer } from '../../bridge/projects.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';
import { CancelAct } from './CancelAct.tsx';

export function ProjectActs({ project }: { readonly project: ProjectSummary }) {
  const { t } = useWords();
  const pause = useSteer('projects.pause');
  const resume = useSteer('projects.resume');
  const openResults = useOpenResults();
  const { id, status, downloaded } = project;
  const going = status === 'running' || status === 'waiting';
  return (
    <>
      {going && (
        <Button
          icon={<Pause size={14} aria-hidden />}
          isDisabled={pause.isPending}
          onPress={() => pause.mutate({ id })}
        >
          {t('projects.act.pause')}
        </Button>
      )}
      {status === 'paused' && (
        <Button
          icon={<Play size={14} aria-hidden />}
          isDisabled={resume.isPending}
          onPress={() => resume.mutate({ id })}
        >
          {t('projects.act.resume')}
        </Button>
      )}
      <CancelAct project={project} />
      {(status === 'done' || downloaded > 0) && (
        <Button
          kind={status === 'done' ? 'primary' : 'plain'}
          icon={<FolderOpen size={14} aria-hidden />}
          onPress={() => openResults.mutate(id)}
        >
          {t('project.openResults')}
        </Button>
      )}
    </>
  );
}
