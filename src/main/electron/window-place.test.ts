import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporary } from '#test/temporary.ts';
import { keepPlace, keptPlace, type Place, placeOn } from './window-place.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const place = (x: number, y: number, width = 1000, height = 700): Place => ({
  bounds: { x, y, width, height },
  maximized: false,
});

test('what was kept comes back, and what makes no sense does not', async () => {
  await using folder = await temporary('window');
  expect(keptPlace(folder.path)).toBeNull();
  keepPlace(folder.path, { ...place(-300, 20), maximized: true });
  expect(keptPlace(folder.path)).toEqual({ ...place(-300, 20), maximized: true });
  expect(readdirSync(folder.path)).toEqual(['window.json']);
  for (const nonsense of [
    '',
    '{}',
    '{"bounds":{"x":1}}',
    '{"bounds":{"x":"1","y":0,"width":9,"height":9}}',
  ]) {
    writeFileSync(join(folder.path, 'window.json'), nonsense);
    expect(keptPlace(folder.path), nonsense).toBeNull();
  }
});

test('a folder that can’t be written to is no fault', async () => {
  await using folder = await temporary('window');
  mkdirSync(join(folder.path, 'window.json.new'));
  keepPlace(folder.path, place(0, 0));
  expect(keptPlace(folder.path)).toBeNull();
});

test('a window opens where it was, unless that screen is gone', () => {
  expect(placeOn([screen], null)).toEqual({ width: 1280, height: 820 });
  expect(placeOn([screen], place(40, 30))).toEqual({ x: 40, y: 30, width: 1000, height: 700 });
  expect(placeOn([screen], place(2500, 30))).toEqual({ width: 1000, height: 700 });
  expect(placeOn([screen], place(40, -200))).toEqual({ width: 1000, height: 700 });
  expect(placeOn([screen, { ...screen, x: 1920 }], place(2500, 30))).toMatchObject({ x: 2500, y: 30 });
  expect(placeOn([screen], place(0, 0, 10, 10))).toMatchObject({ width: 900, height: 600 });
});
