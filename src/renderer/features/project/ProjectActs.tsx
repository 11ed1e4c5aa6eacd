// The buttons in a project's bar: pause or resume, and the results folder once there is something in it.
import { FolderOpen, Pause, Play } from 'lucide-react';
import type { ProjectSummary } from '#contract/project.ts';
import { useOpenResults, useOutcome, useShowPhoto, useSteer } from '../../bridge/projects.ts';
import { useMenuAct } from '../../state/menu-acts.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';
import { CancelAct } from './CancelAct.tsx';
import { putBackAt } from './put-back.ts';

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
      {/* One button, so that the keyboard stays on it when it says the other thing. */}
      {(going || status === 'paused') && (
        <Button
          icon={going ? <Pause size={14} aria-hidden /> : <Play size={14} aria-hidden />}
          busy={pause.isPending || resume.isPending}
          onPress={() => (going ? pause : resume).mutate({ id })}
        >
          {t(going ? 'projects.act.pause' : 'projects.act.resume')}
        </Button>
      )}
      <CancelAct project={project} />
      {status === 'done' && <DoneResults project={project} onOpen={() => openResults.mutate(id)} />}
      {status !== 'done' && results && <Results onOpen={() => openResults.mutate(id)} kind="plain" />}
    </>
  );
}

interface DoneProps {
  readonly project: ProjectSummary;
  readonly onOpen: () => void;
}

/** What one is here for; not where everything was put back. */
function DoneResults({ project: { id, revision }, onOpen }: DoneProps) {
  const { data: outcome } = useOutcome(id, revision);
  return <Results onOpen={onOpen} kind={putBackAt(outcome) === null ? 'primary' : 'plain'} />;
}

function Results({ kind, onOpen }: { readonly kind: 'primary' | 'plain'; readonly onOpen: () => void }) {
  const { t } = useWords();
  return (
    <Button kind={kind} icon={<FolderOpen size={14} aria-hidden />} onPress={onOpen}>
      {t('project.openResults')}
    </Button>
  );
}
