// curl as the peer of the transfers' bench: the same files to the same sink, as many at once.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Run, Spec } from './transfers-spec.ts';

export const hasCurl = (): boolean => spawnSync('curl', ['--version']).status === 0;

/** The options file of all uploads. Without `Expect`, which would cost curl a round trip for each file. */
export function writeConfig(path: string, spec: Spec): void {
  const lines = ['silent', 'show-error', 'fail', 'header = "Expect:"'];
  for (const [id, file] of spec.files.entries())
    lines.push(`upload-file = "${file}"`, `url = "${spec.sink}/${id}?X-Amz-Signature=none"`);
  writeFileSync(path, `${lines.join('\n')}\n`);
}

// The shell tells in the end what its child took: cutime and cstime of proc_pid_stat(5).
const script = 'curl "$@"; code=$?; cat /proc/$$/stat 2>/dev/null; exit $code';

/** curl's upload, without what it takes to start: the others are measured warm, too. */
export async function runCurl(config: string, parallel: number): Promise<Run> {
  const words = ['--silent', '--show-error', '--no-progress-meter', '--parallel', '--parallel-immediate'];
  const start = await timed(['--version']);
  const run = await timed([...words, '--parallel-max', `${parallel}`, '-K', config]);
  return { ...run, seconds: run.seconds - start.seconds };
}

async function timed(words: readonly string[]): Promise<Run> {
  const start = performance.now();
  const shell = spawn('sh', ['-c', script, 'curl', ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  let peakMb: number | null = null;
  let stat = '';
  shell.stdout.on('data', (chunk) => {
    stat = `${stat}${chunk}`.slice(-2000);
  });
  const watch = setInterval(() => {
    peakMb = peakOfChild(shell.pid) ?? peakMb;
  }, 10);
  const code = await new Promise((resolve) => shell.on('close', resolve));
  const seconds = (performance.now() - start) / 1000;
  clearInterval(watch);
  if (code !== 0) throw new Error(`curl ended with ${code}`);
  return { seconds, cpu: cpuOfChildren(stat), peakMb, stallMs: null };
}

// Clock ticks, 100 a second on every Linux that Node runs on.
function cpuOfChildren(stat: string): number {
  const fields = stat.split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

function peakOfChild(shell: number | undefined): number | null {
  try {
    const child = readFileSync(`/proc/${shell}/task/${shell}/children`, 'utf8').trim();
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1];
    return peak === undefined ? null : Number(peak) / 1024;
  } catch {
    return null;
  }
}
