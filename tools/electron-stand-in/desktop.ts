// What Electron asks of the desktop: written into the journal instead of shown, and cancelled. A test that wants
// another answer puts its own function in the place of the dialog's, as it would in Electron.
import { EventEmitter } from 'node:events';
import { note } from './journal.ts';

/** Electron's dialogs take the window first, or leave it out. */
const optionsOf = (words: readonly unknown[]): { buttons?: string[]; cancelId?: number } =>
  (words.at(-1) ?? {}) as { buttons?: string[]; cancelId?: number };

// What is said to questions that come before a test can reach the program: numbers of buttons, in order.
const answers = (process.env.STAND_IN_ANSWERS ?? '').split(',').filter(Boolean);

export const dialog = {
  async showOpenDialog(...words: unknown[]): Promise<{ canceled: boolean; filePaths: readonly string[] }> {
    note('dialog.showOpenDialog', optionsOf(words));
    return { canceled: true, filePaths: [] };
  },
  async showMessageBox(...words: unknown[]): Promise<{ response: number }> {
    const options = optionsOf(words);
    note('dialog.showMessageBox', options);
    return { response: Number(answers.shift() ?? options.cancelId ?? 0) };
  },
  showErrorBox(title: string, content: string): void {
    note('dialog.showErrorBox', title, content);
    process.stderr.write(`${title}: ${content}\n`);
  },
};

export const shell = {
  async openPath(target: string): Promise<string> {
    note('shell.openPath', target);
    return '';
  },
  showItemInFolder: (target: string): void => note('shell.showItemInFolder', target),
  openExternal: async (url: string): Promise<void> => note('shell.openExternal', url),
};

interface Item {
  readonly label?: string;
  readonly role?: string;
  readonly id?: string;
  readonly type?: string;
  readonly accelerator?: string;
  enabled?: boolean;
  visible?: boolean;
  readonly submenu?: readonly Item[];
  readonly click?: () => void;
}

export class Menu {
  static #application: Menu | null = null;
  readonly items: readonly (Omit<Item, 'submenu'> & { submenu?: Menu })[];

  constructor(template: readonly Item[]) {
    this.items = template.map(({ submenu, ...item }) =>
      submenu ? { ...item, submenu: new Menu(submenu) } : item,
    );
  }

  static buildFromTemplate(template: readonly Item[]): Menu {
    return new Menu(template);
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }

  getMenuItemById(id: string): Menu['items'][number] | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}

export class Notification extends EventEmitter {
  /** Not Electron's: for tests that click the last one shown. */
  static last: Notification | null = null;
  readonly #options: object;

  constructor(options: object) {
    super();
    this.#options = options;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    Notification.last = this;
    note('notification', this.#options);
  }
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Knows its bytes and the size it was asked to have; draws nothing. */
export class NativeImage {
  readonly #bytes: Buffer;
  readonly #size: Size;

  constructor(bytes: Buffer, size: Size) {
    this.#bytes = bytes;
    this.#size = size;
  }

  isEmpty(): boolean {
    return this.#bytes.length === 0;
  }

  getSize(): Size {
    return this.#size;
  }

  resize({ width }: { width: number }): NativeImage {
    return new NativeImage(this.#bytes, { width, height: width });
  }
}

export const nativeImage = {
  createFromBuffer: (bytes: Buffer) => new NativeImage(bytes, { width: 0, height: 0 }),
  createFromBitmap: (bytes: Buffer, size: Size) => new NativeImage(bytes, size),
};

// One screen of a usual size, all of it free.
export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1440, height: 960 } }],
};

const held = new Set<number>();
let lastHold = 0;

export const powerSaveBlocker = {
  start(kind: string): number {
    lastHold += 1;
    held.add(lastHold);
    note('powerSaveBlocker.start', kind);
    return lastHold;
  },
  stop(id: number): void {
    held.delete(id);
    note('powerSaveBlocker.stop', id);
  },
  isStarted: (id: number): boolean => held.has(id),
};

export const powerMonitor = new EventEmitter();
