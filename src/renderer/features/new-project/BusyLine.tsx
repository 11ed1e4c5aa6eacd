// The folder has a project that is not finished: told before anything is chosen, since another one can't be started; or
// cancels it, where Imagen never heard of it.
import { History } from 'lucide-react';
import type { ProjectSummary } from '#contract/project.ts';
import { useUnfinishedOn } from '../../bridge/projects.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';

export function BusyLine({ root }: { readonly root: string }) {
  const { t } = useWords();
  const go = useView((view) => view.go);
  const { data: busy } = useUnfinishedOn(root);
  if (!busy) return null;
  const text = givesWay(busy) ? 'newProject.busy.givesWay' : 'newProject.busy.text';
  return (
    <div className="bracket-line odd" role="status">
      <History size={14} aria-hidden />
      <p>{t(text, { name: busy.name })}</p>
      <Button kind="quiet" onPress={() => go({ name: 'project', id: busy.id })}>
        {t('newProject.busy.show')}
      </Button>
    </div>
  );
}

// Main knows best; where it won't give way after all (it may have been asked for), Start says so.
const givesWay = ({ uuid, status, fault }: ProjectSummary): boolean =>
  uuid === null && (status === 'paused' || (status === 'faulted' && fault?.code !== 'project-unsure'));
