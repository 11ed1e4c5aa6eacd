// How the project is going, in words: what it does, what it waits for, or who is needed and what they can do.
import type { ReactNode } from 'react';
import type { ProjectSummary } from '#contract/project.ts';
import { FaultNotice } from '../../parts/FaultNotice.tsx';
import { useWords } from '../../words/words.ts';
import { TurnLine } from './TurnLine.tsx';

interface Props {
  readonly project: ProjectSummary;
  readonly acts: ReactNode;
}

export function Standing({ project, acts }: Props) {
  const { t, format } = useWords();
  const { status, step, fault, since, failed, turn } = project;
  const time = since === null ? null : format.since(since, Date.now());
  if (fault !== null && (status === 'faulted' || status === 'waiting'))
    return (
      <FaultNotice
        fault={fault}
        role={status === 'faulted' ? 'alert' : 'status'}
        since={time === null ? undefined : t('projects.since', { time })}
        acts={status === 'faulted' ? acts : undefined}
      />
    );
  if (status === 'paused')
    return <p>{time === null ? t('project.paused') : t('project.pausedSince', { time })}</p>;
  if (status === 'cancelled')
    return <p>{time === null ? t('project.cancelled') : t('project.cancelledSince', { time })}</p>;
  if (turn !== null) return <TurnLine project={project} turn={turn} />;
  if (status === 'done' && failed > 0) return <p>{t('project.doneFailed', { count: failed })}</p>;
  return <p>{t(`project.steps.${step}`)}</p>;
}
