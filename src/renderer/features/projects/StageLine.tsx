// `Uploading 812/1,204 · Edit · Download · JPEGs`: where a project stands, in one line.
import type { ProjectSummary } from '#contract/project.ts';
import { type Stage, stagesOf } from '../../state/stages.ts';
import { useWords } from '../../words/words.ts';

export function StageLine({ project }: { readonly project: ProjectSummary }) {
  return (
    <ol className="stage-line">
      {stagesOf(project).map((stage) => (
        <StageWord key={stage.name} stage={stage} />
      ))}
    </ol>
  );
}

function StageWord({ stage }: { readonly stage: Stage }) {
  const { t, format } = useWords();
  const { name, state, count, total } = stage;
  return (
    <li className={state} {...(state === 'now' ? { 'aria-current': 'step' } : {})}>
      {t(`projects.stage.${name}.${state}`)}
      {state !== 'ahead' && count !== null && <> {countOf(count, total, t, format)}</>}
    </li>
  );
}

function countOf(
  count: number,
  total: number | null,
  t: ReturnType<typeof useWords>['t'],
  format: ReturnType<typeof useWords>['format'],
): string {
  const done = format.number(count);
  return total === null || total === count
    ? done
    : t('projects.stageOf', { done, total: format.number(total) });
}
