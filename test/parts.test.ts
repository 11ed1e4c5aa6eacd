// A result whose place was taken goes elsewhere. Killed after that was recorded and before it was there, its half-written
// file lies where it was first to go, and goes when the project goes on or is cancelled. So does what folders are tried with.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { partOf } from '#main/projects/fetch-results.ts';
import { trialOf } from '#main/results/write.ts';
import { answer } from '../src/cli/exits.ts';
import { onBench, strays } from './faults/bench.ts';
import { choices, startWith } from './faults/steps.ts';

const plan = { shoot: { photos: 2, bytes: 20_000, kinds: ['CR2'] }, jpegs: false } as const;

test.each(['resume', 'cancel'] as const)('%s', async (act) => {
  await onBench(plan, async (bench) => {
    const { call } = bench.roundtrip;
    for (const { path } of bench.shoot.photos) await mkdir(path.replace(/\.CR2$/, '.xmp'));
    const id = await bench.start();
    await bench.ended(id);
    const { results } = await bench.delivery(id);
    expect(results.flatMap(({ files }) => files.map(dirname))).not.toContain(
      dirname(results[0]?.photo ?? ''),
    );
    // As the kill leaves it.
    for (const { photo, files } of results) {
      const sidecar = photo.replace(/\.CR2$/, '.xmp');
      for (const file of files) await rm(file);
      await writeFile(partOf(id, 'edit', sidecar.slice(dirname(sidecar).length + 1), sidecar), 'whole');
    }
    {
      using list = new DatabaseSync(join(bench.home, 'projects.sqlite'));
      list.exec(
        "UPDATE results SET placed_at = NULL; UPDATE projects SET step = 'download', status = 'paused'",
      );
      list.exec("DELETE FROM timeline WHERE what = 'done'");
    }
    expect(await strays(bench.shoot.root)).toHaveLength(2);
    answer(await call(`projects.${act}`, { id }));
    await bench.ended(id);
    await bench.holds(id);
  });
});

test.each(['resume', 'cancel'] as const)('killed while its folders are tried: %s', async (act) => {
  await onBench(plan, async (bench) => {
    const { call } = bench.roundtrip;
    // Stands before the photos' folders are tried.
    const folder = join(bench.folder, 'JPEGs');
    await writeFile(folder, 'a file');
    const { id } = answer(
      await startWith(bench, choices({ results: { edits: 'beside', jpegs: { folder } } })),
    );
    expect(await bench.ended(id)).toMatchObject({ status: 'faulted', step: 'prepare' });
    await rm(folder);
    // As the kill leaves it.
    for (const { path } of bench.shoot.photos) await writeFile(trialOf(dirname(path)), '');
    expect(await strays(bench.shoot.root)).not.toEqual([]);
    answer(await call(`projects.${act}`, { id }));
    await bench.ended(id);
    await bench.holds(id);
  });
});
