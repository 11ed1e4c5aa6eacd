// `npm run bench -- window`: a shoot of ten thousand photos in the real window, from the drop to the last row; then sent
// at full speed while the window is used (window-busy.ts). Called by index.ts. What is printed was measured in the page.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeShoot } from '#test/make-shoot.ts';
import { Roundtrip } from '../e2e/app.ts';
import { build } from '../tools/build.ts';
import { openDisplay } from '../tools/display.ts';
import { findRuntime } from '../tools/runtime.ts';
import { median, printTable } from './statistics.ts';
import { measureBusy } from './window-busy.ts';
import { type Line, ms, within } from './window-lines.ts';
import {
  clicks,
  firstThumbnails,
  jumps,
  memory,
  scrollThrough,
  sorts,
  watchLongTasks,
} from './window-page.ts';

/** The aims of issue 4. */
const aims = { firstMs: 1000, longTaskMs: 100, restMs: 200 };

export async function benchWindow(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      photos: { type: 'string', default: '10000' },
      inputs: { type: 'string', default: '400' },
      only: { type: 'string' },
    },
  });
  const photos = Number(values.photos);
  const folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-window-'));
  build();
  const display = await openDisplay();
  if (display.name !== undefined) process.env.DISPLAY = display.name;
  try {
    const shoot = path.join(folder, 'Ten thousand');
    await makeShoot(shoot, { photos, bytes: 75_000, previewWidth: 720, ratings: true, folders: ['A', 'B'] });
    if (values.only !== 'busy') tell(`${photos} photos`, await measureSheet(folder, shoot, photos));
    if (values.only !== 'sheet') {
      const lines = await measureBusy({ folder, shoot, inputs: Number(values.inputs) });
      tell(`${photos} photos on their way to Practice on the same machine`, lines);
    }
  } finally {
    display.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function measureSheet(folder: string, shoot: string, photos: number): Promise<readonly Line[]> {
  const app = await Roundtrip.open({ home: path.join(folder, 'home') });
  try {
    return await measure(app, shoot, photos);
  } finally {
    await app.close();
  }
}

async function measure(app: Roundtrip, shoot: string, photos: number): Promise<readonly Line[]> {
  const { page } = app;
  await app.call('settings.change', { practice: true });
  await page.getByText('Drop a shoot to begin').waitFor();
  await page.evaluate(watchLongTasks);
  const opened = page.evaluate(firstThumbnails, photos);
  await app.drop([shoot]);
  const { first, screenful, listed, read, long } = await opened;
  const scroll = await page.evaluate(scrollThrough);
  const rests = await page.evaluate(jumps, aims.restMs);
  const clicked = await page.evaluate(clicks);
  const sorted = await page.evaluate(sorts);
  const used = await page.evaluate(memory);
  return [
    { what: 'First thumbnail after the end of the scan', ...within(first, aims.firstMs) },
    { what: 'Screenful of thumbnails', ...within(screenful, aims.firstMs) },
    { what: 'All photos on the sheet', found: ms(listed) },
    { what: 'Stars, times and cameras of all read', found: ms(read) },
    { what: 'Longest task until then', ...within(long, aims.longTaskMs) },
    { what: `Scrolled top to bottom in ${ms(scroll.ms)}: frames`, found: `${scroll.frames}` },
    { what: 'Pictures fetched that only rushed past', found: `${scroll.pictures}` },
    { what: 'Longest task while scrolling', ...within(scroll.long, aims.longTaskMs) },
    { what: `Rows without photos ${aims.restMs} ms after a jump`, ...none(rests.map(({ rows }) => rows)) },
    {
      what: `Pictures missing ${aims.restMs} ms after a jump`,
      found: spreadOf(rests.map(({ missing }) => missing)),
    },
    { what: 'Pictures of a screen after a jump', found: ms(median(rests.map(({ allAfter }) => allAfter))) },
    { what: 'A click on a photo, longest task', ...within(clicked, aims.longTaskMs) },
    { what: 'Another order, longest task', ...within(sorted, aims.longTaskMs) },
    { what: 'Memory of the page', found: `${used.megabytes} MB, ${used.nodes} nodes` },
  ];
}

const spreadOf = (values: readonly number[]): string =>
  `${median(values)} [${Math.min(...values)}–${Math.max(...values)}]`;
const none = (values: readonly number[]) => ({
  ...{ found: spreadOf(values), aim: '0', met: values.every((value) => value === 0) },
});

function tell(what: string, lines: readonly Line[]): void {
  const [load = 0] = loadavg();
  const machine = `${availableParallelism()} cores, load ${load.toFixed(1)} over the last minute`;
  console.log(`\n${what}, on ${findRuntime().name}, ${machine}\n`);
  printTable([
    ['', 'found', 'aim', ''],
    ...lines.map(({ what, found, aim = '', met }) => [
      what,
      found,
      aim,
      met === undefined ? '' : met ? 'met' : 'NOT MET',
    ]),
  ]);
}
