import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { scanShoots } from './scan.ts';
import { Scans } from './scans.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function aShoot(subfolders: number): string {
  const root = mkdtempSync(path.join(tmpdir(), 'roundtrip-scans-'));
  folders.push(root);
  for (let at = 0; at < subfolders; at++) {
    const folder = path.join(root, `Card ${at}`);
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'IMG_1.CR2'), 'x');
  }
  return root;
}
const app = new AbortController().signal;

test('a scan tells where it is and what it has found', async () => {
  const root = aShoot(3);
  const told: [string, number][] = [];
  const [shoot] =
    (await new Scans().run(
      'a',
      app,
      () => {},
      (signal) => scanShoots([root], signal, new Set(), (folder, found) => void told.push([folder, found])),
    )) ?? [];
  expect(shoot?.photos).toHaveLength(3);
  expect(told[0]).toEqual([root, 0]);
  expect(told.at(-1)?.[1]).toBe(3);
  expect(told.map(([folder]) => path.basename(folder))).toEqual(expect.arrayContaining(['Card 0', 'Card 2']));
});

test('a stopped scan gives nothing, at once; one that ended can’t be stopped', async () => {
  const root = aShoot(40);
  const scans = new Scans();
  const looked: string[] = [];
  const ran = scans.run(
    'a',
    app,
    () => {},
    (signal) =>
      scanShoots([root], signal, new Set(), (folder) => {
        looked.push(folder);
        if (looked.length === 3) expect(scans.stop('a')).toBe(true);
      }),
  );
  expect(await ran).toBeNull();
  expect(looked.length).toBeLessThan(20);
  expect(scans.stop('a')).toBe(false);
});

test('what goes wrong, and the end of the app, pass through', async () => {
  const scans = new Scans();
  const missing = scans.run(
    'a',
    app,
    () => {},
    (signal) => scanShoots(['/not/there'], signal),
  );
  await expect(missing).rejects.toMatchObject({ fault: { code: 'shoot-missing' } });
  const ended = scans.run(
    'b',
    AbortSignal.abort(),
    () => {},
    (signal) => scanShoots([aShoot(1)], signal),
  );
  await expect(ended).rejects.toThrow();
});
