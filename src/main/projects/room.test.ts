import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ProjectChoices } from '#contract/project.ts';
import type { ShootPhoto } from '#contract/shoot.ts';
import { roomAt, roomNeeded } from './room.ts';

const photo = (id: number, relative: string, size: number): ShootPhoto => ({
  ...{ id, path: `/s/${relative}`, relative, imageType: 'RAW', size, mtimeMs: 0 },
});
const photos = [photo(0, 'a.CR3', 40_000_000), photo(1, 'b.DNG', 30_000_000)];
const raw = { key: 1, name: 'A', type: 'Personal', imageType: 'RAW' } as const;
const choices: ProjectChoices = {
  ...{ profileKey: 1, deselected: [], options: { tools: [] } },
  results: { edits: 'beside', jpegs: 'none' },
};

test('sidecars are small, edited DNGs as large as their originals, final JPEGs come on top', () => {
  expect(roomNeeded(photos, raw, choices)).toBe(30_200_000);
  expect(roomNeeded(photos, raw, { ...choices, options: { tools: ['hdr_merge'] } })).toBe(70_000_000);
  const jpegs = { ...choices, results: { edits: 'beside', jpegs: 'default' } } as const;
  expect(roomNeeded(photos, raw, jpegs)).toBe(70_200_000);
});

test('a folder that is not made yet has the room of the one it will be made in', async () => {
  const free = await roomAt(path.join(tmpdir(), 'not', 'made', 'yet'));
  expect(free).toBeGreaterThan(0);
});
