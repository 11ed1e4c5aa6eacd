// Debian's Chromium, one process for the app, each BrowserWindow a chromeless `--app` window of it.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { Connection, type Session } from './devtools.ts';
import { flag } from './place.ts';

export interface OpenPage {
  readonly session: Session;
  readonly targetId: string;
}
interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}
interface Wanted {
  readonly folder: string;
  readonly width: number;
  readonly height: number;
  readonly background: string;
  /** Chromium's user interface flags, for example for a dark theme. */
  readonly onExit: () => void;
}

const executable = process.env.STAND_IN_CHROMIUM ?? '/usr/bin/chromium';
/** Chromium on a machine at work can be slow to open its first window; longer than this it will not come. */
const windowPatienceMs = 60_000;

const commonFlags = (folder: string): string[] => [
  `--user-data-dir=${folder}`,
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-sync',
  '--disable-extensions',
  '--disable-infobars',
  '--disable-popup-blocking',
  '--disable-search-engine-choice-screen',
  '--disable-features=Translate,MediaRouter,OptimizationHints,HttpsUpgrades',
  // Windows behind others go on working, as an app's do.
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--password-store=basic',
  '--force-color-profile=srgb',
  '--disable-dev-shm-usage',
  '--ozone-platform=x11',
  // Hides the bar that warns of --no-sandbox, which root can't do without.
  '--test-type',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

let running: { process: ChildProcess; connection: Connection } | undefined;
/** Pages that belong to a BrowserWindow; any other that appears is closed. */
const ours = new Set<string>();
const awaited = new Map<string, (target: TargetInfo) => void>();

const start = (flags: readonly string[], onExit: () => void): Connection => {
  // Playwright asks for a port besides, and reads its address from stderr.
  const port = flag('remote-debugging-port') === undefined ? [] : ['--remote-debugging-port=0'];
  const child = spawn(executable, ['--remote-debugging-pipe', ...port, ...flags], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    const line = /^DevTools listening on .*$/m.exec(chunk.toString());
    if (line) process.stderr.write(`${line[0]}\n`);
  });
  child.on('error', (error) => process.stderr.write(`stand-in: ${executable}: ${error.message}\n`));
  child.on('exit', () => {
    running = undefined;
    onExit();
  });
  const connection = new Connection(child.stdio[3] as Writable, child.stdio[4] as Readable);
  running = { process: child, connection };
  return connection;
};

const onTarget = (connection: Connection, { targetInfo }: { targetInfo: TargetInfo }): void => {
  if (targetInfo.type !== 'page' || ours.has(targetInfo.targetId)) return;
  const [mark, found] = [...awaited].find(([id]) => targetInfo.url.includes(id)) ?? [];
  if (mark !== undefined && found) {
    awaited.delete(mark);
    ours.add(targetInfo.targetId);
    found(targetInfo);
    return;
  }
  // A page we did not ask for (a form with a target, a middle click): Electron would not have opened it.
  if (awaited.size === 0) {
    connection.browser.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => {});
  }
};

/** Opens a window and attaches to its page. `onExit` is called when Chromium ends, wanted or not. */
export const openPage = async (wanted: Wanted): Promise<OpenPage> => {
  const folder = path.join(wanted.folder, 'stand-in-chromium');
  mkdirSync(folder, { recursive: true });
  const mark = randomUUID();
  const target = new Promise<TargetInfo>((resolve, reject) => {
    awaited.set(mark, resolve);
    setTimeout(() => reject(new Error('stand-in: Chromium opened no window')), windowPatienceMs).unref();
  });
  const blank = `data:text/html,<title></title><body bgcolor="${wanted.background}">`.replaceAll('#', '%23');
  const flags = [
    ...commonFlags(folder),
    `--app=${blank}#${mark}`,
    `--window-size=${wanted.width},${wanted.height}`,
  ];
  // A second start with the same profile hands over to the first.
  if (running) spawn(executable, flags, { stdio: 'ignore' });
  else {
    const begun = start(flags, wanted.onExit);
    for (const event of ['Target.targetCreated', 'Target.targetInfoChanged']) {
      begun.browser.on(event, (params) => onTarget(begun, params));
    }
    await begun.browser.send('Target.setDiscoverTargets', { discover: true });
  }
  const { targetId } = await target;
  const connection = running?.connection;
  if (!connection) throw new Error('stand-in: Chromium is gone');
  const { sessionId } = await connection.browser.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  return { session: connection.session(sessionId), targetId };
};

/** Calls `gone` when a page is, whoever closed it. */
export const whenGone = (targetId: string, gone: () => void): void => {
  running?.connection.browser.on('Target.targetDestroyed', (params: { targetId: string }) => {
    if (params.targetId !== targetId) return;
    ours.delete(targetId);
    gone();
  });
};

export const closePage = (targetId: string): void => {
  running?.connection.browser.send('Target.closeTarget', { targetId }).catch(() => {});
};

/** Ends Chromium: asked first, forced when it has not gone within two seconds. */
export const stopChromium = async (): Promise<void> => {
  const last = running;
  if (!last) return;
  const exited = new Promise((resolve) => last.process.once('exit', resolve));
  last.connection.browser.send('Browser.close').catch(() => {});
  const force = setTimeout(() => last.process.kill('SIGKILL'), 2000);
  await exited;
  clearTimeout(force);
};

// A main process that ends in any way takes its windows with it.
process.on('exit', () => running?.process.kill('SIGKILL'));
