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
