import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { FaultError } from '#contract/faults.ts';
import { endedWithTest } from '#test/children.ts';
import { temporary } from '#test/temporary.ts';
import { listFile } from './list-file.ts';
import { rebuildList } from './rebuild.ts';
import { openStore } from './store.ts';

/** Another process that has the list open and does nothing. */
async function idle(home: string) {
  const script = `
    import { openStore } from ${JSON.stringify(new URL('./store.ts', import.meta.url).href)};
    globalThis.store = openStore(${JSON.stringify(home)});
    console.log('open');
    setInterval(() => {}, 1000);`;
  const child = endedWithTest(
    spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
    'alone',
  );
  await once(child.stdout, 'data');
  return {
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function codeOf(run: () => unknown): string {
  try {
    run();
    return 'ran';
  } catch (error) {
    return (error as FaultError).fault.code;
  }
}

/** Sound once, and all nonsense now: not even the lease of a project at work could be read from it. */
function destroy(home: string): Buffer {
  const nonsense = readFileSync(listFile(home)).fill(0xab);
  writeFileSync(listFile(home), nonsense);
  return nonsense;
}

test('a list that an idle window has open is not rebuilt under it; a killed one is in nobody’s way', async () => {
  await using home = await temporary('presence');
  openStore(home.path).close();
  {
    await using _window = await idle(home.path);
    const nonsense = destroy(home.path);
    expect(codeOf(() => rebuildList(home.path))).toBe('project-taken');
    expect(readFileSync(listFile(home.path)).equals(nonsense)).toBe(true);
    expect(readdirSync(home.path).filter((name) => /damaged|rebuil/.test(name))).toEqual([]);
  }
  expect(codeOf(() => rebuildList(home.path))).toBe('ran');
});

test('several have it open at once; each of them is in the way of a rebuilding', async () => {
  await using home = await temporary('presence');
  const stores = [openStore(home.path), openStore(home.path)];
  for (const store of stores) {
    expect(codeOf(() => rebuildList(home.path))).toBe('project-taken');
    store.close();
  }
  expect(
    codeOf(() => rebuildList(home.path)),
    'it is sound',
  ).toBe('bad-input');
});

test('a cut-off rebuilding is not ended under an open window either', async () => {
  await using home = await temporary('presence');
  openStore(home.path).close();
  const rebuilt = `${listFile(home.path)}.rebuilt-2026-01-01T00-00-00`;
  {
    await using _window = await idle(home.path);
    await copyFile(listFile(home.path), rebuilt);
    expect(codeOf(() => openStore(home.path))).toBe('project-taken');
    expect(readdirSync(home.path).some((name) => name.includes('.damaged-'))).toBe(false);
  }
  openStore(home.path).close();
  expect(readdirSync(home.path).some((name) => name.includes('.damaged-'))).toBe(true);
});
