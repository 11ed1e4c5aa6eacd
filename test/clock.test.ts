// The clock is set back between placing and restoring: what lies over what, and what was put back, is known all the same.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { answer } from '../src/cli/exits.ts';
import { type Bench, digests, onBench } from './faults/bench.ts';

const plan = { shoot: { photos: 3, bytes: 20_000, kinds: ['CR2'], ratings: true }, jpegs: false } as const;

/** As if the clock had been an hour ahead until now. */
function setBack({ home }: Bench): void {
  using list = new DatabaseSync(join(home, 'projects.sqlite'));
  list.exec(`UPDATE timeline SET at = at + 3600000; UPDATE results SET placed_at = placed_at + 3600000;
    UPDATE projects SET created_at = created_at + 3600000`);
}

async function ran(bench: Bench): Promise<string> {
  const id = await bench.start();
  expect(await bench.ended(id)).toMatchObject({ status: 'done', downloaded: 3 });
  return id;
}
const restore = (bench: Bench, id: string) => bench.roundtrip.call('projects.restore', { id });

test('what was put back and fetched again is here, and can be put back', async () => {
  await onBench(plan, async (bench) => {
    const id = await ran(bench);
    setBack(bench);
    answer(await restore(bench, id));
    expect((await bench.delivery(id)).results).toEqual([]);
    setBack(bench);
    expect(answer(await bench.roundtrip.call('projects.fetch-again', { id })).missing).toBe(3);
    await bench.ended(id);
    expect((await bench.delivery(id)).results).toHaveLength(3);
    const { replaced, added } = answer(await bench.roundtrip.call('projects.outcome', { id }));
    expect(replaced + added).toBe(3);
  });
});

test('an older project is not restored below a newer one, and after it', async () => {
  await onBench(plan, async (bench) => {
    const sidecars = bench.shoot.photos.map(({ path }) => path.replace(/\.CR2$/, '.xmp'));
    const before = await digests(sidecars);
    const older = await ran(bench);
    setBack(bench);
    const newer = await ran(bench);
    expect(await restore(bench, older)).toMatchObject({ ok: false, fault: { code: 'bad-input' } });
    setBack(bench);
    answer(await restore(bench, newer));
    answer(await restore(bench, older));
    expect(await digests(sidecars)).toEqual(before);
  });
});
