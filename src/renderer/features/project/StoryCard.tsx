// What happened to a project and when, for whoever wonders why a night was slow; and the details for support.
import { LifeBuoy } from 'lucide-react';
import { type FaultCode, faultCodes } from '#contract/faults.ts';
import type { ProjectSummary } from '#contract/project.ts';
import { useStory, useSupport } from '../../bridge/story.ts';
import { useMenuAct } from '../../state/menu-acts.ts';
import { Button } from '../../ui/Button.tsx';
import { Fold } from '../../ui/Fold.tsx';
import { useWords, type Words } from '../../words/words.ts';
import { momentWords, noteWords } from './moment-words.ts';
import { type StoryLine, storyLines } from './story-lines.ts';
import './StoryCard.css';

// What fits a glance; the whole of it is in the support details.
const shown = 100;

interface Props {
  readonly project: ProjectSummary;
  readonly revision: number;
}

export function StoryCard({ project, revision }: Props) {
  const { t } = useWords();
  const { data } = useStory(project.id, revision);
  const support = useSupport();
  useMenuAct('support', support.isPending ? null : () => support.mutate(project.id));
  const moments = data?.moments.slice(-shown) ?? [];
  const hidden = (data?.total ?? 0) - moments.length;
  return (
    <section>
      <h2>{t('project.story.title')}</h2>
      <Fold title={t('project.story.show')}>
        <ol className="story" aria-label={t('project.story.title')}>
          {hidden > 0 && <li className="quiet small">{t('project.story.earlier', { count: hidden })}</li>}
          {storyLines(moments, hidden === 0).map((line) => (
            <Line key={`${line.at} ${line.what} ${JSON.stringify(line.detail)}`} line={line} />
          ))}
        </ol>
      </Fold>
      <div>
        <Button
          icon={<LifeBuoy size={14} aria-hidden />}
          isDisabled={support.isPending}
          onPress={() => support.mutate(project.id)}
        >
          {t('project.story.support')}
        </Button>
      </div>
      <p className="quiet small">{t('project.story.supportText')}</p>
      {support.data && (
        <p className="small selectable" role="status">
          {t('project.story.saved', { file: support.data.file })}
        </p>
      )}
    </section>
  );
}

function Line({ line }: { readonly line: StoryLine }) {
  const { t, format } = useWords();
  const { at, detail, times, opensDay } = line;
  const extra = [
    ...(typeof detail.waitedMs === 'number' ? [format.duration(detail.waitedMs / 1_000)] : []),
    ...(times > 1 ? [t('project.story.times', { count: times })] : []),
    ...(isFault(detail.fault) ? [faultWords(detail.fault, t)] : []),
    ...retriesOf(detail.retried, t),
    ...(typeof detail.note === 'string' ? [`${detail.name}: ${noteWords(detail, t) ?? detail.note}`] : []),
  ];
  return (
    <li>
      {opensDay && <span className="story-day">{format.day(at)}</span>}
      <time dateTime={new Date(at).toISOString()}>{format.time(at)}</time>
      <span>{[momentWords(line, t), ...extra].join(' · ')}</span>
    </li>
  );
}

/** Not “Waiting for the network” after “Waited”: what it met. */
const faultWords = (fault: FaultCode, t: Words['t']): string =>
  t(fault === 'offline' ? 'common.once.offline.title' : `faults.${fault}.title`);

const isFault = (value: unknown): value is FaultCode => (faultCodes as readonly unknown[]).includes(value);

/** `3 server-trouble, 1 offline` is main's own shorthand: only the number is for people. */
function retriesOf(retried: unknown, t: Words['t']): readonly string[] {
  if (typeof retried !== 'string') return [];
  const count = retried.split(', ').reduce((sum, part) => sum + (Number.parseInt(part, 10) || 0), 0);
  return [t('project.story.retried', { count })];
}
