// `24.1 GB of 36 GB · 12.4 MB/s · limited to 20 Mbit/s · about 16 min left`: only what is known, and bytes only while photos are sent.
import type { ProjectSummary } from '#contract/project.ts';
import { useSettings } from '../bridge/settings.ts';
import { isSending } from '../state/stages.ts';
import { useWords } from '../words/words.ts';
import './PaceLine.css';

export function PaceLine({ project }: { readonly project: ProjectSummary }) {
  const { t, format } = useWords();
  const limit = useSettings().data?.limitMbps ?? null;
  const { bytes, totalBytes, speed, secondsLeft, progress, status, step } = project;
  const words = [
    format.percent(progress),
    isSending(step)
      ? t('projects.bytesOf', { done: format.bytes(bytes), total: format.bytes(totalBytes) })
      : null,
    speed === null || status !== 'running' ? null : format.speed(speed),
    // Speed is known only of what is sent from here, under this limit.
    speed === null || limit === null || status !== 'running'
      ? null
      : t('projects.limited', { limit: format.number(limit) }),
    secondsLeft === null || status !== 'running'
      ? null
      : t('projects.left', { time: format.duration(secondsLeft) }),
  ];
  return <p className="pace-line quiet">{words.filter((word) => word !== null).join(' · ')}</p>;
}
