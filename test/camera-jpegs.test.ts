// The camera's own JPEGs are originals too, though only the RAWs are sent.
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { answer } from '../src/cli/exits.ts';
import { digests, onBench } from './faults/bench.ts';

test('final JPEGs sent to the folder of the camera’s JPEGs replace none', async () => {
  await onBench({ shoot: { photos: 2, kinds: ['CR2'], twins: 2 } }, async (bench) => {
    const { roundtrip, shoot } = bench;
    // Spelled and foldered as final JPEGs will be: they want the same places.
    const folder = join(shoot.root, 'camera');
    const camera = shoot.twins.map((twin) =>
      join(folder, relative(shoot.root, twin).replace(/\.JPG$/, '.jpg')),
    );
    for (const [n, twin] of shoot.twins.entries()) {
      await mkdir(dirname(camera[n] ?? ''), { recursive: true });
      await rename(twin, camera[n] ?? '');
    }
    const originals = await digests(camera);
    const { shoots } = answer(await roundtrip.call('shoots.scan', { paths: [shoot.root] }));
    const results = { edits: 'beside', jpegs: { folder } } as const;
    const choices = { profileKey: 14715, options: { tools: [] }, results };
    const { id } = answer(await roundtrip.call('projects.start', { shootId: shoots[0]?.id ?? '', choices }));
    expect(await bench.ended(id)).toMatchObject({ step: 'done', delivered: 2 });
    expect(await digests(camera)).toEqual(originals);
  });
});
