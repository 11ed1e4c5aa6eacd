// Keeps the computer from falling asleep while projects are at work (its screen may), unless Settings say otherwise, and
// tells the app when it woke up. Called by shell.ts.
import { powerMonitor, powerSaveBlocker } from 'electron';
import type { SettingsView } from '#contract/settings.ts';
import type { App } from '#main/app.ts';

export function keepAwake(app: Pick<App, 'onEvent' | 'running' | 'call'>): void {
  let blocker: number | null = null;
  let stayAwake = true;
  const settle = (): void => {
    const wanted = stayAwake && app.running().length > 0;
    if (wanted && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
    if (wanted || blocker === null) return;
    powerSaveBlocker.stop(blocker);
    blocker = null;
  };
  app.onEvent((event) => {
    if (event.type === 'settings') stayAwake = event.settings.stayAwake;
    settle();
  });
  void app.call('settings.get', undefined).then((reply) => {
    if (reply.ok) stayAwake = (reply.value as SettingsView).stayAwake;
    settle();
  });
}

/** A lid that opens: what was waited for may be there, and old connections lead nowhere. */
export const goOnAfterSleep = (app: Pick<App, 'wake'>): void =>
  void powerMonitor.on('resume', () => app.wake());
