// Two projects on one folder are put back newest first: else the older one takes the newer one's results away.
import { expect, test } from 'vitest';
import { answer } from '../src/cli/exits.ts';
import { digests, onBench } from './faults/bench.ts';

test('an older project is not restored below a newer one; newest first brings everything back', async () => {
  await onBench({ shoot: { photos: 2, kinds: ['CR2'], ratings: true }, jpegs: false }, async (bench) => {
    const sidecars = bench.shoot.photos.map(({ path }) => path.replace(/\.CR2$/, '.xmp'));
    const before = await digests(sidecars);
    const older = await bench.start();
    await bench.ended(older);
    const newer = await bench.start();
    await bench.ended(newer);
    const edited = await digests(sidecars);
    const restore = (id: string) => bench.roundtrip.call('projects.restore', { id });
    const fault = {
      code: 'bad-input',
      message: expect.stringContaining(`, ${newer}) has written here since`),
    };
    expect(await restore(older)).toMatchObject({ ok: false, fault });
    expect(await digests(sidecars)).toEqual(edited);
    answer(await restore(newer));
    answer(await restore(older));
    expect(await digests(sidecars)).toEqual(before);
  });
});

test('an older project is restored while a newer one stands, which doesn’t go on meanwhile, and not while it is at work', async () => {
  const practice = { editSeconds: 0.5 };
  await onBench(
    { shoot: { photos: 20, kinds: ['CR2'], ratings: true }, jpegs: false, practice },
    async (bench) => {
      const { call, until } = bench.roundtrip;
      const before = await digests(bench.shoot.photos.map(({ path }) => path.replace(/\.CR2$/, '.xmp')));
      const older = await bench.start();
      await bench.ended(older);
      const newer = await bench.start();
      await until(newer, ({ step }) => step === 'edit');
      const busy = await call('projects.restore', { id: older });
      expect(busy).toMatchObject({ ok: false, fault: { code: 'shoot-in-use' } });
      answer(await call('projects.pause', { id: newer }));
      const restoring = call('projects.restore', { id: older });
      expect(await call('projects.resume', { id: newer })).toMatchObject({
        fault: { code: 'project-taken' },
      });
      answer(await restoring);
      answer(await call('projects.resume', { id: newer }));
      expect(await bench.ended(newer)).toMatchObject({ status: 'done', downloaded: 20 });
      answer(await call('projects.restore', { id: newer }));
      expect(await digests([...before.keys()])).toEqual(before);
      await bench.holds(newer);
    },
  );
});
