// The numbers of a project's screen are those of its delivery, and Lightroom is pointed at where the edits are.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TroubleRule } from '#practice/trouble.ts';
import { answer } from '../src/cli/exits.ts';
import { type Bench, onBench } from './faults/bench.ts';
import { choices, startWith } from './faults/steps.ts';

const outcome = async ({ roundtrip }: Bench, id: string) =>
  answer(await roundtrip.call('projects.outcome', { id }));
const sum = (counts: Readonly<Record<string, number | undefined>>): number =>
  Object.values(counts).reduce<number>((all, one) => all + (one ?? 0), 0);

test('what was replaced and what is new, before and after a restore', async () => {
  await onBench({ shoot: { photos: 4, ratings: true, junk: true } }, async (bench) => {
    const id = await bench.start();
    await bench.ended(id);
    const { ledger, results, restoredAt } = await bench.delivery(id);
    const replaced = results.flatMap(({ backups }) => backups).length;
    const files = results.flatMap((each) => each.files).length;
    expect(replaced).toBeGreaterThan(0);
    const told = await outcome(bench, id);
    expect(told).toMatchObject({ ledger, restoredAt, replaced, added: files - replaced, unmatched: 0 });
    expect(told.lightroomFolder).toBe(bench.shoot.root);
    expect(told.places.reduce((all, { count }) => all + count, 0)).toBe(files);
    expect(told.places).toContainEqual(expect.objectContaining({ what: 'beside', folder: bench.shoot.root }));
    const finals = told.places.find(({ what }) => what === 'jpegs');
    const jpegs = results.flatMap((each) => each.jpegs);
    expect(finals?.count).toBe(jpegs.length);
    expect(jpegs.every((file) => file.startsWith(finals?.folder ?? '-'))).toBe(true);
    expect(ledger.found).toBe(ledger.sent + sum(ledger.leftOut) + sum(ledger.failed));
    expect(sum(ledger.leftOut)).toBeGreaterThan(0);
    answer(await bench.roundtrip.call('projects.restore', { id }));
    expect(await outcome(bench, id)).toMatchObject({ replaced: 0, added: 0, places: [] });
  });
});

test('with a results folder, that is what Lightroom is pointed at', async () => {
  await onBench({ shoot: { photos: 2 } }, async (bench) => {
    const folder = join(bench.folder, 'Results');
    const { id } = answer(await startWith(bench, choices({ results: { edits: { folder }, jpegs: 'none' } })));
    expect((await bench.ended(id)).status).toBe('done');
    expect((await outcome(bench, id)).lightroomFolder).toBe(folder);
    const { places } = await outcome(bench, id);
    expect(places.length).toBeGreaterThan(0);
    for (const place of places)
      expect(place).toMatchObject({ folder, what: expect.not.stringMatching('beside') });
  });
});

test('Open results leads to where they lie: the shoot itself, as long as there is nothing but sidecars beside', async () => {
  const opened: string[] = [];
  await onBench({ shoot: { photos: 2, kinds: ['NEF'] }, jpegs: false, app: { opened } }, async (bench) => {
    const id = await bench.start();
    await bench.ended(id);
    const open = async () => answer(await bench.roundtrip.call('projects.open-results', { id })).opened;
    expect(await open()).toBe(bench.shoot.root);
    answer(await bench.roundtrip.call('projects.export', { id }));
    const { resultsFolder, delivered } = await bench.ended(id);
    expect(delivered).toBe(2);
    expect(await open()).toBe(resultsFolder);
    expect(opened).toHaveLength(2);
  });
});

test('photos whose turn did not come are told as such', async () => {
  const rules: TroubleRule[] = [{ match: { path: /get_temporary_upload_links/ }, do: 'status', status: 422 }];
  await onBench({ shoot: { photos: 3 }, practice: { trouble: { rules } } }, async (bench) => {
    const id = await bench.start();
    expect((await bench.ended(id)).status).toBe('faulted');
    expect((await outcome(bench, id)).ledger).toMatchObject({ sent: 0, failed: { 'not-sent': 3 } });
  });
});
