// Ctrl+C and SIGTERM stop the terminal command within two seconds, resumable, and say so by their exit codes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { startPractice } from '#practice/server.ts';
import { endedWithTest } from './children.ts';
import { makeShoot } from './make-shoot.ts';
import { temporary } from './temporary.ts';
import { roundtrip } from './terminal.ts';

test.each([
  ['SIGINT', 130, 'npm'],
  ['SIGINT', 130, 'the whole group'],
  ['SIGTERM', 143, 'npm'],
] as const)(
  '%s while photos are sent stops with %i (%s signalled), and resume goes on',
  async (signal, code, whom) => {
    await using folder = await temporary('interrupt');
    const home = join(folder.path, 'home');
    const shoot = await makeShoot(join(folder.path, 'shoot'), {
      photos: 12,
      bytes: 600_000,
      previewWidth: 320,
    });
    const practice = await startPractice({ folder: join(folder.path, 'practice'), editSeconds: 0.2 });
    const env = { IMAGEN_API_KEY: practice.key, ROUNDTRIP_IMAGEN_URL: practice.url };
    let asked = 0;
    const run = await roundtrip(['edit', shoot.root, '--profile', '14715', '--limit-mbps', '8', '--json'], {
      ...{ home, env, npm: true, group: whom === 'the whole group' },
      onLine: (line, interrupt) => {
        if (asked > 0 || JSON.parse(line).sent < 2) return;
        asked = performance.now();
        interrupt(signal);
      },
    });
    expect(run.code).toBe(code);
    // The bound is a promise to the person at the keyboard, and far above what it takes.
    expect(performance.now() - asked).toBeLessThan(2_000);
    const end = run.lines().at(-1) as {
      event: string;
      id: string;
      fault: unknown;
      ledger: { failed: object; sent: number; found: number };
    };
    expect(end).toMatchObject({
      event: 'end',
      fault: null,
      ledger: { failed: { 'not-sent': 12 - end.ledger.sent } },
    });

    const listed = await roundtrip(['projects', '--json'], { home });
    expect(JSON.parse(listed.stdout)).toMatchObject([
      { id: end.id, step: 'upload', status: 'paused', total: 12 },
    ]);
    const again = await roundtrip(['edit', shoot.root, '--profile', '14715'], { home, env });
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining(end.id) });

    const resumed = await roundtrip(['resume', end.id, '--json'], { home, env });
    expect(resumed.code).toBe(0);
    const puts = practice
      .requests()
      .filter(({ kind, method, status }) => kind === 'store' && method === 'PUT' && status === 200);
    expect(new Set(puts.map(({ file }) => file)).size).toBe(puts.length);
    await practice.close();
  },
);

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s while Imagen is asked for its profiles stops with %i', async (signal, code) => {
  await using folder = await temporary('interrupt');
  const shoot = await makeShoot(join(folder.path, 'shoot'), { photos: 1, bytes: 20_000, previewWidth: 160 });
  let asked = (): void => undefined;
  const silent = createServer(() => asked()).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const run = await roundtrip(['edit', shoot.root, '--profile', '14715'], {
    home: join(folder.path, 'home'),
    env: { IMAGEN_API_KEY: 'some-key', ROUNDTRIP_IMAGEN_URL: `http://127.0.0.1:${port}/v1` },
    npm: true,
    group: true,
    onStart: (interrupt) => {
      asked = () => interrupt(signal);
    },
  });
  silent.closeAllConnections();
  silent.close();
  expect(run).toMatchObject({ code, stdout: '', stderr: 'roundtrip: Stopped.\n' });
});

test('whoever reads what it prints goes away: it stops with 129, and resume goes on', async () => {
  await using folder = await temporary('interrupt');
  const home = join(folder.path, 'home');
  const shoot = await makeShoot(join(folder.path, 'shoot'), {
    photos: 8,
    bytes: 400_000,
    previewWidth: 320,
  });
  const practice = await startPractice({ folder: join(folder.path, 'practice'), editSeconds: 0.2 });
  const env = { IMAGEN_API_KEY: practice.key, ROUNDTRIP_IMAGEN_URL: practice.url };
  const words = ['edit', shoot.root, '--profile', '14715', '--limit-mbps', '8', '--json'];
  const child = endedWithTest(
    spawn(process.execPath, [join(import.meta.dirname, '../src/cli/index.ts'), ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ROUNDTRIP_HOME: home, ...env },
    }),
    'alone',
  );
  const said = text(child.stderr);
  for await (const line of createInterface({ input: child.stdout })) if (JSON.parse(line).sent >= 2) break;
  child.stdout.destroy();
  const [code] = await once(child, 'exit');
  expect([code, await said], 'and says nothing of a mistake').toEqual([129, '']);
  const [project] = JSON.parse((await roundtrip(['projects', '--json'], { home })).stdout);
  expect(project).toMatchObject({ step: 'upload', status: 'paused' });
  expect((await roundtrip(['resume', project.id], { home, env })).code).toBe(0);
  await practice.close();
});
