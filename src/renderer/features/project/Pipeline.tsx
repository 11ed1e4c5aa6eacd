// The project's stages, large, over its one bar.
import { Check, CircleDashed, LoaderCircle, Pause, TriangleAlert } from 'lucide-react';
import type { ProjectSummary, Status } from '#contract/project.ts';
import { PaceLine } from '../../parts/PaceLine.tsx';
import { type Stage, stagesOf } from '../../state/stages.ts';
import { Bar } from '../../ui/Bar.tsx';
import { useWords } from '../../words/words.ts';
import './Pipeline.css';

export function Pipeline({ project }: { readonly project: ProjectSummary }) {
  const { t } = useWords();
  const { status, progress, name } = project;
  const tone = status === 'running' ? 'moving' : status === 'faulted' ? 'needed' : 'still';
  return (
    <section className="pipeline" aria-label={t('project.pipeline')}>
      <ol className="stages">
        {stagesOf(project).map((stage) => (
          <StageTile key={stage.name} stage={stage} status={status} />
        ))}
      </ol>
      {status !== 'done' && (
        <>
          <Bar large value={progress} label={t('projects.progressOf', { name })} tone={tone} />
          <PaceLine project={project} />
        </>
      )}
    </section>
  );
}

function StageTile({ stage, status }: { readonly stage: Stage; readonly status: Status }) {
  const { t, format } = useWords();
  const { name, state, count, total } = stage;
  return (
    <li
      className={`stage stage-${state} stage-${status}`}
      {...(state === 'now' ? { 'aria-current': 'step' } : {})}
    >
      <p className="stage-name">
        <StageSign state={state} status={status} />
        {t(`projects.stage.${name}.${state}`)}
      </p>
      <p className="stage-figure">
        {state === 'ahead' || count === null ? (
          <span className="stage-nothing" aria-hidden>
            –
          </span>
        ) : (
          format.number(count)
        )}
        {state !== 'ahead' && count !== null && total !== null && (
          <span className="stage-of quiet"> {t('project.of', { total: format.number(total) })}</span>
        )}
      </p>
    </li>
  );
}

function StageSign({ state, status }: { readonly state: Stage['state']; readonly status: Status }) {
  if (state === 'done') return <Check size={14} aria-hidden />;
  if (state === 'ahead') return <CircleDashed size={14} aria-hidden />;
  if (status === 'faulted') return <TriangleAlert className="stage-needed" size={14} aria-hidden />;
  if (status === 'paused') return <Pause size={14} aria-hidden />;
  return <LoaderCircle size={14} aria-hidden />;
}
