// A folder is the same folder through a link: nothing is edited and billed twice, and results are known again.
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answer } from '../src/cli/exits.ts';
import { type Bench, onBench } from './faults/bench.ts';

const startOn = async ({ roundtrip }: Bench, root: string, jpegs: 'none' | { folder: string }) => {
  const { shoots } = answer(await roundtrip.call('shoots.scan', { paths: [root] }));
  const results = { edits: 'beside', jpegs } as const;
  const choices = { profileKey: 14715, options: { tools: [] }, results };
  return roundtrip.call('projects.start', { shootId: shoots[0]?.id ?? '', choices });
};

test('a shoot through a link is in use, edited before, and holds our own results', async () => {
  await onBench({ shoot: { photos: 2 } }, async (bench) => {
    const link = join(bench.folder, 'link');
    await symlink(bench.shoot.root, link);
    await mkdir(join(bench.shoot.root, 'Final'));
    // With something of the photographer's in it the folder gets no mark: results there are known by their paths.
    await writeFile(join(bench.shoot.root, 'Final', 'notes.txt'), 'hers');
    const { id } = answer(await startOn(bench, link, { folder: join(link, 'Final') }));
    expect(await startOn(bench, bench.shoot.root, 'none')).toMatchObject({ fault: { code: 'shoot-in-use' } });
    await bench.ended(id);
    for (const paths of [[link], [bench.shoot.root]]) {
      const { shoots } = answer(await bench.roundtrip.call('shoots.scan', { paths }));
      expect(shoots).toMatchObject([{ photos: 2, before: { projectId: id, known: [0, 1] } }]);
    }
  });
});
