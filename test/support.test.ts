// Support details written by the terminal hold what explains a project, and nothing that is secret or personal.
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startPractice } from '#practice/server.ts';
import { makeShoot } from './make-shoot.ts';
import { temporary } from './temporary.ts';
import { roundtrip } from './terminal.ts';

const unzip = `import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as z:
    assert z.testzip() is None
    for name in sorted(z.namelist()): print('=== ' + name + '\\n' + z.read(name).decode())`;

test('no key, no signature, no callback, no user name, no home folder', async () => {
  await using folder = await temporary('support');
  const person = join(folder.path, 'annegret');
  const home = join(person, 'Library');
  await mkdir(home, { recursive: true });
  const shoot = await makeShoot(join(person, 'Pictures', 'By Annegret'), {
    ...{ photos: 3, bytes: 40_000, previewWidth: 320 },
  });
  const rules = [{ match: { kind: 'store', method: 'PUT' }, first: 1, do: 'status', status: 503 }] as const;
  const practice = await startPractice({
    ...{ folder: join(folder.path, 'practice'), editSeconds: 0.1, trouble: { rules } },
  });
  const env = { IMAGEN_API_KEY: practice.key, ROUNDTRIP_IMAGEN_URL: practice.url, HOME: person };
  const callback = ['--callback-url', 'https://studio.example/hook/s3cret?Signature=abc'];
  const words = ['edit', shoot.root, '--profile', '14715', ...callback, '--json'];
  const edited = await roundtrip(words, { home, env });
  const id = String(edited.lines().at(-1)?.id);
  const written = await roundtrip(['support', id, '--to', 'details.zip'], {
    home,
    env,
    npm: true,
    cwd: folder.path,
  });
  await practice.close();
  expect(written).toMatchObject({ code: 0, stdout: `${join(folder.path, 'details.zip')}\n` });

  const { stdout } = await promisify(execFile)('python3', ['-c', unzip, join(folder.path, 'details.zip')]);
  for (const secret of [practice.key, 'Signature', 's3cret', person]) expect(stdout).not.toContain(secret);
  expect(stdout).not.toMatch(/annegret/i);
  expect(stdout).not.toMatch(new RegExp(`[/\\\\]${userInfo().username}[/\\\\"]`));
  for (const name of ['about.json', 'ledger.json', 'log.txt', 'project.json', 'timeline.txt'])
    expect(stdout).toContain(`=== ${name}`);
  expect(stdout).toContain('"root": "~/Pictures/By [user]"');
  expect(stdout).toMatch(/step .*"retried":"1 rate-limited"/);
  expect(stdout).toContain('project.done');
  const missing = await roundtrip(['support', 'nobody'], { home, env });
  expect(missing).toMatchObject({ code: 2, stdout: '' });
});
