// The native menu. Text fields need its Edit roles on a Mac, and it carries the shortcuts. Set by shell.ts.
import path from 'node:path';
import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import { pickPaths } from './paths.ts';

interface Actions {
  /** Paths the photographer picked. */
  open(paths: readonly string[]): void;
}

export function setMenu({ open }: Actions): void {
  const pick = async (): Promise<void> => {
    const paths = await pickPaths();
    if (paths.length > 0) open(paths);
  };
  const mac = process.platform === 'darwin';
  const file: MenuItemConstructorOptions[] = [
    { id: 'open', label: 'Open Shoot…', accelerator: 'CmdOrCtrl+O', click: () => void pick() },
    { type: 'separator' },
    { role: mac ? 'close' : 'quit' },
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [{ role: 'appMenu' } as const] : []),
      { label: 'File', submenu: file },
      { role: 'editMenu' },
      { label: 'View', submenu: view() },
      { role: 'windowMenu' },
      { role: 'help', submenu: [{ label: 'Show Log', click: () => void showLog() }] },
    ]),
  );
}

function view(): MenuItemConstructorOptions[] {
  const forMakers: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }];
  const zoom = ['resetZoom', 'zoomIn', 'zoomOut'] as const;
  return [
    ...zoom.map((role) => ({ role })),
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...forMakers,
  ];
}

const showLog = async (): Promise<void> => {
  await shell.openPath(path.join(app.getPath('userData'), 'logs'));
};
