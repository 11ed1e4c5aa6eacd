// Settings over the bridge, as the window changes them: one at a time.
import { expect, test } from 'vitest';
import { createApp } from '#main/app.ts';
import { temporary } from './temporary.ts';

test('changing one setting leaves all others as they were', async () => {
  await using folder = await temporary('settings');
  const app = await createApp({
    ...{ home: folder.path, version: '0', runtime: 'test' },
    keys: { get: async () => null, set: async () => undefined },
    startPractice: () => Promise.reject(new Error('not needed')),
  });
  const change = (input: unknown) => app.call('settings.change', input);
  try {
    await change({ practice: true });
    await change({ limitMbps: 7 });
    const reply = await change({ appearance: 'dark' });
    expect(reply).toMatchObject({ ok: true, value: { practice: true, limitMbps: 7, appearance: 'dark' } });
    // Neither a line that never ends nor one that overflows.
    for (const limitMbps of [0, 1e-9, 1e308, Number.NaN])
      expect(await change({ limitMbps })).toMatchObject({ ok: false });
    expect(await change({ colour: 'red' })).toMatchObject({ ok: false });
    expect(await app.call('settings.get', undefined)).toEqual(reply);
  } finally {
    await app.close();
  }
});
