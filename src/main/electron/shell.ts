// Roundtrip's life under Electron: one instance, one window, and a way out that asks when work is under way.
import { app, dialog, nativeTheme } from 'electron';
import type { AppEvent } from '#contract/events.ts';
import { FaultError } from '#contract/faults.ts';
import type { ProjectSummary } from '#contract/project.ts';
import { type App, createApp } from '#main/app.ts';
import { userDataFolder } from '#main/home.ts';
import { checkAddress } from '#main/imagen/address.ts';
import { version } from '#main/version.ts';
import { startPractice } from '#practice/server.ts';
import { connectBridge } from './bridge.ts';
import { tellDesktop } from './desktop.ts';
import { guard } from './guard.ts';
import { type MenuActions, setMenu } from './menu.ts';
import { declarePages, servePages } from './pages.ts';
import { openPath, pathsIn, pickFolder, pickPaths, showPath } from './paths.ts';
import { goOnAfterSleep, keepAwake } from './power.ts';
import { resolveProxy } from './proxy.ts';
import { askedToQuit } from './quit.ts';
import { runtime } from './runtime.ts';
import { safeKeys } from './safe-key.ts';
import { followSettings } from './settings.ts';
import { MainWindow } from './window.ts';
import { type ShellWords, wordsIn } from './words.ts';

/** Runs the program; settles when the window is open (or when another instance has been told instead). */
export async function runShell(): Promise<void> {
  app.setName('Roundtrip');
  app.setPath('userData', userDataFolder());
  if (!app.requestSingleInstanceLock({ paths: pathsIn(process.argv) })) {
    app.quit();
    return;
  }
  declarePages();
  await app.whenReady();
  guard();
  try {
    await show(await openRoundtrip());
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    dialog.showErrorBox('Roundtrip can’t start', error.fault.message);
    app.exit(1);
  }
}

function openRoundtrip(): Promise<App> {
  const address = process.env.ROUNDTRIP_IMAGEN_URL;
  return createApp({
    home: app.getPath('userData'),
    version,
    runtime,
    keys: safeKeys(app.getPath('userData')),
    startPractice: (folder) => startPractice({ folder }),
    pickPaths,
    pickFolder,
    openPath,
    showPath,
    resolveProxy,
    overrides: address === undefined || address === '' ? {} : { address: checkAddress(address) },
  });
}

async function show(roundtrip: App): Promise<void> {
  const window = new MainWindow();
  servePages(roundtrip);
  const push = connectBridge(roundtrip, () => window.contents());
  keepAwake(roundtrip);
  goOnAfterSleep(roundtrip);
  const words = await followedWords(roundtrip, (said) => setMenu(said, actionsOf(roundtrip, push)));
  tellDesktop(roundtrip, {
    window,
    open: (id) => {
      void window.open();
      push({ type: 'go', screen: { name: 'project', id } });
    },
  });
  app.on('second-instance', (_event, _argv, _folder, more) => {
    const { paths } = more as { paths: string[] };
    window.focus();
    if (paths.length > 0) push({ type: 'open', paths });
  });
  app.on('activate', () => void window.open());
  nativeTheme.on('updated', () => window.followTheme());
  askedToQuit(roundtrip, window, words);
  await window.open();
  roundtrip.goOn();
  const paths = pathsIn(process.argv);
  if (paths.length > 0) push({ type: 'open', paths: [...paths] });
}

/** Follows the language and the appearance of Settings; gives how to ask for the words of the moment. */
async function followedWords(roundtrip: App, change: (words: ShellWords) => void): Promise<() => ShellWords> {
  let words = wordsIn('system', app.getLocale());
  await followSettings(roundtrip, ({ language, appearance }) => {
    nativeTheme.themeSource = appearance;
    words = wordsIn(language, app.getLocale());
    change(words);
  });
  return () => words;
}

function actionsOf(roundtrip: App, push: (event: AppEvent) => void): MenuActions {
  return {
    open: (paths) => push({ type: 'open', paths: [...paths] }),
    show: (name) => push(name === 'shortcuts' ? { type: 'shortcuts' } : { type: 'go', screen: { name } }),
    pauseAll: () => void pauseAll(roundtrip),
  };
}

async function pauseAll(roundtrip: App): Promise<void> {
  const reply = await roundtrip.call('projects.list', undefined);
  if (!reply.ok) return;
  const going = (reply.value as readonly ProjectSummary[]).filter(
    ({ status }) => status === 'running' || status === 'waiting',
  );
  await Promise.all(going.map(({ id }) => roundtrip.call('projects.pause', { id })));
}
