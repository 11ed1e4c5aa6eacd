// Which screen the window shows. Set by buttons and links all over the window, read by App.
import { create } from 'zustand';

export type Screen =
  | { readonly name: 'projects' }
  | { readonly name: 'new' }
  | { readonly name: 'project'; readonly id: string }
  | { readonly name: 'settings' };

interface View {
  readonly screen: Screen;
  readonly go: (screen: Screen) => void;
  /** The sheet of shortcuts lies over the screen. */
  readonly shortcuts: boolean;
  readonly showShortcuts: (shortcuts: boolean) => void;
}

export const useView = create<View>()((set) => ({
  screen: { name: 'projects' },
  go: (screen) => set({ screen }),
  shortcuts: false,
  showShortcuts: (shortcuts) => set({ shortcuts }),
}));
