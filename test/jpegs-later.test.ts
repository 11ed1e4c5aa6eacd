// A project done without final JPEGs has them made afterwards; its photos can be compared; what was put back is told.
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { ProjectPhoto } from '#contract/photo.ts';
import { answer } from '../src/cli/exits.ts';
import type { TestApp } from './app.ts';
import { effective, onBench } from './faults/bench.ts';

const ratings = { shoot: { photos: 3, ratings: true } };

test('final JPEGs are made afterwards, once, with progress that begins where it stood', async () => {
  await onBench({ ...ratings, jpegs: false }, async ({ roundtrip, practice, start, settled, holds }) => {
    const id = await start();
    expect(await settled(id)).toMatchObject({ step: 'done', wantsJpegs: false, progress: 1 });
    await roundtrip.app.ended(id);
    expect(await roundtrip.app.picture(id, 0, 'after')).toBeNull();
    const begun = answer(await roundtrip.call('projects.export', { id }));
    expect(begun).toMatchObject({ wantsJpegs: true, step: 'export' });
    expect(begun.progress).toBeCloseTo(0.9);
    expect(await roundtrip.until(id, ({ step }) => step === 'done')).toMatchObject({
      ...{ delivered: 3, failed: 0 },
    });
    await roundtrip.app.ended(id);
    expect(effective(practice, 'export')).toBe(1);
    expect((await photosOf(roundtrip, id)).map(({ jpeg }) => jpeg)).toEqual([true, true, true]);
    const again = await roundtrip.call('projects.export', { id });
    expect(again).toMatchObject({ ok: false, fault: { code: 'bad-input' } });
    await holds(id);
  });
});

test('a photo is there before and after, and only what was replaced since can be put back', async () => {
  await onBench(ratings, async ({ roundtrip, start, settled, delivery }) => {
    const id = await start();
    await settled(id);
    await roundtrip.app.ended(id);
    const [photo] = await photosOf(roundtrip, id);
    for (const side of ['before', 'after'] as const) {
      const picture = await roundtrip.app.picture(id, photo?.id ?? -1, side);
      expect((await sharp(picture ?? undefined).metadata()).format, side).toBe('jpeg');
    }
    const backups = async () => (await delivery(id)).results.flatMap((result) => result.backups).length;
    expect((await delivery(id)).restoredAt).toBeNull();
    expect(await backups()).toBeGreaterThan(0);
    answer(await roundtrip.call('projects.restore', { id }));
    expect((await delivery(id)).restoredAt).toBeGreaterThan(0);
    expect(await backups()).toBe(0);
  });
});

const photosOf = async (roundtrip: TestApp, id: string): Promise<readonly ProjectPhoto[]> =>
  answer(await roundtrip.call('projects.photos', { id, offset: 0, limit: 10 })).photos;
