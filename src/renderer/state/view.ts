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
  /** How a project's photos are shown. */
  readonly photosAs: 'table' | 'grid';
  readonly showPhotosAs: (photosAs: 'table' | 'grid') => void;
  /** The sheet of shortcuts lies over the screen. */
  readonly shortcuts: boolean;
  readonly showShortcuts: (shortcuts: boolean) => void;
}

export const useView = create<View>()((set) => ({
  screen: { name: 'projects' },
  go: (screen) => set({ screen }),
  photosAs: 'table',
  showPhotosAs: (photosAs) => set({ photosAs }),
  shortcuts: false,
  showShortcuts: (shortcuts) => set({ shortcuts }),
}));
