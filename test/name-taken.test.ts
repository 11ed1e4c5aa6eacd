// A name that is taken at Imagen stops the project for a person, and doesn't block its folder for another try.
import { expect, test } from 'vitest';
import { answer } from '../src/cli/exits.ts';
import { onBench } from './faults/bench.ts';

test('a taken name is said, and another name may be tried on the same folder', async () => {
  await onBench({}, async ({ practice, roundtrip, shoot, settled }) => {
    const headers = { 'x-api-key': practice.key, 'content-type': 'application/json' };
    await fetch(`${practice.url}/projects/`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ name: 'Taken' }),
    });
    const tryNamed = async (name: string): Promise<string> => {
      const { shoots } = answer(await roundtrip.call('shoots.scan', { paths: [shoot.root] }));
      const results = { edits: 'beside', jpegs: 'none' } as const;
      const choices = { name, profileKey: 14715, options: { tools: [] }, results };
      return answer(await roundtrip.call('projects.start', { shootId: shoots[0]?.id ?? '', choices })).id;
    };
    const taken = await tryNamed('Taken');
    expect(await settled(taken)).toMatchObject({ step: 'create', fault: { code: 'name-taken' } });
    const told = new Set<string>();
    roundtrip.app.onEvent((event) => {
      if (event.type === 'project' && event.project.id === taken) told.add(event.project.status);
    });
    expect(await settled(await tryNamed('Free'))).toMatchObject({ step: 'done', status: 'done' });
    expect([...told]).toEqual(['cancelled']);
    const { moments } = answer(await roundtrip.call('projects.timeline', { id: taken }));
    expect(moments.at(-1)).toMatchObject({ what: 'cancelled', detail: { step: 'create' } });
    expect(
      practice
        .requests()
        .filter(({ path }) => path.endsWith('/projects/'))
        .map(({ status }) => status),
    ).toEqual([200, 400, 200]);
  });
});
