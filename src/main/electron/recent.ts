// Folders opened last, as the system lists them (dock, taskbar) and as the menu does. Called by shell.ts.
import { app } from 'electron';
import type { App } from '#main/app.ts';

export async function followRecent(
  roundtrip: Pick<App, 'call' | 'onEvent'>,
  change: (folders: readonly string[]) => void,
): Promise<void> {
  roundtrip.onEvent((event) => {
    if (event.type !== 'recent') return;
    change(event.folders);
    if (event.folders.length === 0) app.clearRecentDocuments();
    // The one added last is listed first.
    for (const folder of event.folders.toReversed()) app.addRecentDocument(folder);
  });
  const reply = await roundtrip.call('shoots.recent', undefined);
  if (reply.ok) change((reply.value as { folders: readonly string[] }).folders);
}
