// The parts of a running Roundtrip that its calls are answered with. Put together by app.ts.
import type { SkyTemplate } from '#contract/ai-tools.ts';
import type { AppEvent } from '#contract/events.ts';
import type { ScreenAct } from '#contract/menu.ts';
import type { Profile } from '#contract/profile.ts';
import type { SettingsView } from '#contract/settings.ts';
import type { ImagenClient } from './imagen/client.ts';
import type { Log } from './log.ts';
import type { Callbacks } from './projects/callbacks.ts';
import type { Side } from './projects/comparing.ts';
import type { Shelf } from './projects/shelf.ts';
import type { KeyPort } from './settings/key.ts';
import type { RecentStore } from './settings/recent.ts';
import type { RememberedStore } from './settings/remembered.ts';
import type { SettingsStore } from './settings/settings.ts';
import type { Uplink } from './settings/uplink.ts';
import type { Desk } from './shoots/desk.ts';
import type { Store } from './store/store.ts';
import type { Watching } from './watching/watching.ts';

export interface Services {
  /** The user data folder. */
  readonly home: string;
  readonly version: string;
  readonly runtime: string;
  readonly store: Store;
  readonly shelf: Shelf;
  readonly desk: Desk;
  readonly settings: SettingsStore;
  readonly remembered: RememberedStore;
  readonly recent: RecentStore;
  readonly uplink: Uplink;
  readonly keys: KeyPort;
  readonly callbacks: Callbacks;
  readonly watching: Watching;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** The side that a project is with. */
  imagenFor(practice: boolean): Promise<ImagenClient>;
  profiles(): Promise<readonly Profile[]>;
  skyTemplates(): Promise<readonly SkyTemplate[]>;
  /** How many profiles Imagen has for this key, or the kept one. */
  testKey(key: string | undefined): Promise<number>;
  settingsView(): Promise<SettingsView>;
  pickPaths(): Promise<readonly string[]>;
  /** One folder, or null when nothing was picked. */
  pickFolder(): Promise<string | null>;
  /** The sample shoot's folder; made where there is none yet. */
  sampleShoot(): Promise<string>;
  openPath(path: string): Promise<void>;
  /** Shows a file in the system's file browser. */
  showPath(path: string): void;
  /** Begins a drag of these files out of the window, under a small picture. */
  startDrag(files: readonly string[], icon: Buffer | null): void;
  /** A large JPEG of a project's photo, before or after its edit. */
  largePicture(project: string, photo: number, side: Side): Promise<Buffer | null>;
  /** A small JPEG of a project's photo, as the sheet shows it. */
  smallPicture(project: string, photo: number): Promise<Buffer | null>;
  /** The screen says which of the native menu's acts fit now. */
  offers(acts: readonly ScreenAct[]): void;
  emit(event: AppEvent): void;
}
