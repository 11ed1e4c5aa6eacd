// One photo is in one unfinished project at most, also where folders lie in one another: else it would be billed twice.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answer } from '../src/cli/exits.ts';
import { effective, onBench } from './faults/bench.ts';
import { choices } from './faults/steps.ts';

test('a folder around an unfinished project’s, and one inside it, are refused until it has ended', async () => {
  const plan = {
    shoot: { photos: 4, kinds: ['NEF'], folders: ['Ceremony', 'Party'] },
    jpegs: false,
  } as const;
  await onBench({ ...plan, practice: { editSeconds: 60 } }, async ({ roundtrip, shoot, practice }) => {
    const start = async (path: string) => {
      const { shoots } = answer(await roundtrip.call('shoots.scan', { paths: [path] }));
      const profiles = answer(await roundtrip.call('profiles.list', undefined));
      const profileKey = profiles.find(({ imageType }) => imageType === 'RAW')?.key ?? 0;
      const results = { edits: 'beside', jpegs: 'none' } as const;
      const chosen = choices({ profileKey, results });
      return roundtrip.call('projects.start', { shootId: shoots[0]?.id ?? '', choices: chosen });
    };
    const part = join(shoot.root, 'Ceremony');
    const { id } = answer(await start(part));
    await roundtrip.until(id, ({ step }) => step === 'edit');
    const inUse = { code: 'shoot-in-use', message: expect.stringContaining(`${id} on ${part}`) };
    expect(await start(shoot.root)).toMatchObject({ ok: false, fault: inUse });
    answer(await roundtrip.call('projects.cancel', { id }));
    const whole = answer(await start(shoot.root));
    await roundtrip.until(whole.id, ({ step }) => step === 'edit');
    expect(await start(join(shoot.root, 'Party'))).toMatchObject({
      ok: false,
      fault: { code: 'shoot-in-use', message: expect.stringContaining(whole.id) },
    });
    expect(effective(practice, 'edit')).toBe(2);
  });
});
