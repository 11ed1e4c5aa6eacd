// A callback address may hold a secret: its file is there only while a project is to ask for an edit with it.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answer } from '../src/cli/exits.ts';
import { type Bench, onBench } from './faults/bench.ts';

const startWith = async ({ roundtrip, shoot }: Bench, name: string, callbackUrl?: string) => {
  const { shoots } = answer(await roundtrip.call('shoots.scan', { paths: [shoot.root] }));
  const results = { edits: 'beside', jpegs: 'none' } as const;
  const options = { tools: [], ...(callbackUrl === undefined ? {} : { callbackUrl }) };
  const choices = { name, profileKey: 14715, options, results };
  return roundtrip.call('projects.start', { shootId: shoots[0]?.id ?? '', choices });
};
const kept = ({ home }: Bench): Promise<string[]> => readdir(join(home, 'callbacks')).catch(() => []);

test('an address that is none is refused by its form, and nothing of it is kept', async () => {
  await onBench({ shoot: { photos: 1 } }, async (bench) => {
    for (const address of [
      'https://studio.example:99999/s3cret',
      'https://[::1/s3cret',
      'http://studio.example',
    ])
      expect(await startWith(bench, 'A', address), address).toMatchObject({ fault: { code: 'bad-input' } });
    expect(await kept(bench)).toEqual([]);
  });
});

test('the address goes with the project that made way for another', async () => {
  await onBench({ shoot: { photos: 1 } }, async (bench) => {
    const headers = { 'x-api-key': bench.practice.key, 'content-type': 'application/json' };
    const body = JSON.stringify({ name: 'Taken' });
    await fetch(`${bench.practice.url}/projects/`, { method: 'POST', headers, body });
    const { id } = answer(await startWith(bench, 'Taken', 'https://studio.example/s3cret'));
    await bench.ended(id);
    expect(await kept(bench)).toEqual([id]);
    const free = answer(await startWith(bench, 'Free'));
    await bench.ended(free.id);
    expect(await kept(bench)).toEqual([]);
  });
});
