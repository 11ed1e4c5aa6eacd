// The window: the practice banner, the screen that is shown, and the drop zone over all of it.
import { useEffect } from 'react';
import { faultOf } from './bridge/call.ts';
import { useSettings } from './bridge/settings.ts';
import { FirstRun } from './features/settings/FirstRun.tsx';
import { DropTarget } from './features/shoot-drop/DropTarget.tsx';
import { FaultNotice } from './parts/FaultNotice.tsx';
import { PracticeBanner } from './parts/PracticeBanner.tsx';
import { NewProjectScreen } from './screens/NewProjectScreen.tsx';
import { ProjectScreen } from './screens/ProjectScreen.tsx';
import { ProjectsScreen } from './screens/ProjectsScreen.tsx';
import { SettingsScreen } from './screens/SettingsScreen.tsx';
import { useFirstRun } from './state/first-run.ts';
import { pickShoots } from './state/opening.ts';
import { useView } from './state/view.ts';
import './App.css';

export function App() {
  useOpenShortcut();
  const { data: settings, error } = useSettings();
  const firstRun = useFirstRun(settings);
  if (error !== null) return <FaultNotice fault={faultOf(error)} />;
  if (settings === undefined) return null;
  if (firstRun) return <FirstRun />;
  return (
    <div className="window">
      {settings.practice === true && <PracticeBanner />}
      <Shown />
      <DropTarget />
    </div>
  );
}

function Shown() {
  const screen = useView((view) => view.screen);
  if (screen.name === 'project') return <ProjectScreen key={screen.id} id={screen.id} />;
  if (screen.name === 'new') return <NewProjectScreen />;
  if (screen.name === 'settings') return <SettingsScreen />;
  return <ProjectsScreen />;
}

/** Cmd or Ctrl+O. Taken here, the native menu's own shortcut stays quiet, so that one picker opens. */
function useOpenShortcut(): void {
  useEffect(() => {
    const stop = new AbortController();
    const open = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey || event.key !== 'o') return;
      event.preventDefault();
      if (!event.repeat) void pickShoots();
    };
    window.addEventListener('keydown', open, { signal: stop.signal });
    return () => stop.abort();
  }, []);
}
