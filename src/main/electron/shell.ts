// Roundtrip's life under Electron: one instance, one window, and a way out that asks when work is under way.
import { app, dialog, nativeTheme } from 'electron';
import type { AppEvent } from '#contract/events.ts';
import { FaultError } from '#contract/faults.ts';
import { type App, createApp } from '#main/app.ts';
import { userDataFolder } from '#main/home.ts';
import { checkAddress } from '#main/imagen/address.ts';
import { version } from '#main/version.ts';
import { startPractice } from '#practice/server.ts';
import { connectBridge } from './bridge.ts';
import { tellDesktop } from './desktop.ts';
import { startDrag } from './drag.ts';
import { goingOn } from './going-on.ts';
import { guard } from './guard.ts';
import { AppMenu, type MenuActions } from './menu.ts';
import { declarePages, servePages } from './pages.ts';
import { fromSystem, openPath, pathsIn, pickFolder, pickPaths, showPath } from './paths.ts';
import { goOnAfterSleep, keepAwake } from './power.ts';
import { resolveProxy } from './proxy.ts';
import { askedToQuit } from './quit.ts';
import { openOrRebuild } from './rebuilding.ts';
import { followRecent } from './recent.ts';
import { runtime } from './runtime.ts';
import { safeKeys } from './safe-key.ts';
import { sampleShoot } from './sample.ts';
import { followSettings } from './settings.ts';
import { MainWindow } from './window.ts';
import { type ShellWords, startWords, wordsIn } from './words.ts';

/** What is known only once the app is open, for what must be given before. */
interface Late {
  words: ShellWords;
  menu: AppMenu | null;
}

/** Runs the program; settles when the window is open (or when another instance has been told instead). */
export async function runShell(): Promise<void> {
  app.setName('Roundtrip');
  app.setPath('userData', userDataFolder());
  // Windows shows notifications of what it knows by this name (electron-builder.yml, appId).
  app.setAppUserModelId('app.roundtrip.desktop');
  if (!app.requestSingleInstanceLock({ paths: pathsIn(process.argv) })) {
    app.quit();
    return;
  }
  declarePages();
  const takeOpened = fromSystem();
  await app.whenReady();
  guard();
  const late: Late = { words: wordsIn('system', app.getLocale()), menu: null };
  try {
    const home = app.getPath('userData');
    const roundtrip = await openOrRebuild(() => openRoundtrip(late), home, late.words);
    if (roundtrip === null) return app.exit(0);
    await show(roundtrip, late, takeOpened);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const { code, message } = error.fault;
    dialog.showErrorBox(late.words.start.title, startWords(late.words, code, message));
    app.exit(1);
  }
}

function openRoundtrip(late: Late): Promise<App> {
  const address = process.env.ROUNDTRIP_IMAGEN_URL;
  return createApp({
    home: app.getPath('userData'),
    version,
    runtime,
    keys: safeKeys(app.getPath('userData'), () => late.words),
    startPractice: (folder) => startPractice({ folder }),
    sampleShoot: () => sampleShoot(late.words.sample),
    pickPaths: () => pickPaths(late.words),
    pickFolder: () => pickFolder(late.words),
    openPath,
    showPath,
    startDrag,
    resolveProxy,
    offers: (acts) => late.menu?.offer(acts),
    overrides: address === undefined || address === '' ? {} : { address: checkAddress(address) },
  });
}

async function show(roundtrip: App, late: Late, takeOpened: ReturnType<typeof fromSystem>): Promise<void> {
  const window = new MainWindow();
  servePages(roundtrip);
  const push = connectBridge(roundtrip, () => window.contents());
  // On a Mac the window may be closed: it is opened first, and listens then.
  const ask = (event: AppEvent): void => void window.open().then(() => push(event));
  keepAwake(roundtrip);
  goOnAfterSleep(roundtrip);
  await followSettings(roundtrip, ({ language, appearance }) => {
    nativeTheme.themeSource = appearance;
    late.words = wordsIn(language, app.getLocale());
    late.menu?.speak(late.words);
  });
  const menu = new AppMenu(late.words, actionsOf(roundtrip, late, ask));
  late.menu = menu;
  window.onPageGone = () => menu.offer([]);
  roundtrip.onEvent(() => menu.work(roundtrip.running().length > 0));
  await followRecent(roundtrip, (folders) => menu.remember(folders));
  tellDesktop(roundtrip, {
    window,
    open: (id) => ask({ type: 'go', screen: { name: 'project', id } }),
    openShoot: (path) => ask({ type: 'open', paths: [path] }),
  });
  app.on('second-instance', (_event, _argv, _folder, more) => {
    const { paths } = more as { paths: string[] };
    window.focus();
    if (paths.length > 0) ask({ type: 'open', paths });
  });
  app.on('activate', () => void window.open());
  nativeTheme.on('updated', () => window.followTheme());
  askedToQuit(roundtrip, window, () => late.words);
  await window.open();
  roundtrip.goOn();
  roundtrip.watch();
  takeOpened((paths) => ask({ type: 'open', paths: [...paths] }));
  const paths = pathsIn(process.argv);
  if (paths.length > 0) push({ type: 'open', paths: [...paths] });
}

function actionsOf(roundtrip: App, late: Late, ask: (event: AppEvent) => void): MenuActions {
  const pick = async (): Promise<void> => {
    const paths = await pickPaths(late.words);
    if (paths.length > 0) ask({ type: 'open', paths: [...paths] });
  };
  return {
    pick: () => void pick(),
    open: (folder) => ask({ type: 'open', paths: [folder] }),
    forgetRecent: () => void roundtrip.call('shoots.forget-recent', undefined),
    show: (name) => ask(name === 'shortcuts' ? { type: 'shortcuts' } : { type: 'go', screen: { name } }),
    act: (act) => ask({ type: 'act', act }),
    pauseAll: () => void pauseAll(roundtrip),
  };
}

async function pauseAll(roundtrip: App): Promise<void> {
  const going = await goingOn(roundtrip);
  await Promise.all(going.map(({ id }) => roundtrip.call('projects.pause', { id })));
}
