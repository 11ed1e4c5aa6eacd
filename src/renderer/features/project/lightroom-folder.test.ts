import { expect, test } from 'vitest';
import { folderForLightroom } from './lightroom-folder.ts';

const places = { root: '/shoots/smith', resultsFolder: '/shoots/smith/Roundtrip/Smith' };
const results = (...files: readonly string[]) => ({
  results: [{ photo: '', files: [...files], backups: [] }],
});

test('sidecars beside the RAWs are found in the shoot, all else in the results folder', () => {
  const jpeg = `${places.resultsFolder}/JPEG/a.jpg`;
  expect(folderForLightroom(places, results('/shoots/smith/a.xmp', jpeg))).toBe(places.root);
  expect(folderForLightroom(places, results(`${places.resultsFolder}/a.dng`, jpeg))).toBe(
    places.resultsFolder,
  );
  expect(folderForLightroom(places, results(`${places.resultsFolder}/a.xmp`))).toBe(places.resultsFolder);
});
