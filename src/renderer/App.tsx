// The window: the practice banner, the screen that is shown, and the drop zone over all of it.
import { I18nProvider } from 'react-aria-components';
import { faultOf } from './bridge/call.ts';
import { useSettings } from './bridge/settings.ts';
import { FirstRun } from './features/settings/FirstRun.tsx';
import { DropTarget } from './features/shoot-drop/DropTarget.tsx';
import { Shortcuts } from './features/shortcuts/Shortcuts.tsx';
import { FaultNotice } from './parts/FaultNotice.tsx';
import { PracticeBanner } from './parts/PracticeBanner.tsx';
import { Unbroken } from './parts/Unbroken.tsx';
import { NewProjectScreen } from './screens/NewProjectScreen.tsx';
import { ProjectScreen } from './screens/ProjectScreen.tsx';
import { ProjectsScreen } from './screens/ProjectsScreen.tsx';
import { SettingsScreen } from './screens/SettingsScreen.tsx';
import { useFirstRun } from './state/first-run.ts';
import { useShortcuts } from './state/use-shortcuts.ts';
import { type Screen, useView } from './state/view.ts';
import { useLanguage, useLocaleTag } from './words/words.ts';
import './App.css';

export function App() {
  useShortcuts();
  const { data: settings, error } = useSettings();
  useLanguage(settings?.language);
  // Controls count and name themselves in the same language.
  const locale = useLocaleTag();
  const firstRun = useFirstRun(settings);
  if (error !== null) return <FaultNotice fault={faultOf(error)} />;
  if (settings === undefined) return null;
  return (
    <I18nProvider locale={locale}>
      <div className="window">
        {settings.practice === true && <PracticeBanner />}
        {firstRun ? <FirstRun /> : <Shown />}
        <DropTarget />
        <Shortcuts />
      </div>
    </I18nProvider>
  );
}

function Shown() {
  const screen = useView((view) => view.screen);
  return <Unbroken key={screen.name === 'project' ? screen.id : screen.name}>{drawn(screen)}</Unbroken>;
}

function drawn(screen: Screen) {
  if (screen.name === 'project') return <ProjectScreen id={screen.id} />;
  if (screen.name === 'new') return <NewProjectScreen />;
  if (screen.name === 'settings') return <SettingsScreen />;
  return <ProjectsScreen />;
}
