// Keeps the computer from falling asleep while projects are at work (its screen may). Called by shell.ts.
import { powerSaveBlocker } from 'electron';
import type { App } from '#main/app.ts';

export function keepAwake(app: Pick<App, 'onEvent' | 'running'>): void {
  let blocker: number | null = null;
  app.onEvent(() => {
    const wanted = app.running() > 0;
    if (wanted && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
    if (wanted || blocker === null) return;
    powerSaveBlocker.stop(blocker);
    blocker = null;
  });
}
