// What main pushes, put where the screens look. Connected once by main.tsx.
import type { QueryClient } from '@tanstack/react-query';
import { rememberProject } from './project-cache.ts';
import { settingsKey } from './settings.ts';

/** Listens until the page ends. `open` gets paths given to the app from outside the window. */
export function connectEvents(client: QueryClient, open: (paths: readonly string[]) => void): () => void {
  return window.roundtrip.onEvent((event) => {
    if (event.type === 'project') rememberProject(client, event.project);
    else if (event.type === 'settings') client.setQueryData(settingsKey, event.settings);
    else open(event.paths);
  });
}
