// Screen 1: all projects, and the way to a new one.
import { FolderPlus, Settings } from 'lucide-react';
import { useState } from 'react';
import { faultOf } from '../bridge/call.ts';
import { useProjectNames } from '../bridge/projects.ts';
import { EmptyProjects } from '../features/projects/EmptyProjects.tsx';
import { ProjectList } from '../features/projects/ProjectList.tsx';
import { NoKeyNotice } from '../features/settings/NoKeyNotice.tsx';
import { NewShoots } from '../features/watch/NewShoots.tsx';
import { FaultNotice } from '../parts/FaultNotice.tsx';
import { useDrafts } from '../state/drafts.ts';
import { pickShoots } from '../state/opening.ts';
import { useView } from '../state/view.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Screen } from '../ui/Screen.tsx';
import { Search } from '../ui/Search.tsx';
import { useWords } from '../words/words.ts';

// Fewer are seen at a glance.
const searchFrom = 6;

export function ProjectsScreen() {
  const { t } = useWords();
  const go = useView((view) => view.go);
  const { data: projects, error } = useProjectNames();
  const [search, setSearch] = useState('');
  const some = projects !== undefined && projects.length > 0;
  const acts = (
    <>
      {projects !== undefined && projects.length >= searchFrom && (
        <Search label={t('projects.search')} value={search} onChange={setSearch} />
      )}
      {some && (
        <Button icon={<FolderPlus size={14} aria-hidden />} onPress={() => void pickShoots()}>
          {t('common.openShoot')}
        </Button>
      )}
      <Button
        kind="quiet"
        icon={<Settings size={16} aria-hidden />}
        aria-label={t('common.settings')}
        onPress={() => go({ name: 'settings' })}
      />
    </>
  );
  return (
    <Screen title={t('projects.title')} acts={acts}>
      <NoKeyNotice />
      <Queued />
      <NewShoots />
      {error !== null && <FaultNotice fault={faultOf(error)} />}
      {some && <ProjectList projects={projects} search={search} />}
      {some && projects.length < searchFrom && <p className="project-hint quiet">{t('projects.dropHint')}</p>}
      {projects?.length === 0 && <EmptyProjects />}
    </Screen>
  );
}

/** Shoots that were dropped and left for later. */
function Queued() {
  const { t } = useWords();
  const go = useView((view) => view.go);
  const count = useDrafts(({ drafts }) => drafts.length);
  if (count === 0) return null;
  const acts = <Button onPress={() => go({ name: 'new' })}>{t('projects.goOn')}</Button>;
  return <Notice tone="calm" title={t('projects.queued', { count })} acts={acts} />;
}
