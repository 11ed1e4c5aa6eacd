// What is made for a client holds the client's photos and nothing else; inside the shoot the mark is needed.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answer } from '../src/cli/exits.ts';
import { onBench } from './faults/bench.ts';

test.each([
  ['outside of the shoot', '../Client', false],
  ['inside of it', 'Client', true],
])('a chosen folder of final JPEGs %s', async (_, way, marked) => {
  await onBench({ shoot: { photos: 1 } }, async (bench) => {
    const { roundtrip, shoot } = bench;
    const folder = join(shoot.root, way);
    const { shoots } = answer(await roundtrip.call('shoots.scan', { paths: [shoot.root] }));
    const results = { edits: 'beside', jpegs: { folder } } as const;
    const choices = { profileKey: 14715, options: { tools: [] }, results };
    const { id } = answer(await roundtrip.call('projects.start', { shootId: shoots[0]?.id ?? '', choices }));
    expect(await bench.ended(id)).toMatchObject({ step: 'done', delivered: 1 });
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.includes('.'));
    expect(files.filter((name) => /\.jpg$/i.test(name))).toHaveLength(1);
    expect(files.includes('.roundtrip')).toBe(marked);
  });
});
