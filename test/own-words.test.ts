// What a photographer said of a photo is in its edit, also where that is no sidecar; final JPEGs for a client say nothing of it.
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ExifTool } from 'exiftool-vendored';
import { afterAll, expect, test } from 'vitest';
import { writeSidecar } from '#practice/sample-shoot/sidecar.ts';
import { answer } from '../src/cli/exits.ts';
import { digests, onBench } from './faults/bench.ts';

const exiftool = new ExifTool({ maxProcs: 1 });
afterAll(() => exiftool.end());

const propertiesOf = (path: string) =>
  exiftool.readRaw<Record<string, unknown>>(path, { readArgs: ['-G1', '-struct', '-XMP:all'] });

test('edited DNGs keep the stars, labels, keywords and captions of their photos’ sidecars', async () => {
  await onBench({ shoot: { photos: 4, kinds: ['DNG'], folders: [''] } }, async (bench) => {
    const { shoot, start, settled, holds, roundtrip } = bench;
    const sidecars = shoot.photos.slice(0, 3).map(({ path }) => path.replace(/\.DNG$/i, '.xmp'));
    for (const [at, sidecar] of sidecars.entries()) await writeFile(sidecar, writeSidecar(at, 'x.DNG'));
    const before = await digests(sidecars);

    const id = await start();
    expect(await settled(id)).toMatchObject({ status: 'done', downloaded: 4, failed: 0 });
    await roundtrip.app.ended(id);
    const { results } = await holds(id);
    for (const { photo, files } of results) {
      const said = sidecars.indexOf(photo.replace(/\.DNG$/i, '.xmp'));
      const [edit = '', jpeg = ''] = files.toSorted(
        (a, b) => Number(/jpg$/i.test(a)) - Number(/jpg$/i.test(b)),
      );
      expect(dirname(edit)).toBe(join(shoot.root, 'Roundtrip', 'shoot'));
      const now = await propertiesOf(edit);
      expect(now['XMP-crs:ToneCurvePV2012']).toBeDefined();
      expect(now['XMP-xmp:Rating']).toBe(said < 0 ? undefined : said + 1);
      expect(now['XMP-photoshop:City']).toBe(said < 0 ? undefined : 'Millbrook');
      expect(now['XMP-dc:Subject']).toEqual(
        said === 0 || said === 2 ? ['wedding', 'Millbrook House', 'été'] : undefined,
      );
      const forClient = await propertiesOf(jpeg);
      expect([forClient['XMP-xmp:Rating'], forClient['XMP-dc:Subject']]).toEqual([undefined, undefined]);
    }
    expect(await digests(sidecars)).toEqual(before);

    // The edits were new; a sidecar that was only read is none of what came.
    const restored = answer(await roundtrip.call('projects.restore', { id }));
    expect(restored.restored).toEqual([]);
    expect(restored.movedAway).toHaveLength(8);
    expect(await digests(sidecars)).toEqual(before);
  });
});
