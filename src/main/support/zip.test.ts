import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporary } from '#test/temporary.ts';
import { zip } from './zip.ts';

const run = promisify(execFile);

test('another program reads it back, names and contents', async () => {
  await using folder = await temporary('zip');
  const file = join(folder.path, 'a.zip');
  const entries = [
    { name: 'ä/one.txt', text: 'äöü\n'.repeat(10_000) },
    { name: 'two.json', text: '{}' },
    { name: 'empty', text: '' },
  ];
  await writeFile(file, zip(entries, new Date(2026, 10, 22, 20, 30, 12)));
  const script = `import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as z:
    assert z.testzip() is None
    print(json.dumps([[i.filename, z.read(i).decode(), list(i.date_time)] for i in z.infolist()]))`;
  const { stdout } = await run('python3', ['-c', script, file]);
  const time = [2026, 11, 22, 20, 30, 12];
  expect(JSON.parse(stdout)).toEqual(entries.map(({ name, text }) => [name, text, time]));
});
