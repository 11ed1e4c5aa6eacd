// What the shell asks of the window: open these paths, show this screen, do this. Given to the bridge by main.tsx.
import type { Asked } from '../bridge/events.ts';
import { runAct } from './menu-acts.ts';
import { openShoots, tellScan } from './opening.ts';
import { useView } from './view.ts';

export function answerShell(asked: Asked): void {
  if (asked.type === 'open') void openShoots(asked.paths);
  else if (asked.type === 'go') useView.getState().go(asked.screen);
  else if (asked.type === 'act') runAct(asked.act);
  else if (asked.type === 'scan') tellScan(asked);
  else useView.getState().showShortcuts(true);
}
