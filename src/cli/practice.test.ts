import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { endedWithTest } from '#test/children.ts';

const program = `const { runPractice } = await import(${JSON.stringify(new URL('practice.ts', import.meta.url).href)});
process.exit(await runPractice(process.argv.slice(1)));`;
const start = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  endedWithTest(
    spawn(process.execPath, ['--input-type=module', '-e', program, '--', ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    }),
    'alone',
  );

it('says where it runs in its first line, and ends with its input', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'practice-cli-'));
  const child = start(['--until-eof', '--edit-seconds', '0.5', '--log', 'here.log'], { INIT_CWD: folder });
  const [line] = await once(createInterface(child.stdout), 'line');
  expect(line).toMatch(/^\{"url":"http:\/\/127\.0\.0\.1:\d+\/v1","key":"[^"]+"\}$/);
  const { url, key } = JSON.parse(line);
  expect((await fetch(`${url}/profiles`, { headers: { 'x-api-key': key } })).status).toBe(200);
  expect(JSON.parse(await readFile(join(folder, 'here.log'), 'utf8'))).toMatchObject({ status: 200 });
  child.stdin.end();
  expect(await once(child, 'exit')).toEqual([0, null]);
  await rm(folder, { recursive: true });
});

it.each(['SIGINT', 'SIGTERM'] as const)('ends well on %s', async (signal) => {
  const child = start([]);
  await once(createInterface(child.stdout), 'line');
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it.each([
  ['an unknown option', ['--prot', '1']],
  ['no number', ['--edit-seconds', 'two']],
  ['no port', ['--port', '99999']],
  ['a word too many', ['now']],
])('refuses %s', async (_what, args) => {
  const child = start(args);
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  expect(await once(child, 'close')).toEqual([2, null]);
  expect(complaint).toContain('roundtrip practice:');
});
