// Results that were deleted, or never came, fetched once more from Imagen.
import { Download } from 'lucide-react';
import type { ProjectSummary } from '#contract/project.ts';
import { faultOf } from '../../bridge/call.ts';
import { useFetchAgain } from '../../bridge/projects.ts';
import { FaultNotice } from '../../parts/FaultNotice.tsx';
import { useMenuAct } from '../../state/menu-acts.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';

export function FetchCard({ project }: { readonly project: ProjectSummary }) {
  const { t } = useWords();
  const fetch = useFetchAgain();
  const missing = fetch.data?.missing;
  const fits = project.status === 'done' && !fetch.isPending;
  useMenuAct('fetch', fits ? () => fetch.mutate(project.id) : null);
  if (project.status !== 'done') return null;
  return (
    <section>
      <h2>{t('project.fetchAgain.title')}</h2>
      <p className="quiet">{t('project.fetchAgain.text')}</p>
      {missing !== undefined && (
        <p role="status">
          {missing === 0 ? t('project.fetchAgain.none') : t('project.fetchAgain.begun', { count: missing })}
        </p>
      )}
      {fetch.error !== null && <FaultNotice fault={faultOf(fetch.error)} />}
      <div>
        <Button
          icon={<Download size={14} aria-hidden />}
          isDisabled={fetch.isPending}
          onPress={() => fetch.mutate(project.id)}
        >
          {t('project.fetchAgain.act')}
        </Button>
      </div>
    </section>
  );
}
