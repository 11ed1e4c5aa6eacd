// The native menu: every act of the app, with its shortcut. Acts of the screen are enabled while the screen offers them.
// Made by shell.ts, and built again when the language or the recent folders change.
import path from 'node:path';
import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import { type ScreenAct, type Shortcut, screenActs, shortcutKeys } from '#contract/menu.ts';
import { appMenu, editMenu, roleIn, separator, windowMenu } from './menu-roles.ts';
import { mac } from './runtime.ts';
import type { ShellWords } from './words.ts';

type Item = MenuItemConstructorOptions;

export interface MenuActions {
  /** The system's picker, and then what was picked. */
  pick(): void;
  open(folder: string): void;
  forgetRecent(): void;
  show(screen: 'projects' | 'settings' | 'shortcuts'): void;
  act(act: ScreenAct): void;
  pauseAll(): void;
}

const isShortcut = (name: string): name is Shortcut => Object.hasOwn(shortcutKeys, name);

/** `Mod+Shift+P` as Electron writes it; nothing for what has no shortcut. */
const acceleratorOf = (name: string): { accelerator?: string } =>
  isShortcut(name) ? { accelerator: shortcutKeys[name].join('+').replace('Mod', 'CmdOrCtrl') } : {};

export class AppMenu {
  readonly #actions: MenuActions;
  #words: ShellWords;
  #recent: readonly string[] = [];
  #offered: readonly ScreenAct[] = [];
  #working = false;

  constructor(words: ShellWords, actions: MenuActions) {
    this.#words = words;
    this.#actions = actions;
    this.#build();
  }

  speak(words: ShellWords): void {
    this.#words = words;
    this.#build();
  }

  remember(folders: readonly string[]): void {
    this.#recent = folders;
    this.#build();
  }

  /** An open menu is not taken away from under the mouse: items only change. */
  offer(acts: readonly ScreenAct[]): void {
    this.#offered = acts;
    const menu = Menu.getApplicationMenu();
    for (const act of screenActs) {
      const item = menu?.getMenuItemById(act);
      if (item) Object.assign(item, this.#stateOf(act));
    }
  }

  /** Are projects at work? */
  work(working: boolean): void {
    this.#working = working;
    const item = Menu.getApplicationMenu()?.getMenuItemById('pause-all');
    if (item) item.enabled = working;
  }

  // Pause and Resume share their keys and their place: one of them is there.
  #stateOf(act: ScreenAct): { enabled: boolean; visible: boolean } {
    const resumes = this.#offered.includes('resume');
    const visible = act === 'resume' ? resumes : act !== 'pause' || !resumes;
    return { enabled: this.#offered.includes(act), visible };
  }

  #build(): void {
    const words = this.#words;
    const settings = this.#item('settings', words.menu.settings, () => this.#actions.show('settings'));
    Menu.setApplicationMenu(
      Menu.buildFromTemplate([
        ...(mac ? [appMenu(words, app.name, settings)] : []),
        { label: words.menu.file, submenu: this.#file(settings) },
        editMenu(words),
        { label: words.menu.project, submenu: this.#project() },
        { label: words.menu.view, submenu: this.#view() },
        windowMenu(words),
        { role: 'help', label: words.menu.help, submenu: this.#help() },
      ]),
    );
  }

  #item(id: string, label: string, click: () => void): Item {
    return { id, label, ...acceleratorOf(id), click };
  }

  #file(settings: Item): Item[] {
    const { menu: words } = this.#words;
    const actions = this.#actions;
    return [
      this.#item('open', words.open, () => actions.pick()),
      { id: 'recent', label: words.recent, submenu: this.#recentFolders() },
      separator,
      { ...this.#item('pause-all', words.pauseAll, () => actions.pauseAll()), enabled: this.#working },
      separator,
      ...(mac ? [] : [settings, separator]),
      roleIn(this.#words)(mac ? 'close' : 'quit'),
    ];
  }

  #recentFolders(): Item[] {
    const clear = this.#item('clear-recent', this.#words.menu.clearRecent, () =>
      this.#actions.forgetRecent(),
    );
    if (this.#recent.length === 0) return [{ ...clear, enabled: false }];
    const folders = this.#recent.map((folder, at) =>
      // A lone ampersand would underline the next letter.
      this.#item(`recent-${at}`, shortened(folder).replaceAll('&', '&&'), () => this.#actions.open(folder)),
    );
    return [...folders, separator, clear];
  }

  #project(): Item[] {
    const act = (name: ScreenAct): Item => ({
      ...this.#item(name, this.#words.acts[name], () => this.#actions.act(name)),
      ...this.#stateOf(name),
      acceleratorWorksWhenHidden: false,
    });
    return [
      ...[act('start'), separator],
      ...[act('pause'), act('resume'), act('retry'), act('again'), separator],
      ...[act('jpegs'), act('fetch'), separator],
      ...[act('results'), act('folder'), separator],
      ...[act('restore'), act('support'), separator, act('cancel')],
    ];
  }

  #view(): Item[] {
    const role = roleIn(this.#words);
    const forMakers = app.isPackaged ? [] : [separator, role('reload'), role('toggleDevTools')];
    const zoom = (['resetZoom', 'zoomIn', 'zoomOut'] as const).map(role);
    // Where + needs Shift, the same key without it.
    const plain = { ...role('zoomIn'), id: 'zoom-plain', accelerator: 'CmdOrCtrl+=', visible: false };
    return [
      this.#item('projects', this.#words.menu.projects, () => this.#actions.show('projects')),
      ...[separator, ...zoom, plain, separator, role('togglefullscreen'), ...forMakers],
    ];
  }

  #help(): Item[] {
    const { shortcuts, log } = this.#words.menu;
    return [
      this.#item('shortcuts', shortcuts, () => this.#actions.show('shortcuts')),
      this.#item('log', log, () => void showLog()),
    ];
  }
}

const shortened = (folder: string): string => {
  const home = app.getPath('home');
  return folder.startsWith(home + path.sep) ? `~${folder.slice(home.length)}` : folder;
};

const showLog = async (): Promise<void> => {
  await shell.openPath(path.join(app.getPath('userData'), 'logs'));
};
