// A done project without final JPEGs can have them made afterwards.
import { Images } from 'lucide-react';
import type { ProjectSummary } from '#contract/project.ts';
import { useSteer } from '../../bridge/projects.ts';
import { useMenuAct } from '../../state/menu-acts.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';

export function JpegsCard({ project }: { readonly project: ProjectSummary }) {
  const { t } = useWords();
  const get = useSteer('projects.export');
  const { id, status, wantsJpegs, downloaded } = project;
  const fits = status === 'done' && !wantsJpegs && downloaded > 0;
  useMenuAct('jpegs', fits && !get.isPending ? () => get.mutate({ id }) : null);
  if (!fits) return null;
  return (
    <section>
      <h2>{t('project.jpegs.title')}</h2>
      <p className="quiet">{t('project.jpegs.text')}</p>
      <div>
        <Button
          icon={<Images size={14} aria-hidden />}
          isDisabled={get.isPending}
          onPress={() => get.mutate({ id })}
        >
          {t('project.jpegs.act')}
        </Button>
      </div>
    </section>
  );
}
