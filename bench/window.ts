// `npm run bench -- window`: a shoot of ten thousand photos in the real window, from the drop to the last row.
// Called by index.ts. What is printed was measured in the page itself.
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

interface Line {
  readonly what: string;
  readonly found: string;
  readonly aim?: string;
  readonly met?: boolean;
}

export async function benchWindow(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: { photos: { type: 'string', default: '10000' } },
  });
  const photos = Number(values.photos);
  const folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-window-'));
  build();
  const display = await openDisplay();
  if (display.name !== undefined) process.env.DISPLAY = display.name;
  try {
    const shoot = path.join(folder, 'Ten thousand');
    await makeShoot(shoot, { photos, bytes: 60_000, previewWidth: 720, ratings: true, folders: ['A', 'B'] });
    const app = await Roundtrip.open({ home: path.join(folder, 'home') });
    try {
      tell(photos, await measure(app, shoot, photos));
    } finally {
      await app.close();
    }
  } finally {
    display.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
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

const ms = (value: number): string => `${Math.round(value)} ms`;
const within = (value: number, aim: number) => ({ found: ms(value), aim: `${aim} ms`, met: value <= aim });
const spreadOf = (values: readonly number[]): string =>
  `${median(values)} [${Math.min(...values)}–${Math.max(...values)}]`;
const none = (values: readonly number[]) => ({
  ...{ found: spreadOf(values), aim: '0', met: values.every((value) => value === 0) },
});

function tell(photos: number, lines: readonly Line[]): void {
  const [load = 0] = loadavg();
  const machine = `${availableParallelism()} cores, load ${load.toFixed(1)} over the last minute`;
  console.log(`\n${photos} photos, on ${findRuntime().name}, ${machine}\n`);
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
