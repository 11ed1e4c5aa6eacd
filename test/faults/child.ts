// Roundtrip in a process of its own, for scenarios that kill, stop or freeze it: test/terminal-child.ts over a bench.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from '#contract/project.ts';
import { endedWithTest } from '../children.ts';
import type { Bench } from './bench.ts';

/** The last line a child prints. */
export interface End {
  readonly event: 'end';
  readonly fault: { readonly code: string; readonly message: string } | null;
  readonly ledger: Ledger;
}

export interface ChildOptions {
  readonly jpegs?: boolean;
  readonly askAgain?: boolean;
  readonly parallel?: number;
}

export interface Child {
  /** Settles with its exit code; null when it was killed. */
  readonly exited: Promise<number | null>;
  /** The project's id, once it said so. */
  id(): string;
  end(): End | null;
  running(): boolean;
  /** To the whole group: its workers too. */
  signal(name: NodeJS.Signals): void;
}

/** Starts `edit <folder>` or `resume <id>`; `home` when it isn't the bench's. */
export const startChild = (
  bench: Pick<Bench, 'home' | 'practice'>,
  words: readonly string[],
  options: ChildOptions = {},
  home = bench.home,
): Child => childOf(spawnTerminal(words, { home, practice: bench.practice, options }));

/** The same, as the process it is: in a group of its own, so that a kill reaches its digest worker and whatever else it started. */
export function spawnTerminal(
  words: readonly string[],
  { home, practice, options }: Pick<Bench, 'home' | 'practice'> & { readonly options: ChildOptions },
): ChildProcess {
  return endedWithTest(
    spawn(process.execPath, [join(import.meta.dirname, '../terminal-child.ts'), ...words], {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
      env: {
        ...process.env,
        TEST_HOME: home,
        TEST_URL: practice.url,
        TEST_KEY: practice.key,
        TEST_OPTIONS: JSON.stringify(options),
      },
    }),
    'group',
  );
}

function childOf(child: ChildProcess): Child {
  let id = '';
  let end: End | null = null;
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  lines.on('line', (text) => {
    const line = JSON.parse(text) as { event: string; id: string };
    id = line.id;
    if (line.event === 'end') end = line as unknown as End;
  });
  const exited = once(child, 'close').then(([code]) => code as number | null);
  return {
    exited,
    id: () => id,
    end: () => end,
    running: () => child.exitCode === null && child.signalCode === null,
    signal: (name) => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, name);
    },
  };
}

/** Lets it live until `dies` or its own end; then kills the group. Gives the exit code, null when it was killed. */
export async function killWhen(child: Child, dies: () => boolean): Promise<number | null> {
  while (child.running() && !dies()) await sleep(2);
  if (child.running()) child.signal('SIGKILL');
  return child.exited;
}

export interface Others {
  /** Of the projects it began, as it printed them. */
  readonly ids: readonly string[];
  /** The whole group, and only once. */
  kill(): Promise<void>;
}

/** Runs a script of this folder, which begins a project on each of these; settles once it has printed their ids. */
export async function startOthers(
  script: string,
  { home, practice }: Pick<Bench, 'home' | 'practice'>,
  folders: readonly string[],
): Promise<Others> {
  const child = endedWithTest(
    spawn(process.execPath, [join(import.meta.dirname, script), ...folders], {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
      env: { ...process.env, TEST_HOME: home, TEST_URL: practice.url, TEST_KEY: practice.key },
    }),
    'group',
  );
  const exited = once(child, 'exit');
  const printed = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value } = await printed.next();
  const kill = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL');
    await exited;
  };
  return { ids: JSON.parse(value ?? '[]') as readonly string[], kill };
}
