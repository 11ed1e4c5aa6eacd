// What the shell promises whatever the page does: a closed page, one instance, and a question before work is stopped.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type ElectronApplication, expect } from '@playwright/test';
import { endedWithTest } from '../test/children.ts';
import { findRuntime, root, rootFlags } from '../tools/runtime.ts';
import { test } from './fixtures.ts';

const runtime = findRuntime();

test('the bridge answers, and is all the page has of Node', async ({ roundtrip }) => {
  const info = await roundtrip.call('app.info', undefined);
  expect(info.runtime).toContain(runtime.standIn ? 'stand-in' : 'Electron 45');
  const seen = await roundtrip.page.evaluate(() => ({
    bridge: Object.keys(window.roundtrip).sort(),
    frozen: Object.isFrozen(window.roundtrip),
    strangers: ['require', 'process', 'module', 'global', 'ipcRenderer'].filter((name) => name in window),
  }));
  expect(seen).toEqual({ bridge: ['call', 'onEvent', 'pathForFile'], frozen: true, strangers: [] });
});

test('a call that does not exist is a fault, not a crash', async ({ roundtrip }) => {
  for (const name of ['no.such', 'constructor', '__proto__']) {
    const reply = await roundtrip.page.evaluate(
      (called) => window.roundtrip.call(called as never, undefined as never),
      name,
    );
    expect(reply).toMatchObject({ ok: false, fault: { code: 'contract' } });
  }
});

test('no window is opened', async ({ roundtrip }) => {
  const { page, electron } = roundtrip;
  expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull();
  expect(electron.windows()).toHaveLength(1);
  // The stand-in could open none anyway: there, what counts is that the app was asked and said no.
  if (runtime.standIn)
    await expect.poll(() => journal(electron)).toContainEqual(['https://example.com/', 'deny']);
});

test('no other page is shown', async ({ roundtrip }) => {
  const { page, electron } = roundtrip;
  const before = page.url();
  await electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const prevented = new Promise((resolve) => {
      contents?.once('will-navigate', (event) => setImmediate(() => resolve(event.defaultPrevented)));
    });
    Object.assign(globalThis, { prevented });
  });
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  expect(await electron.evaluate(() => Reflect.get(globalThis, 'prevented'))).toBe(true);
  expect((await roundtrip.call('app.info', undefined)).platform).toBe(process.platform);
  expect(page.url()).toBe(before);
});

test('nothing inline runs and nothing is fetched', async ({ roundtrip }) => {
  const { page } = roundtrip;
  const inline = await page.evaluate(async () => {
    const blocked = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective), {
        once: true,
      });
    });
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.head.append(script);
    return { blocked: await blocked, ran: 'ran' in window };
  });
  expect(inline).toEqual({ blocked: 'script-src-elem', ran: false });
  const fetched = await page.evaluate(() =>
    Promise.all(
      ['https://example.com/', location.href].map((url) => fetch(url).then(String, () => 'refused')),
    ),
  );
  expect(fetched).toEqual(['refused', 'refused']);
});

test('a file outside of the page is not served', async ({ roundtrip }) => {
  const found = await roundtrip.page.evaluate(async () => {
    const load = (src: string) =>
      new Promise<string>((resolve) => {
        const script = Object.assign(document.createElement('script'), { src });
        script.onload = () => resolve('served');
        script.onerror = () => resolve('refused');
        document.head.append(script);
      });
    const inside = document.querySelector('script')?.getAttribute('src') ?? '';
    return [
      await load(inside),
      await load('./%2e%2e%2fmain/index.js'),
      await load('./..%2f..%2fvite.config.js'),
    ];
  });
  expect(found).toEqual(['served', 'refused', 'refused']);
});

test('permissions are denied', async ({ roundtrip }) => {
  test.skip(runtime.standIn, 'the stand-in asks no permission handler');
  const answer = await roundtrip.page.evaluate(() => Notification.requestPermission());
  expect(answer).toBe('denied');
});

test('a dropped folder has its path', async ({ roundtrip, folder }) => {
  const { page } = roundtrip;
  const shoot = path.join(folder, 'Wedding Äöü 💍 100%');
  mkdirSync(shoot);
  writeFileSync(path.join(folder, 'one.cr2'), 'x');
  await page.evaluate(() => {
    const paths = new Promise<string[]>((resolve) => {
      window.addEventListener('dragover', (event) => event.preventDefault(), { capture: true });
      // Before the page's own listener, and without it: this test is about the path alone.
      window.addEventListener(
        'drop',
        (event) => {
          event.preventDefault();
          event.stopImmediatePropagation();
          resolve([...(event.dataTransfer?.files ?? [])].map((file) => window.roundtrip.pathForFile(file)));
        },
        { capture: true, once: true },
      );
    });
    Object.assign(window, { paths });
  });
  await roundtrip.drop([shoot, path.join(folder, 'one.cr2')]);
  const paths = await page.evaluate(() => Reflect.get(window, 'paths') as Promise<string[]>);
  expect(paths).toEqual([shoot, path.join(folder, 'one.cr2')]);
  expect(await page.evaluate(() => window.roundtrip.pathForFile(new File(['x'], 'made.txt')))).toBe('');
});

test('a second start gives its folder to the first and ends', async ({ roundtrip, folder }) => {
  const { page } = roundtrip;
  const shoot = path.join(folder, 'second');
  mkdirSync(shoot);
  await page.evaluate(() => {
    const opened = new Promise((resolve) => {
      window.roundtrip.onEvent((event) => event.type === 'open' && resolve(event.paths));
    });
    Object.assign(window, { opened });
  });
  const second = endedWithTest(
    spawn(runtime.executable, [...rootFlags(), root, shoot], {
      env: { ...process.env, ROUNDTRIP_HOME: roundtrip.home },
      stdio: 'ignore',
    }),
    'alone',
  );
  expect(await once(second, 'exit')).toEqual([0, null]);
  expect(await page.evaluate(() => Reflect.get(window, 'opened'))).toEqual([shoot]);
  expect(roundtrip.electron.windows()).toHaveLength(1);
});

test('what can’t start says so in the system’s language, and what to do', async ({ folder }) => {
  test.skip(!runtime.standIn, 'Electron shows the box, and waits');
  for (const [language, words] of [
    ['en-GB', /^Roundtrip can’t start: .*Nothing was sent\. Correct ROUNDTRIP_IMAGEN_URL/m],
    [
      'de-AT',
      /^Roundtrip kann nicht starten: .*Nichts wurde gesendet\. Berichtigen Sie ROUNDTRIP_IMAGEN_URL/m,
    ],
  ] as const) {
    const child = endedWithTest(
      spawn(runtime.executable, [...rootFlags(), `--lang=${language}`, root], {
        env: { ...process.env, ROUNDTRIP_HOME: folder, ROUNDTRIP_IMAGEN_URL: 'http://example.org' },
        stdio: ['ignore', 'ignore', 'pipe'],
      }),
      'alone',
    );
    let said = '';
    child.stderr?.on('data', (part) => {
      said += String(part);
    });
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(said).toMatch(words);
  }
});

test('the key is kept, and in no file that can be read', async ({ roundtrip }) => {
  const key = 'a-secret-key-of-the-test';
  await roundtrip.call('key.set', { key });
  expect(await roundtrip.call('settings.get', undefined)).toMatchObject({ hasKey: true });
  const files = readdirSync(roundtrip.home, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  expect(files.map((file) => file.name)).toContain('api-key');
  const telling = files.filter((file) => textOf(path.join(file.parentPath, file.name)).includes(key));
  expect(telling.map((file) => file.name)).toEqual([]);
});

/** Nothing of a file that Chromium took away meanwhile. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

test('without a keychain the key is kept for this run only, and that is said', async ({ roundtrip }) => {
  await roundtrip.electron.evaluate(({ safeStorage }) => {
    safeStorage.isAsyncEncryptionAvailable = async () => false;
  });
  await roundtrip.answerNext(0);
  expect(await roundtrip.call('key.set', { key: 'another-secret-key' })).toMatchObject({ hasKey: true });
  await roundtrip.asked();
  expect(readdirSync(roundtrip.home)).not.toContain('api-key');
});

/** What the stand-in wrote down of windows the page wanted to open: address and answer. */
const journal = (electron: ElectronApplication): Promise<(readonly unknown[])[]> =>
  electron.evaluate((all) => {
    const { journal: entries } = Reflect.get(all, 'standIn') as {
      journal: { what: string; args: readonly unknown[] }[];
    };
    return entries.filter(({ what }) => what === 'window.open').map(({ args }) => args);
  });
