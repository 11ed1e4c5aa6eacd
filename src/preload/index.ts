// The bridge, as the page sees it: `window.roundtrip`. Sandboxed and bundled; it never grows with new calls.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type Bridge, callChannel, eventChannel } from '#contract/bridge.ts';
import type { AppEvent } from '#contract/events.ts';

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(callChannel, name, input),
  onEvent(listener) {
    const heard = (_event: unknown, event: AppEvent): void => listener(event);
    ipcRenderer.on(eventChannel, heard);
    return () => ipcRenderer.off(eventChannel, heard);
  },
  pathForFile: (file) => webUtils.getPathForFile(file as File),
};

contextBridge.exposeInMainWorld('roundtrip', bridge);
