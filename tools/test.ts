// `npm test`: every check in turn, each with its own output, and one closing line that counts what passed and failed.
// Stops early only where going on makes no sense (the machine lacks something).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

interface Counts {
  readonly passed: number;
  readonly failed: number;
}
interface Check {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** A report that counts its tests; without one, the check itself counts as one. */
  readonly report?: { readonly file: string; read(report: unknown): Counts };
}

// Several times what the longest takes on a slow machine: one that stands still must not hide what the others find.
const limitMs = 40 * 60_000;

const reports = 'test-results';
const bin = (name: string): string => join('node_modules', '.bin', name);

const vitestReport = join(reports, 'vitest.json');
const playwrightReport = join(reports, 'playwright.json');

const checks: readonly Check[] = [
  { name: 'doctor', command: ['node', 'tools/doctor.ts'] },
  { name: 'biome', command: [bin('biome'), 'ci', '.'] },
  { name: 'types', command: [bin('tsc'), '-b'] },
  { name: 'knip', command: [bin('knip')] },
  {
    name: 'vitest',
    command: [
      bin('vitest'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${vitestReport}`,
    ],
    report: { file: vitestReport, read: (report) => vitestCounts(report as VitestReport) },
  },
  { name: 'build', command: [bin('vite'), 'build', '--app', '--logLevel', 'warn'] },
  {
    name: 'playwright',
    command: [bin('playwright'), 'test'],
    report: { file: playwrightReport, read: (report) => playwrightCounts(report as PlaywrightReport) },
  },
];

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
}
// A file that can't even be loaded has no tests to count, and is a failure all the same.
const vitestCounts = (report: VitestReport): Counts => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests === 0 && report.numFailedTestSuites > 0 ? 1 : report.numFailedTests,
});

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
}
// A flaky test is a bug.
const playwrightCounts = ({ stats }: PlaywrightReport): Counts => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
});

function run(check: Check): Counts {
  console.log(`\n▶ ${check.name}`);
  const started = performance.now();
  const [command, ...args] = check.command;
  const { status, error } = spawnSync(command, args, {
    stdio: 'inherit',
    timeout: limitMs,
    killSignal: 'SIGKILL',
  });
  if (error !== undefined)
    console.log(`${check.name} was ended: ${error.message} (limit ${limitMs / 60_000} min)`);
  const counts = counted(check, status === 0);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${counts.failed === 0 ? '✓' : '✗'} ${check.name} (${seconds} s)`);
  return counts;
}

function counted({ report }: Check, succeeded: boolean): Counts {
  const whole: Counts = succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (report === undefined || !existsSync(report.file)) return whole;
  const counts = report.read(JSON.parse(readFileSync(report.file, 'utf8')));
  return succeeded || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

function runAll(): Counts {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  let total: Counts = { passed: 0, failed: 0 };
  for (const check of checks) {
    const { passed, failed } = run(check);
    total = { passed: total.passed + passed, failed: total.failed + failed };
    if (check.name === 'doctor' && failed > 0) break;
  }
  return total;
}

const { passed, failed } = runAll();
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
