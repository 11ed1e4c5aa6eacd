// The settings as the shell follows them: once when it begins, and with every change.
import type { SettingsView } from '#contract/settings.ts';
import type { App } from '#main/app.ts';

export async function followSettings(
  app: Pick<App, 'call' | 'onEvent'>,
  follow: (settings: SettingsView) => void,
): Promise<void> {
  app.onEvent((event) => event.type === 'settings' && follow(event.settings));
  const reply = await app.call('settings.get', undefined);
  if (reply.ok) follow(reply.value as SettingsView);
}
