// Screen 3: one project, from its pipeline to what became of every photo.
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { PhotoState } from '#contract/photo.ts';
import type { ProjectSummary } from '#contract/project.ts';
import { faultOf } from '../bridge/call.ts';
import { useCalmRevision, useOutcome, useProject } from '../bridge/projects.ts';
import { FaultActs } from '../features/project/FaultActs.tsx';
import { FetchCard } from '../features/project/FetchCard.tsx';
import { JpegsCard } from '../features/project/JpegsCard.tsx';
import { LedgerCard } from '../features/project/LedgerCard.tsx';
import { LightroomCard } from '../features/project/LightroomCard.tsx';
import { Photos } from '../features/project/Photos.tsx';
import { Pipeline } from '../features/project/Pipeline.tsx';
import { ProjectActs } from '../features/project/ProjectActs.tsx';
import { putBackAt } from '../features/project/put-back.ts';
import { RestoreCard } from '../features/project/RestoreCard.tsx';
import { Standing } from '../features/project/Standing.tsx';
import { StoryCard } from '../features/project/StoryCard.tsx';
import { FaultNotice } from '../parts/FaultNotice.tsx';
import { Tag } from '../parts/Tag.tsx';
import { useView } from '../state/view.ts';
import { Announcer } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Screen } from '../ui/Screen.tsx';
import { useWords } from '../words/words.ts';
import './ProjectScreen.css';

export function ProjectScreen({ id }: { readonly id: string }) {
  const { t } = useWords();
  const go = useView((view) => view.go);
  const { data: project, error } = useProject(id);
  const back = (
    <Button kind="quiet" icon={<ArrowLeft size={16} aria-hidden />} onPress={() => go({ name: 'projects' })}>
      {t('common.back')}
    </Button>
  );
  if (project === undefined)
    return (
      <Screen title={t('projects.title')} before={back}>
        {error !== null && <FaultNotice fault={faultOf(error)} />}
      </Screen>
    );
  return (
    <Screen
      title={project.name}
      before={back}
      after={project.practice && <Tag>{t('common.practiceTag')}</Tag>}
      acts={<ProjectActs project={project} />}
    >
      <Told project={project} />
      <Content project={project} />
    </Screen>
  );
}

function Content({ project }: { readonly project: ProjectSummary }) {
  const { t, format } = useWords();
  const revision = useCalmRevision(project);
  const putBack = putBackAt(useOutcome(project.id, revision).data) !== null;
  const [shown, setShown] = useState<PhotoState | null>(null);
  const facts = [
    t('common.photos', { count: project.total }),
    t('project.profile', { name: project.profileName }),
    format.dateTime(project.createdAt),
  ];
  return (
    <div className="project">
      <div className="project-main">
        <div>
          <p className="quiet">{facts.join(' · ')}</p>
          <p className="quiet small selectable">{project.root}</p>
        </div>
        <Pipeline project={project} />
        <Standing
          project={project}
          revision={revision}
          acts={<FaultActs project={project} revision={revision} />}
          onShowFailed={() => setShown('failed')}
        />
        <Photos {...{ project, revision, putBack }} state={shown} onState={setShown} />
      </div>
      <aside className="project-side">
        <LedgerCard project={project} revision={revision} />
        {project.downloaded > 0 && !putBack && <LightroomCard project={project} revision={revision} />}
        <JpegsCard project={project} />
        <FetchCard project={project} />
        <RestoreCard project={project} revision={revision} />
        <StoryCard project={project} revision={revision} />
      </aside>
    </div>
  );
}

/** For screen readers: each step and status at once, how far it is now and then. */
function Told({ project }: { readonly project: ProjectSummary }) {
  const { t, format } = useWords();
  const { name, step, status, progress } = project;
  const stage = status === 'running' ? t(`project.steps.${step}`) : t(`projects.status.${status}`);
  return (
    <Announcer
      topic={`${step} ${status}`}
      text={t('project.announce', { name, stage, percent: format.percent(progress) })}
    />
  );
}
