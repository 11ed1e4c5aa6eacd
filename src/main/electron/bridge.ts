// The main side of the bridge: the page's calls to the app, the app's events to the page. Called by shell.ts.
import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { callChannel, eventChannel, type Reply } from '#contract/bridge.ts';
import type { AppEvent } from '#contract/events.ts';
import type { App } from '#main/app.ts';
import { isOwnPage } from './guard.ts';

const refused: Reply<never> = {
  ok: false,
  fault: { code: 'contract', message: 'This page may not call Roundtrip.' },
};

/** Connects; gives back how to push an event that comes from the shell itself (menu, second instance). */
export function connectBridge(
  app: Pick<App, 'call' | 'onEvent'>,
  page: () => WebContents | null,
): (event: AppEvent) => void {
  // What comes before the page has called for the first time would reach nobody.
  const early: AppEvent[] = [];
  let listening = false;
  const send = (event: AppEvent): void => page()?.send(eventChannel, event);
  ipcMain.handle(callChannel, (event, name: unknown, input: unknown) => {
    if (typeof name !== 'string' || !isTrusted(event)) return refused;
    listening = true;
    for (const waiting of early.splice(0)) send(waiting);
    return app.call(name, input);
  });
  app.onEvent(send);
  return (event) => {
    if (listening) send(event);
    else early.push(event);
  };
}

// A frame that has gone away meanwhile is null; a frame inside the page is not the page.
function isTrusted({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwnPage(senderFrame.url);
}
