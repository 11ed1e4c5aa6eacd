// How the project is going, in words: what it does, what it waits for, or who is needed and what they can do.
import type { ReactNode } from 'react';
import type { ProjectSummary } from '#contract/project.ts';
import { FaultNotice } from '../../parts/FaultNotice.tsx';
import { isNoneSent } from '../../state/fitting-action.ts';
import { useWords } from '../../words/words.ts';
import { AgainAct } from './AgainAct.tsx';
import { DoneStanding, PutBackLine } from './DoneStanding.tsx';
import { FailedLines } from './FailedLines.tsx';
import { TurnLine } from './TurnLine.tsx';

interface Props {
  readonly project: ProjectSummary;
  readonly revision: number;
  /** What can be done about its fault. */
  readonly acts: ReactNode;
  /** Narrows the photos below to those that failed. */
  readonly onShowFailed: () => void;
}

export function Standing({ project, revision, acts, onShowFailed }: Props) {
  const { t, format } = useWords();
  const { status, step, fault, since, turn } = project;
  const time = since === null ? null : format.since(since, Date.now());
  if (fault !== null && (status === 'faulted' || status === 'waiting'))
    return (
      <FaultNotice
        goesOn
        fault={fault}
        role={status === 'faulted' ? 'alert' : 'status'}
        since={time === null ? undefined : t('projects.since', { time })}
        acts={status === 'faulted' ? acts : undefined}
        words={isNoneSent(project) ? 'project.failedPhotos.none' : undefined}
      >
        {fault.code === 'photos-failed' && <FailedLines project={project} revision={revision} />}
      </FaultNotice>
    );
  if (status === 'paused')
    return <p>{time === null ? t('project.paused') : t('project.pausedSince', { time })}</p>;
  if (status === 'cancelled')
    return (
      <div className="standing">
        <p>{time === null ? t('project.cancelled') : t('project.cancelledSince', { time })}</p>
        <PutBackLine project={project} revision={revision} />
        <div className="notice-acts">
          <AgainAct project={project} revision={revision} />
        </div>
      </div>
    );
  if (turn !== null) return <TurnLine project={project} turn={turn} />;
  if (status === 'done')
    return <DoneStanding project={project} revision={revision} onShowFailed={onShowFailed} />;
  return <p>{t(`project.steps.${step}`)}</p>;
}
