import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { ProjectChoices } from '#contract/project.ts';
import { scanShoot } from '../shoots/scan.ts';
import { planOf } from './plan.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function aShoot(names: readonly string[]) {
  const root = mkdtempSync(path.join(tmpdir(), 'roundtrip-plan-'));
  folders.push(root);
  for (const name of names) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), 'x');
  }
  return scanShoot([root], new AbortController().signal);
}
const profile = { key: 1, name: 'Warm', type: 'Personal', imageType: 'RAW' as const };
const choices: ProjectChoices = {
  ...{ profileKey: 1, options: { tools: [] }, deselected: [] },
  results: { edits: 'beside', jpegs: 'none' },
};

test('sidecars are counted as they will be merged: once each, however spelled, not those of DNGs or of what stays', async () => {
  const shoot = await aShoot([
    ...['A/IMG_1.CR2', 'A/IMG_1.NEF', 'A/IMG_1.xmp'],
    ...['A/img_2.cr2', 'A/IMG_2.XMP'],
    ...['A/IMG_3.DNG', 'A/IMG_3.xmp', 'A/IMG_4.JPG', 'A/IMG_4.xmp'],
    ...['B/IMG_1.CR2', 'B/IMG_5.CR2', 'B/IMG_5.xmp'],
  ]);
  const plan = await planOf(shoot, profile, choices, null);
  expect(plan.sidecarsMerged).toBe(3);
  const without = shoot.photos.filter(({ relative }) => relative === 'B/IMG_5.CR2').map(({ id }) => id);
  const fewer = await planOf(shoot, profile, { ...choices, deselected: without }, null);
  expect(fewer.sidecarsMerged).toBe(2);
  expect(fewer.leftOut).toEqual({ sidecar: 5, 'other-format': 1, deselected: 1 });
  const merged = { ...choices, options: { tools: ['hdr_merge' as const] } };
  expect((await planOf(shoot, profile, merged, null)).sidecarsMerged).toBe(0);
});

test('says where edits and final JPEGs go, each as it was chosen', async () => {
  const shoot = await aShoot(['IMG_1.CR2']);
  const own = path.join(shoot.root, 'Roundtrip', shoot.name);
  const folder = path.join(shoot.root, 'out');
  const goTo = async (results: ProjectChoices['results']) => {
    const { resultsFolder, jpegsFolder } = await planOf(shoot, profile, { ...choices, results }, null);
    return [resultsFolder, jpegsFolder];
  };
  expect(await goTo({ edits: 'beside', jpegs: 'default' })).toEqual([own, path.join(own, 'JPEG')]);
  expect(await goTo({ edits: { folder }, jpegs: 'default' })).toEqual([folder, path.join(own, 'JPEG')]);
  expect(await goTo({ edits: 'beside', jpegs: { folder } })).toEqual([own, folder]);
});
