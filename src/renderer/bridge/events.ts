// What main pushes, put where the screens look. Connected once by main.tsx.
import type { QueryClient } from '@tanstack/react-query';
import type { AppEvent } from '#contract/events.ts';
import { rememberProject } from './project-cache.ts';
import { settingsKey } from './settings.ts';
import { watchKey } from './watch.ts';

/** What the shell asks of the window: paths to open, a screen to show, the sheet of shortcuts, an act of the screen; or tells of a scan. */
export type Asked = Extract<AppEvent, { type: 'open' | 'go' | 'shortcuts' | 'act' | 'scan' }>;

/** Listens until the page ends. */
export function connectEvents(client: QueryClient, on: (asked: Asked) => void): () => void {
  return window.roundtrip.onEvent((event) => {
    if (event.type === 'project') rememberProject(client, event.project);
    else if (event.type === 'settings') client.setQueryData(settingsKey, event.settings);
    else if (event.type === 'watch') client.setQueryData(watchKey, event.watch);
    // Recent folders are the native menu's.
    else if (event.type !== 'recent') on(event);
  });
}
