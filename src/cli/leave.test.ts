import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';

const here = (name: string): string => JSON.stringify(new URL(name, import.meta.url).href);
const start = (program: string) =>
  spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { leave, conclude } = await import(${here('leave.ts')});
const { Wrong } = await import(${here('exits.ts')});
${program}`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );

it('leaves only when a slow pipe has taken all', async () => {
  const child = start(
    `console.log('x'.repeat(400_000)); console.error('y'.repeat(400_000)); await leave(3);`,
  );
  // The reader is late, so that the pipe is full when the program wants to go.
  await sleep(300);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect([out.length, err.length, child.exitCode ?? 3]).toEqual([400_001, 400_001, 3]);
});

it.each([
  ['a bug', `new TypeError('x is not a function\\n    at here')`, 3, /^roundtrip: .*x is not a function\n$/],
  ['wrong use', `new Wrong('No such photo.')`, 2, /^roundtrip: No such photo\.\n$/],
])('says in one line what ended it: %s', async (_what, error, code, words) => {
  const child = start(`await leave(conclude(${error}));`);
  const ended = new Promise((done) => child.on('close', done));
  expect(await text(child.stderr)).toMatch(words);
  expect(await ended).toBe(code);
});
