// The module `electron` of the main process, as far as Roundtrip uses it. prelude.ts makes the name lead here.
import { type App, app as theApp } from './app.ts';
import type { WebContents } from './contents.ts';
import * as desktop from './desktop.ts';
import { type IpcMain, ipcMain as theIpcMain } from './ipc-main.ts';
import { journal } from './journal.ts';
import { type NativeTheme, nativeTheme as theTheme } from './native-theme.ts';
import { protocol as theProtocol } from './protocol.ts';
import { safeStorage as theSafeStorage } from './safe-storage.ts';
import { session as theSession } from './session.ts';
import { BrowserWindow as Window } from './window.ts';

export const app: App = theApp;
export const BrowserWindow = Window;
export const ipcMain: IpcMain = theIpcMain;
export const nativeTheme: NativeTheme = theTheme;
export const protocol = theProtocol;
export const safeStorage = theSafeStorage;
export const session = theSession;
export const { dialog, shell, Menu, nativeImage, Notification, powerSaveBlocker, powerMonitor, screen } =
  desktop;

export const webContents = {
  getAllWebContents: (): WebContents[] => Window.getAllWindows().map((window) => window.webContents),
  fromDevToolsTargetId: (id: string): WebContents | undefined =>
    webContents.getAllWebContents().find((contents) => contents.targetId === id),
};

/** Not Electron's: for tests, what was asked of the desktop. */
export const standIn = { journal };

/** Called once by prelude.ts, after the app's main script had its first turn. */
export const getReady = (): void => theApp.getReady();
