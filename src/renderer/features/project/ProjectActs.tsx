// The buttons in a project's bar: pause or resume, and the results folder once there is something in it.
import { FolderOpen, Pause, Play } from 'lucide-react';
import type { ProjectSummary } from '#contract/project.ts';
import { useOpenResults, useShowPhoto, useSteer } from '../../bridge/projects.ts';
import { useMenuAct } from '../../state/menu-acts.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';
import { CancelAct } from './CancelAct.tsx';

export function ProjectActs({ project }: { readonly project: ProjectSummary }) {
  const { t } = useWords();
  const pause = useSteer('projects.pause');
  const resume = useSteer('projects.resume');
  const openResults = useOpenResults();
  const show = useShowPhoto();
  const { id, status, downloaded } = project;
  const going = status === 'running' || status === 'waiting';
  const results = status === 'done' || downloaded > 0;
  useMenuAct('pause', going && !pause.isPending ? () => pause.mutate({ id }) : null);
  useMenuAct('resume', status === 'paused' && !resume.isPending ? () => resume.mutate({ id }) : null);
  useMenuAct('results', results ? () => openResults.mutate(id) : null);
  useMenuAct('folder', () => show.mutate({ id }));
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
      {results && (
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
