// How to make Lightroom show the edits, with the exact menus and the folder to point it at.
import type { ProjectSummary } from '#contract/project.ts';
import { useOutcome } from '../../bridge/projects.ts';
import { useWords } from '../../words/words.ts';

interface Props {
  readonly project: ProjectSummary;
  readonly revision: number;
}

export function LightroomCard({ project, revision }: Props) {
  const { t } = useWords();
  const { data: outcome } = useOutcome(project.id, revision);
  return (
    <section>
      <h2>{t('project.lightroom.title')}</h2>
      <h3>{t('project.lightroom.new')}</h3>
      <p className="quiet">{t('project.lightroom.newText')}</p>
      {outcome && <p className="small selectable folder-path">{outcome.lightroomFolder}</p>}
      <h3>{t('project.lightroom.known')}</h3>
      <p className="quiet">{t('project.lightroom.knownText')}</p>
    </section>
  );
}
