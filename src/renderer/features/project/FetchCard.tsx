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
  const fits = project.status === 'done' && !fetch.isPending;
  useMenuAct('fetch', fits ? () => fetch.mutate(project.id) : null);
  if (project.status !== 'done') return null;
  return (
    <section>
      <h2>{t('project.fetchAgain.title')}</h2>
      <p className="quiet">{t('project.fetchAgain.text')}</p>
      <Fetched fetch={fetch} />
      <div>
        <FetchButton fetch={fetch} id={project.id} />
      </div>
    </section>
  );
}

interface FetchProps {
  readonly fetch: ReturnType<typeof useFetchAgain>;
}

export function FetchButton({ fetch, id }: FetchProps & { readonly id: string }) {
  const { t } = useWords();
  return (
    <Button
      icon={<Download size={14} aria-hidden />}
      isDisabled={fetch.isPending}
      onPress={() => fetch.mutate(id)}
    >
      {t('project.fetchAgain.act')}
    </Button>
  );
}

/** What came of pressing it. */
export function Fetched({ fetch: { data, error } }: FetchProps) {
  const { t } = useWords();
  const missing = data?.missing;
  return (
    <>
      {missing !== undefined && (
        <p role="status">
          {missing === 0 ? t('project.fetchAgain.none') : t('project.fetchAgain.begun', { count: missing })}
        </p>
      )}
      {error !== null && <FaultNotice fault={faultOf(error)} />}
    </>
  );
}
