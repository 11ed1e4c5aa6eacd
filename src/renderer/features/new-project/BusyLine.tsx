// The folder has a project that is not finished: told before anything is chosen, since another one can't be started.
import { History } from 'lucide-react';
import { useUnfinishedOn } from '../../bridge/projects.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';

export function BusyLine({ root }: { readonly root: string }) {
  const { t } = useWords();
  const go = useView((view) => view.go);
  const { data: busy } = useUnfinishedOn(root);
  if (!busy) return null;
  return (
    <div className="bracket-line odd" role="status">
      <History size={14} aria-hidden />
      <p>{t('newProject.busy.text', { name: busy.name })}</p>
      <Button kind="quiet" onPress={() => go({ name: 'project', id: busy.id })}>
        {t('newProject.busy.show')}
      </Button>
    </div>
  );
}
