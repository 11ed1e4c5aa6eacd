// `resume --all` with a project that is taken: it is told of, and holds up no other.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '#main/store/store.ts';
import { startPractice } from '#practice/server.ts';
import { makeShoot } from './make-shoot.ts';
import { temporary } from './temporary.ts';
import { roundtrip } from './terminal.ts';

test('one that is taken ends with its fault, the other goes on to its end, and the worst code counts', async () => {
  await using folder = await temporary('resume-all');
  const home = join(folder.path, 'home');
  const practice = await startPractice({ folder: join(folder.path, 'practice'), editSeconds: 0.1 });
  const env = { IMAGEN_API_KEY: practice.key, ROUNDTRIP_IMAGEN_URL: practice.url };
  const ids: string[] = [];
  for (const name of ['one', 'two']) {
    const { root } = await makeShoot(join(folder.path, name), {
      photos: 4,
      bytes: 400_000,
      previewWidth: 160,
    });
    let asked = false;
    const run = await roundtrip(['edit', root, '--profile', '14715', '--limit-mbps', '8', '--json'], {
      ...{ home, env },
      onLine: (line, interrupt) => {
        if (asked || JSON.parse(line).event !== 'project') return;
        asked = true;
        interrupt('SIGINT');
      },
    });
    expect(run.code).toBe(130);
    ids.push(String(run.lines().at(-1)?.id));
  }
  const [taken = '', free = ''] = ids;
  const store = openStore(home);
  expect(store.leases.take(taken)).toBe(true);
  const run = await roundtrip(['resume', '--all', '--json'], { home, env });
  store.leases.release(taken);
  store.close();
  await practice.close();
  expect(run.stderr).toBe('');
  const ends = new Map(run.lines().flatMap((line) => (line.event === 'end' ? [[line.id, line]] : [])));
  expect(ends.size).toBe(2);
  expect(ends.get(taken)).toMatchObject({ fault: { code: 'project-taken' } });
  expect(ends.get(free)).toMatchObject({ fault: null, ledger: { sent: 4, failed: {} } });
  expect(run.code).toBe(3);
});
