// The whole program but for Electron: the window and the terminal both stand on what createApp gives.
import { join } from 'node:path';
import type { Reply } from '#contract/bridge.ts';
import type { AppEvent } from '#contract/events.ts';
import { FaultError } from '#contract/faults.ts';
import type { ScreenAct } from '#contract/menu.ts';
import type { Settings } from '#contract/settings.ts';
import { dispatch } from './dispatch.ts';
import { createImagens, type Imagens, type StartPractice } from './imagens.ts';
import { createLines, type Lines } from './lines.ts';
import { openLog } from './log.ts';
import { createAgents, trustSystemCertificates } from './network/agents.ts';
import { wakeAll } from './network/sleep.ts';
import type { ResolveProxy } from './network/system-proxy.ts';
import { lookBeside } from './projects/beside.ts';
import { createCallbacks } from './projects/callbacks.ts';
import { pictureOf, type Side, shownPhoto } from './projects/comparing.ts';
import { Shelf } from './projects/shelf.ts';
import { defaultTiming, type Timing } from './projects/work.ts';
import type { Services } from './services.ts';
import { type KeyPort, keyFor } from './settings/key.ts';
import { createRecent } from './settings/recent.ts';
import { createRemembered } from './settings/remembered.ts';
import { createSettings } from './settings/settings.ts';
import { createUplink } from './settings/uplink.ts';
import { Desk } from './shoots/desk.ts';
import { createThumbnails, type Thumbnails } from './shoots/thumbnails.ts';
import { createCopies } from './store/copies.ts';
import { openStore, type Store } from './store/store.ts';
import { storeFault } from './store/store-fault.ts';
import { Watching } from './watching/watching.ts';

/** What the program needs of its surroundings. */
export interface AppPorts {
  /** The user data folder: everything that Roundtrip keeps is in it. */
  readonly home: string;
  readonly version: string;
  /** What it runs on, for people: `Electron 45.4.1`, `Node 24.21.0`. */
  readonly runtime: string;
  readonly keys: KeyPort;
  /** Practice Imagen over a folder that keeps its state. */
  readonly startPractice: StartPractice;
  /** The system's folder picker; what was picked, or nothing. */
  readonly pickPaths?: () => Promise<readonly string[]>;
  /** The system's picker for one folder; null when nothing was picked. */
  readonly pickFolder?: () => Promise<string | null>;
  /** The folder of the sample shoot; made where there is none yet. */
  readonly sampleShoot?: () => Promise<string>;
  readonly openPath?: (path: string) => Promise<void>;
  /** Shows a file in the system's file browser. */
  readonly showPath?: (path: string) => void;
  /** Begins a drag of these files out of the window, under a small picture (a JPEG, or null). */
  readonly startDrag?: (files: readonly string[], icon: Buffer | null) => void;
  /** The screen says which of the native menu's acts fit now. */
  readonly offers?: (acts: readonly ScreenAct[]) => void;
  /** The system's proxy for an address, as PAC scripts answer. Not asked when the environment names one. */
  readonly resolveProxy?: ResolveProxy;
  /** Settings from the environment or the terminal; they go before the kept ones. */
  readonly overrides?: Partial<Settings>;
  readonly timing?: Partial<Timing>;
}

export interface App {
  call(name: string, input: unknown): Promise<Reply<unknown>>;
  /** Subscribes to events; gives back how to stop. */
  onEvent(listener: (event: AppEvent) => void): () => void;
  /** A small JPEG of a photo, or null when none can be made. Throws `signal`'s reason when nobody waits any more. */
  thumbnail(
    kind: 'shoot' | 'project',
    id: string,
    photo: number,
    signal?: AbortSignal,
  ): Promise<Buffer | null>;
  /** A photo of a project as a large JPEG: the camera's own picture, or its final JPEG; null when there is none. */
  picture(id: string, photo: number, side: Side): Promise<Buffer | null>;
  /** Ids of the projects at work, or in line, in this process. */
  running(): readonly string[];
  /** Goes on with every project that was at work when Roundtrip last ended; gives their ids. */
  goOn(): readonly string[];
  /** Looks out from now on for new shoots in the watched folders, and for what another Roundtrip does to the projects. */
  watch(): void;
  /** Settles when a project no longer runs in this process. */
  ended(id: string): Promise<void>;
  /** The computer woke up, or the network is back: connections that slept are dropped, and waits end at once. */
  wake(): void;
  /** Stops everything, resumable, and lets go of all files. */
  close(): Promise<void>;
}

type Desktop = 'pickPaths' | 'pickFolder' | 'sampleShoot' | 'openPath' | 'showPath' | 'startDrag' | 'offers';

/** What the surroundings can do, with an answer for those that can't. */
const desktopOf = (ports: AppPorts): Pick<Services, Desktop> => ({
  pickPaths: async () => (await ports.pickPaths?.()) ?? [],
  pickFolder: async () => (await ports.pickFolder?.()) ?? null,
  sampleShoot: () => ports.sampleShoot?.() ?? Promise.reject(noSample),
  openPath: async (path) => ports.openPath?.(path),
  showPath: (path) => ports.showPath?.(path),
  startDrag: (files, icon) => ports.startDrag?.(files, icon),
  offers: (acts) => ports.offers?.(acts),
});

const noSample = new FaultError('not-found', 'There is no sample shoot here.');

/** Opens Roundtrip. Faults with `database-newer` or `database-damaged`. */
export async function createApp(ports: AppPorts): Promise<App> {
  trustSystemCertificates();
  const store = openStore(ports.home);
  try {
    return await appOver(store, ports);
  } catch (error) {
    store.close();
    // A database that opens may still turn out to be torn when its first row is read.
    throw storeFault(error) ?? error;
  }
}

async function appOver(store: Store, ports: AppPorts): Promise<App> {
  const log = openLog(ports.home);
  const stop = new AbortController();
  const listeners = new Set<(event: AppEvent) => void>();
  const emit = (event: AppEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const settings = createSettings(store.db, ports.overrides ?? {});
  const uplink = createUplink(store.db);
  const callbacks = createCallbacks(ports.home);
  const agents = createAgents(process.env, ports.resolveProxy);
  const lines = createLines(settings.get, agents, store.senders, log);
  const timing = { ...defaultTiming, ...ports.timing };
  const imagens = createImagens({ ...ports, settings, agents, timing, signal: stop.signal });
  const shelf = new Shelf({
    ...{ store, log, callbacks, timing },
    imagenFor: imagens.forProject,
    line: lines.line,
    tell: (project) => {
      uplink.note(project);
      emit({ type: 'project', project });
    },
  });
  const desk = new Desk();
  const thumbnails = createThumbnails(join(ports.home, 'thumbnails'));
  const core = {
    ...{ store, log, settings, callbacks, shelf, desk, emit, uplink, signal: stop.signal },
    remembered: createRemembered(store.db),
    recent: createRecent(store.db, (folders) => emit({ type: 'recent', folders })),
    ...{ home: ports.home, version: ports.version, runtime: ports.runtime, keys: ports.keys },
    imagenFor: imagens.forProject,
    profiles: imagens.profiles,
    skyTemplates: imagens.skyTemplates,
    testKey: imagens.testKey,
    ...desktopOf(ports),
    largePicture: (id, photo, side) => pictureOf(store, thumbnails, { id, photo, side }),
    smallPicture: async (id, photo) => small(thumbnails, await shownPhoto(store, id, photo)),
    settingsView: async () => {
      const now = settings.get();
      return { ...now, hasKey: (await keyFor(ports.keys, now.address)) !== null };
    },
  } satisfies Omit<Services, 'watching'>;
  const services: Services = { ...core, watching: new Watching({ ...core, pace: timing.watch }) };
  log.info('app.open', { version: ports.version, runtime: ports.runtime });
  return appOf(services, { listeners, stop, thumbnails, lines, imagens });
}

// Asked twice to end (a signal, and the window that closes), it ends once.
function onlyOnce(run: () => Promise<void>): () => Promise<void> {
  let ran: Promise<void> | null = null;
  return () => {
    ran ??= run();
    return ran;
  };
}

interface Parts {
  readonly listeners: Set<(event: AppEvent) => void>;
  readonly stop: AbortController;
  readonly thumbnails: Thumbnails;
  readonly lines: Lines;
  readonly imagens: Imagens;
}

// Big enough for a grid on a fine screen, small enough to be made in milliseconds. Pixels on the long side.
const thumbnailPixels = 320;

/** Null where there is no photo, or no picture of it. */
const small = async (
  thumbnails: Thumbnails,
  found: Awaited<ReturnType<typeof shownPhoto>>,
  signal?: AbortSignal,
): Promise<Buffer | null> =>
  found === null ? null : thumbnails.get(found.path, found.size, found.mtimeMs, thumbnailPixels, signal);

function appOf(services: Services, { listeners, stop, thumbnails, lines, imagens }: Parts): App {
  const copies = createCopies(services.home, services.log);
  listeners.add(copies.onEvent);
  const { shelf, store, desk, watching } = services;
  return {
    call: async (name, input) => {
      const reply = await dispatch(services, name, input);
      lines.refresh();
      return reply;
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async thumbnail(kind, id, photo, signal) {
      return small(
        thumbnails,
        kind === 'shoot' ? desk.find(id, photo) : await shownPhoto(store, id, photo),
        signal,
      );
    },
    picture: services.largePicture,
    running: shelf.running,
    goOn: () => shelf.goOn(),
    watch() {
      watching.open();
      lookBeside({ store, isRunning: shelf.isRunning, tell: shelf.tell, signal: stop.signal });
    },
    ended: shelf.ended,
    wake() {
      services.log.info('app.wake');
      shelf.noteWake();
      watching.wake();
      lines.drop();
      wakeAll();
    },
    close: onlyOnce(async () => {
      stop.abort();
      await watching.close();
      await shelf.close();
      await Promise.all([lines.close(), imagens.close(), copies.close()]);
      store.close();
    }),
  };
}
