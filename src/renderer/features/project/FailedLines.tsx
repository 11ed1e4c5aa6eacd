// Which photos failed, why, and what to do about it: inside the box that says so.
import type { ProjectSummary } from '#contract/project.ts';
import { useProjectPhotos } from '../../bridge/projects.ts';
import { en } from '../../words/en.ts';
import { useWords } from '../../words/words.ts';
import { type FailedLine, failedLines } from './failed-lines.ts';
import { photoReason } from './reason-words.ts';

interface Props {
  readonly project: ProjectSummary;
  readonly revision: number;
}

// Enough to know what is wrong; the numbers of all are in the ledger.
const limit = 100;

export function FailedLines({ project, revision }: Props) {
  const { data } = useProjectPhotos(project.id, revision, { offset: 0, limit, state: 'failed' });
  const lines = failedLines(data?.photos ?? []);
  if (lines.length === 0) return null;
  return (
    <ul className="failed-lines">
      {lines.map((line) => (
        <Line key={line.reason} line={line} project={project} />
      ))}
    </ul>
  );
}

type Todo = keyof typeof en.project.failedPhotos.todo;
const isKnown = (reason: string): reason is Todo => Object.hasOwn(en.project.failedPhotos.todo, reason);

/** Photos were sent, and perhaps billed, whose edit is not here: fetching it comes before sending them again. */
export const lacksResults = ({ status, sent, downloaded }: ProjectSummary): boolean =>
  status === 'done' && sent > downloaded;

interface LineProps {
  readonly line: FailedLine;
  readonly project: ProjectSummary;
}

function Line({ line: { reason, names, more }, project }: LineProps) {
  const { t } = useWords();
  const otherwise = lacksResults(project) ? 'no-result' : 'other';
  const todo = isKnown(reason) ? reason : otherwise;
  const named = names.join(', ');
  const all = more === 0 ? named : t('project.failedPhotos.and', { names: named, count: more });
  return (
    <li>
      <span className="selectable">
        {t('project.failedPhotos.line', { names: all, reason: photoReason(reason, t) })}
      </span>{' '}
      <span className="quiet">
        {t(`project.failedPhotos.${project.status === 'done' ? 'todoDone' : 'todo'}.${todo}`)}
      </span>
    </li>
  );
}
