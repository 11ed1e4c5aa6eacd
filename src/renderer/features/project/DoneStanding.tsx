// A project that is done: where its results lie, what failed, or that everything was put back since.
import type { ProjectSummary } from '#contract/project.ts';
import { useFetchAgain, useOutcome } from '../../bridge/projects.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useWords } from '../../words/words.ts';
import { AgainAct } from './AgainAct.tsx';
import { FailedLines, lacksResults } from './FailedLines.tsx';
import { FetchButton, Fetched } from './FetchCard.tsx';
import { notHere } from './not-here.ts';
import { putBackAt } from './put-back.ts';

interface Props {
  readonly project: ProjectSummary;
  readonly revision: number;
  readonly onShowFailed: () => void;
}

export function DoneStanding({ project, revision, onShowFailed }: Props) {
  const { t } = useWords();
  const { data: outcome } = useOutcome(project.id, revision);
  const fetch = useFetchAgain();
  const { failed } = project;
  const missing = notHere(project);
  const isPutBack = putBackAt(outcome) !== null;
  return (
    <div className="standing">
      {failed > 0 && (
        <Notice
          tone="failed"
          title={t('project.doneFailed', { count: failed })}
          acts={
            <>
              {lacksResults(project) && <FetchButton fetch={fetch} id={project.id} />}
              <AgainAct project={project} revision={revision} />
              <Button onPress={onShowFailed}>{t('project.failedPhotos.show')}</Button>
            </>
          }
        >
          <FailedLines project={project} revision={revision} />
          <Fetched fetch={fetch} />
        </Notice>
      )}
      {failed === 0 && !isPutBack && (
        <p>{missing === 0 ? t('project.steps.done') : t('project.doneNotHere', { count: missing })}</p>
      )}
      <PutBackLine project={project} revision={revision} />
      {outcome?.places.map(({ what, count, folder }) => (
        <p key={what} className="quiet folder-path selectable">
          {t(`project.places.${what}`, { count, folder })}
        </p>
      ))}
    </div>
  );
}

/** That the folders are as they were before the project; nothing else. */
export function PutBackLine({ project, revision }: Omit<Props, 'onShowFailed'>) {
  const { t, format } = useWords();
  const at = putBackAt(useOutcome(project.id, revision).data);
  if (at === null) return null;
  const time = format.since(at, Date.now());
  return (
    <p role="status">
      {t(project.status === 'done' ? 'project.putBack.done' : 'project.putBack.text', { time })}
    </p>
  );
}
