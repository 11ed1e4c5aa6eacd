// Runs the terminal command and gives what it printed: by itself, or through npm as a person types it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { endedWithTest } from './children.ts';

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** stdout as one JSON value a line. */
  lines(): readonly Record<string, unknown>[];
}

export interface TerminalOptions {
  readonly home: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Through `npm run`, half a second slower: where it matters how that passes on words, folders, signals and exit codes. */
  readonly npm?: boolean;
  /** Where the command is typed. */
  readonly cwd?: string;
  /** Called with the child's pid and stdout's lines as they come. */
  readonly onLine?: (line: string, interrupt: (signal: NodeJS.Signals) => void) => void;
  /** Interrupt all of its process group, as a terminal does with Ctrl+C; npm, if there is one, passes it on once more. */
  readonly group?: boolean;
  /** Called at once with the way to interrupt it. */
  readonly onStart?: (interrupt: (signal: NodeJS.Signals) => void) => void;
}

const root = join(import.meta.dirname, '..');

/** What `npm run -s roundtrip -- <words>` does, with a home of its own. */
export async function roundtrip(words: readonly string[], options: TerminalOptions): Promise<Run> {
  const [command, ...before]: readonly [string, ...string[]] =
    options.npm === true
      ? ['npm', 'run', '-s', '--prefix', root, 'roundtrip', '--']
      : [process.execPath, join(root, 'src/cli/index.ts')];
  const child = endedWithTest(
    spawn(command, [...before, ...words], {
      cwd: options.cwd ?? root,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: options.group === true,
      env: { ...process.env, INIT_CWD: options.cwd ?? root, ROUNDTRIP_HOME: options.home, ...options.env },
    }),
    options.group === true ? 'group' : 'alone',
  );
  const interrupt = (signal: NodeJS.Signals): void => {
    if (options.group === true && child.pid !== undefined) process.kill(-child.pid, signal);
    else child.kill(signal);
  };
  options.onStart?.(interrupt);
  watch(child.stdout, (line) => options.onLine?.(line, interrupt));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return {
    code: child.exitCode,
    stdout,
    stderr,
    lines: () =>
      stdout
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
  };
}

function watch(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = '';
  stream.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
}
