// `npm run faults [-- --all] [-- --rounds N] [-- --seed N] [-- --only text]`: runs the fault matrix and prints its table.
// With rounds, each is a process of its own with the next seed.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { scenarios } from './all.ts';
import { inTime } from './in-time.ts';
import { type Ran, takeRan } from './measured.ts';
import { lostMs } from './quiet.ts';
import { lacks, type Outcome, type Scenario } from './scenario.ts';

const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '1' },
    seed: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const rounds = Number(values.rounds);
// Quick ones take seconds, the longest a few minutes; a busy machine may need several times that.
const limitMs = { quick: 120_000, slow: 900_000 };

type Verdict = 'passed' | 'failed' | 'not run';

process.exit((rounds > 1 ? allRounds() : await oneRound()) ? 0 : 1);

function allRounds(): boolean {
  const words = [...(values.all ? ['--all'] : []), '--only', values.only];
  const round = (n: number): boolean =>
    spawnSync(process.execPath, [import.meta.filename, ...words, '--seed', String(seed + n)], {
      stdio: 'inherit',
    }).status === 0;
  const green = Array.from({ length: rounds }, (_, n) => round(n)).filter(Boolean).length;
  say(`${green} of ${rounds} runs in a row green\n`);
  return green === rounds;
}

async function oneRound(): Promise<boolean> {
  const began = performance.now();
  const chosen = scenarios.filter(
    ({ quick, name, group }) => (values.all || quick) && `${group} ${name}`.includes(values.only),
  );
  say(`seed ${seed} (repeat with --seed ${seed})\n\n`);
  say('| | scenario | what happened | mended | time lost | sent twice |\n|---|---|---|---|---|---|\n');
  const verdicts: Verdict[] = [];
  for (const scenario of chosen) verdicts.push(await row(scenario));
  const count = (verdict: Verdict): number => verdicts.filter((each) => each === verdict).length;
  say(
    '\nTime lost: longer than the same run undisturbed; – where there are several projects, or none that ended.\n',
  );
  say(`${((performance.now() - began) / 60_000).toFixed(1)} min, ${count('not run')} not run\n`);
  say(`${count('passed')} passed, ${count('failed')} failed\n\n`);
  return count('failed') === 0;
}

async function row(scenario: Scenario): Promise<Verdict> {
  const name = `${scenario.group}: ${scenario.name}`;
  const missing = lacks(scenario);
  if (missing !== null) {
    say(`| – | ${name} | not run: needs ${missing} | | | |\n`);
    return 'not run';
  }
  try {
    takeRan();
    const outcome = await inTime(scenario, seed, scenario.quick ? limitMs.quick : limitMs.slow);
    say(`| ✓ | ${name} | ${outcome.happened} | ${mended(outcome)} | ${await cost(takeRan())} |\n`);
    return 'passed';
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    say(`| ✗ | ${name} | ${why} | | | |\n`);
    return 'failed';
  }
}

function mended({ mended: by }: Outcome): string {
  return by === 'by itself' ? by : `asked: ${by.asked}`;
}

/** Its time is that of the last run: those before it are what it is compared with. */
async function cost(ran: readonly Ran[]): Promise<string> {
  const last = ran.at(-1);
  const lost = last === undefined ? null : await lostMs(last);
  const twice = ran.reduce((sum, { bytesTwice }) => sum + bytesTwice, 0);
  return `${lost === null ? '–' : `${(lost / 1000).toFixed(1)} s`} | ${(twice / 1e6).toFixed(2)} MB`;
}

function say(text: string): void {
  process.stdout.write(text);
}
