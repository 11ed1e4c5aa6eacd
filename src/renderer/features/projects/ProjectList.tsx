// All projects, newest first, narrowed by a search.
import type { ProjectName } from '../../bridge/projects.ts';
import { useWords } from '../../words/words.ts';
import { matching } from './matching.ts';
import { ProjectRow } from './ProjectRow.tsx';

interface Props {
  readonly projects: readonly ProjectName[];
  readonly search: string;
}

export function ProjectList({ projects, search }: Props) {
  const { t } = useWords();
  const shown = matching(projects, search);
  if (shown.length === 0) return <p className="project-none quiet">{t('projects.noneFound')}</p>;
  return (
    <ul aria-label={t('projects.list')}>
      {shown.map(({ id }) => (
        <ProjectRow key={id} id={id} />
      ))}
    </ul>
  );
}
