// The installers' configuration, as far as it can be checked without making one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jpegExtensions, rawExtensions } from '#contract/photo.ts';

test('the system offers Roundtrip for exactly the photos that Imagen takes', () => {
  const text = readFileSync(join(import.meta.dirname, '..', 'electron-builder.yml'), 'utf8');
  const listed = [...text.matchAll(/- ext: \[([^\]]*)\]/g)].flatMap(([, all = '']) => all.split(/,\s*/));
  expect(listed.toSorted()).toEqual(
    [...rawExtensions, ...jpegExtensions].map((extension) => extension.slice(1)).toSorted(),
  );
});
