// What failed, or vanished at Imagen, is sent again as a project of its own; what was deleted is fetched again.
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { TroubleRule } from '#practice/trouble.ts';
import { answer } from '../src/cli/exits.ts';
import { type Bench, effective, onBench } from './faults/bench.ts';

const sidecars = { shoot: { photos: 4, ratings: true, kinds: ['NEF'] } } as const;
const refusesFirst: TroubleRule = {
  match: { kind: 'store', method: 'PUT', path: /_0001\./ },
  ...{ do: 'status', status: 403, code: 'AccessDenied' },
};

const again = (bench: Bench, id: string) => bench.roundtrip.call('projects.again', { id });
const outcome = async (bench: Bench, id: string) =>
  answer(await bench.roundtrip.call('projects.outcome', { id }));
const fetchAgain = (bench: Bench, id: string) => bench.roundtrip.call('projects.fetch-again', { id });

/** Started and run to where it stops. */
async function ran(bench: Bench): Promise<string> {
  const id = await bench.start();
  await bench.ended(id);
  return id;
}

test('a photo that failed is sent again alone, as a new project with the same choices', async () => {
  const rules = [refusesFirst];
  await onBench({ ...sidecars, practice: { trouble: { rules } }, jpegs: false }, async (bench) => {
    const id = await ran(bench);
    rules.pop();
    expect(await outcome(bench, id)).toMatchObject({ unedited: 1, again: null, ledger: { sent: 3 } });
    const next = answer(await again(bench, id));
    expect(next).toMatchObject({ total: 1, profileName: (await bench.ended(id)).profileName });
    expect(next.id).not.toBe(id);
    expect(await bench.ended(next.id)).toMatchObject({ status: 'done', downloaded: 1, failed: 0 });
    const { ledger } = await bench.holds(next.id);
    expect(ledger.found).toBe((await bench.holds(id)).ledger.found);
    expect(ledger.leftOut.deselected).toBe(3);
    expect((await outcome(bench, id)).again).toEqual({ id: next.id, name: next.name });
    expect(effective(bench.practice, 'edit')).toBe(2);
    expect(await again(bench, next.id)).toMatchObject({ ok: false, fault: { code: 'nothing-to-send' } });
  });
});

test('a project that vanished at Imagen is cancelled and sent again', async () => {
  const gone: TroubleRule = { match: { path: /edit\/status$/ }, first: 1, do: 'status', status: 404 };
  await onBench({ ...sidecars, practice: { trouble: { rules: [gone] } }, jpegs: false }, async (bench) => {
    const id = await ran(bench);
    expect((await bench.ended(id)).fault?.code).toBe('project-gone');
    const next = answer(await again(bench, id));
    expect(await bench.ended(next.id)).toMatchObject({ status: 'done', downloaded: 4 });
    expect(await bench.ended(id)).toMatchObject({ status: 'cancelled' });
    await bench.holds(id);
    await bench.holds(next.id);
  });
});

test('one that can’t be sent again, as another one on its folder goes on, stays as it is', async () => {
  const rules: TroubleRule[] = [];
  await onBench({ ...sidecars, practice: { trouble: { rules } }, jpegs: false }, async (bench) => {
    const { call, until } = bench.roundtrip;
    const first = await ran(bench);
    rules.push({ match: { path: /edit\/status$/ }, do: 'status', status: 404 });
    const vanished = await ran(bench);
    expect((await bench.ended(vanished)).fault?.code).toBe('project-gone');
    rules.push({ match: { path: /\/export/ }, do: 'status', status: 429, retryAfter: 60 });
    answer(await call('projects.export', { id: first }));
    await until(first, ({ status }) => status === 'waiting');
    expect(await again(bench, vanished)).toMatchObject({ ok: false, fault: { code: 'shoot-in-use' } });
    expect(await bench.ended(vanished)).toMatchObject({ status: 'faulted', fault: { code: 'project-gone' } });
  });
});

test('a photo whose edit is here is not edited again, though its final JPEG is missing', async () => {
  const noJpeg: TroubleRule = {
    match: { kind: 'store', method: 'GET', path: /\.jpe?g/i },
    ...{ first: 1, do: 'status', status: 403, code: 'AccessDenied' },
  };
  await onBench({ ...sidecars, practice: { trouble: { rules: [noJpeg] } } }, async (bench) => {
    const id = await ran(bench);
    expect(await bench.ended(id)).toMatchObject({ status: 'done', downloaded: 4, delivered: 3, failed: 1 });
    expect((await outcome(bench, id)).unedited).toBe(0);
    expect(await again(bench, id)).toMatchObject({ ok: false, fault: { code: 'nothing-to-send' } });
    expect(answer(await fetchAgain(bench, id)).missing).toBe(1);
    expect(await bench.ended(id)).toMatchObject({ status: 'done', delivered: 4, failed: 0 });
    expect(effective(bench.practice, 'export')).toBe(1);
  });
});

test('one that can go on by itself is not sent again', async () => {
  await onBench({ ...sidecars, practice: { editSeconds: 60 }, jpegs: false }, async (bench) => {
    const id = await bench.start();
    await bench.roundtrip.until(id, ({ step }) => step === 'edit');
    expect(await again(bench, id)).toMatchObject({ ok: false, fault: { code: 'bad-input' } });
    answer(await bench.roundtrip.call('projects.pause', { id }));
    expect(await again(bench, id)).toMatchObject({ ok: false, fault: { code: 'bad-input' } });
    expect(answer(await bench.roundtrip.call('projects.list', undefined))).toHaveLength(1);
  });
});

test('results that were deleted are fetched again; the others, and what they had replaced, stay', async () => {
  await onBench(sidecars, async (bench) => {
    const id = await ran(bench);
    const { results } = await bench.delivery(id);
    const merged = results.flatMap(({ backups }) => backups)[0] ?? { file: '', backup: '' };
    const jpeg = results[1]?.files.find((file) => file.endsWith('.jpg')) ?? '';
    const kept = results[2]?.files.find((file) => file.endsWith('.jpg')) ?? '';
    const before = await readFile(merged.file);
    await writeFile(kept, 'retouched');
    for (const file of [merged.file, jpeg]) await rm(file);
    expect(answer(await fetchAgain(bench, id))).toMatchObject({ missing: 2, project: { step: 'download' } });
    expect(await bench.ended(id)).toMatchObject({ status: 'done', downloaded: 4, delivered: 4, progress: 1 });
    expect(await readFile(merged.file)).toEqual(before);
    expect((await stat(jpeg)).size).toBeGreaterThan(1000);
    expect(await readFile(kept, 'utf8')).toBe('retouched');
    const backups = (await bench.holds(id)).results.flatMap((each) => each.backups);
    expect(backups).toContainEqual(merged);
    expect(answer(await fetchAgain(bench, id))).toMatchObject({ missing: 0, project: { step: 'done' } });
  });
});

test('edits that were taken back come again, over what stands there and is kept', async () => {
  await onBench({ ...sidecars, jpegs: false }, async (bench) => {
    const id = await ran(bench);
    const files = (await bench.delivery(id)).results.flatMap((each) => each.files);
    const edited = await Promise.all(files.map((file) => readFile(file)));
    answer(await bench.roundtrip.call('projects.restore', { id }));
    expect((await bench.delivery(id)).results, 'what was put away is not claimed').toEqual([]);
    expect(answer(await fetchAgain(bench, id)).missing).toBe(4);
    await bench.ended(id);
    expect(await Promise.all(files.map((file) => readFile(file)))).toEqual(edited);
    expect(answer(await bench.roundtrip.call('projects.restore', { id })).movedAway.length).toBeLessThan(4);
    await bench.holds(id);
  });
});

test('a project that Imagen keeps no longer stays done, with what is here', async () => {
  const gone: TroubleRule = { match: { path: /download_links$/ }, do: 'status', status: 404 };
  const rules: TroubleRule[] = [];
  await onBench({ ...sidecars, practice: { trouble: { rules } }, jpegs: false }, async (bench) => {
    const id = await ran(bench);
    const [first] = (await bench.delivery(id)).results;
    await rm(first?.files[0] ?? '');
    rules.push(gone);
    expect(await fetchAgain(bench, id)).toMatchObject({ ok: false, fault: { code: 'project-gone' } });
    expect(await bench.ended(id)).toMatchObject({ status: 'done', step: 'done', fault: null });
    rules.pop();
    expect(answer(await fetchAgain(bench, id)).missing).toBe(1);
    expect(await bench.ended(id)).toMatchObject({ status: 'done', downloaded: 4 });
  });
});

test('fetching again that is called off leaves the project done, and nothing of it to be billed anew', async () => {
  await onBench({ ...sidecars, jpegs: false }, async (bench) => {
    const id = await ran(bench);
    const files = (await bench.delivery(id)).results.flatMap((each) => each.files);
    for (const file of files) await rm(file);
    const fetching = answer(await fetchAgain(bench, id));
    expect(fetching, 'told as what it is').toMatchObject({ missing: 4, project: { fetchesAgain: true } });
    answer(await bench.roundtrip.call('projects.cancel', { id }));
    const back = { status: 'done', step: 'done', fetchesAgain: false, failed: 0, downloaded: 0 };
    expect(await bench.ended(id)).toMatchObject(back);
    expect(await outcome(bench, id)).toMatchObject({ unedited: 0, ledger: { sent: 4 } });
    expect(await again(bench, id)).toMatchObject({ ok: false, fault: { code: 'nothing-to-send' } });
    expect(answer(await fetchAgain(bench, id)).missing).toBe(4);
    expect(await bench.ended(id)).toMatchObject({ status: 'done', downloaded: 4 });
    for (const file of files) expect((await stat(file)).isFile()).toBe(true);
    expect(effective(bench.practice, 'edit')).toBe(1);
  });
});

test('putting back and fetching again keep out of each other’s way', async () => {
  const shoot = { photos: 40, ratings: true, kinds: ['NEF'] } as const;
  await onBench({ shoot, jpegs: false }, async (bench) => {
    const id = await ran(bench);
    const files = (await bench.delivery(id)).results.flatMap((each) => each.files);
    const restore = () => bench.roundtrip.call('projects.restore', { id });
    const taken = { ok: false, fault: { code: 'project-taken' } };
    const [restored, refused] = await Promise.all([restore(), fetchAgain(bench, id)]);
    expect(answer(restored).movedAway.length + answer(restored).restored.length).toBe(40);
    expect(refused).toMatchObject(taken);
    const [fetched, late] = await Promise.all([fetchAgain(bench, id), restore()]);
    expect(answer(fetched).missing).toBe(40);
    expect(late).toMatchObject(taken);
    expect(await bench.ended(id)).toMatchObject({ status: 'done', downloaded: 40, failed: 0 });
    for (const file of files) expect((await stat(file)).isFile()).toBe(true);
    expect(answer(await fetchAgain(bench, id)).missing).toBe(0);
    await bench.holds(id);
  });
});
