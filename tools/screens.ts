// `npm run screens`: walks past every screen and state in the real window and keeps a picture of each in docs/screens/,
// with a page that shows them all.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { Roundtrip } from '../e2e/app.ts';
import { dress } from '../e2e/dress.ts';
import { freePort } from '../e2e/free-port.ts';
import { gallery } from '../e2e/gallery.ts';
import { cameraWidth } from '../test/make-shoot.ts';
import { build } from './build.ts';
import { openDisplay } from './display.ts';
import { findRuntime, root } from './runtime.ts';

const kept = path.join(root, 'docs', 'screens');

/** In the light theme, in German and small as well. */
const also = {
  light: ['empty', 'found', 'running', 'done', 'settings'],
  german: ['before-you-start', 'some-failed', 'settings'],
  small: ['found', 'running', 'projects'],
};
const usual = { width: 1280, height: 820 };
const small = { width: 900, height: 600 };

/** Pictures of the README keep a name of their own. */
const names: Readonly<Record<string, string>> = { running: 'project' };

/** Few colours are enough for grey panels and small photographs, and make a quarter of the file. */
const keep = async (png: Buffer, name: string): Promise<void> => {
  await sharp(png)
    .png({ palette: true, colours: 192, effort: 10 })
    .toFile(path.join(kept, `${name}.png`));
};

const camera = (app: Roundtrip) => {
  const taken: string[] = [];
  const window = { page: app.page, call: app.call.bind(app) as Roundtrip['call'] };
  const take = async (name: string): Promise<void> => {
    await keep(await app.page.screenshot({ animations: 'disabled' }), name);
    taken.push(name);
  };
  const look = async (scene: string, brief = false): Promise<void> => {
    const name = names[scene] ?? scene;
    if (brief) return take(name);
    await dress(window, 'dark');
    await take(name);
    if (also.small.includes(scene)) {
      await app.page.setViewportSize(small);
      await take(`${name}-900x600`);
      await app.page.setViewportSize(usual);
    }
    if (also.german.includes(scene)) {
      await dress(window, 'dark', 'de');
      await take(`${name}-german`);
    }
    if (also.light.includes(scene)) {
      await dress(window, 'light');
      await take(`${name}-light`);
    }
    await dress(window, 'dark');
  };
  return { taken, look };
};

const page = (taken: readonly string[]): string =>
  [
    `# Every screen\n\nTaken by \`npm run screens\` on the ${findRuntime().name}, with Practice Imagen and made-up photos.\n`,
    ...taken.map((name) => `## ${name}\n\n![${name}](${name}.png)\n`),
  ].join('\n');

const walk = async (folder: string): Promise<readonly string[]> => {
  const port = await freePort();
  const app = await Roundtrip.open({
    home: path.join(folder, 'home'),
    env: { ROUNDTRIP_IMAGEN_URL: `http://127.0.0.1:${port}/v1` },
  });
  const { taken, look } = camera(app);
  try {
    await gallery({ app, folder, many: 10_000, previewWidth: cameraWidth, look }, port);
  } finally {
    await app.close();
  }
  return taken;
};

build();
const folder = mkdtempSync(path.join(tmpdir(), 'Pictures-'));
const display = await openDisplay();
if (display.name !== undefined) process.env.DISPLAY = display.name;
try {
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  const taken = await walk(folder);
  writeFileSync(path.join(kept, 'README.md'), page(taken));
  const bytes = taken.reduce((sum, name) => sum + statSync(path.join(kept, `${name}.png`)).size, 0);
  console.log(`${taken.length} pictures in ${kept}, ${(bytes / 1e6).toFixed(1)} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  display.close();
}
