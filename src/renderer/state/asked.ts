// What the shell asks of the window: open these paths, show this screen. Given to the bridge by main.tsx.
import type { Asked } from '../bridge/events.ts';
import { openShoots } from './opening.ts';
import { useView } from './view.ts';

export function answerShell(asked: Asked): void {
  if (asked.type === 'open') void openShoots(asked.paths);
  else if (asked.type === 'go') useView.getState().go(asked.screen);
  else useView.getState().showShortcuts(true);
}
