// The native menu. Text fields need its Edit roles on a Mac, and it carries the shortcuts. Set by shell.ts, again when
// the language changes.
import path from 'node:path';
import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import { pickPaths } from './paths.ts';
import type { ShellWords } from './words.ts';

export interface MenuActions {
  /** Paths the photographer picked. */
  open(paths: readonly string[]): void;
  show(screen: 'projects' | 'settings' | 'shortcuts'): void;
  pauseAll(): void;
}

const mac = process.platform === 'darwin';
const separator = { type: 'separator' } as const;

export function setMenu({ menu: words }: ShellWords, actions: MenuActions): void {
  const settings = {
    ...{ id: 'settings', label: words.settings, accelerator: 'CmdOrCtrl+,' },
    click: () => actions.show('settings'),
  };
  const shortcuts = { id: 'shortcuts', label: words.shortcuts, click: () => actions.show('shortcuts') };
  const help = [shortcuts, { label: words.log, click: () => void showLog() }];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [appMenu(settings)] : []),
      { label: words.file, submenu: file(words, actions, settings) },
      { role: 'editMenu' },
      { label: words.view, submenu: view(words, actions) },
      { role: 'windowMenu' },
      { role: 'help', label: words.help, submenu: help },
    ]),
  );
}

// A Mac's settings and its way out are in the menu that bears the app's name.
const appMenu = (settings: MenuItemConstructorOptions): MenuItemConstructorOptions => ({
  label: app.name,
  submenu: [
    { role: 'about' },
    separator,
    settings,
    separator,
    { role: 'services' },
    separator,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    separator,
    { role: 'quit' },
  ],
});

function file(
  words: ShellWords['menu'],
  actions: MenuActions,
  settings: MenuItemConstructorOptions,
): MenuItemConstructorOptions[] {
  const pick = async (): Promise<void> => {
    const paths = await pickPaths();
    if (paths.length > 0) actions.open(paths);
  };
  return [
    { id: 'open', label: words.open, accelerator: 'CmdOrCtrl+O', click: () => void pick() },
    separator,
    { id: 'pause-all', label: words.pauseAll, click: () => actions.pauseAll() },
    separator,
    ...(mac ? [] : [settings, separator]),
    { role: mac ? 'close' : 'quit' },
  ];
}

function view(words: ShellWords['menu'], actions: MenuActions): MenuItemConstructorOptions[] {
  const forMakers: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [separator, { role: 'reload' }, { role: 'toggleDevTools' }];
  const zoom = ['resetZoom', 'zoomIn', 'zoomOut'] as const;
  return [
    {
      ...{ id: 'projects', label: words.projects, accelerator: 'CmdOrCtrl+1' },
      click: () => actions.show('projects'),
    },
    separator,
    ...zoom.map((role) => ({ role })),
    separator,
    { role: 'togglefullscreen' },
    ...forMakers,
  ];
}

const showLog = async (): Promise<void> => {
  await shell.openPath(path.join(app.getPath('userData'), 'logs'));
};
