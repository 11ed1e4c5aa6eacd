// `npm run faults [-- --all] [-- --seed N] [-- --only text]`: runs the fault matrix and prints its table.
import { parseArgs } from 'node:util';
import { scenarios } from './all.ts';
import { inTime } from './in-time.ts';
import { lacks, type Outcome, type Scenario } from './scenario.ts';

const { values } = parseArgs({
  options: { all: { type: 'boolean' }, seed: { type: 'string' }, only: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
// Quick ones take seconds, the longest a few minutes; a busy machine may need several times that.
const limitMs = { quick: 120_000, slow: 900_000 };
const chosen = scenarios.filter(
  ({ quick, name, group }) => (values.all || quick) && `${group} ${name}`.includes(values.only ?? ''),
);

process.stdout.write(
  `seed ${seed} (repeat with --seed ${seed})\n\n| | scenario | what happened | mended | lost | sent twice |\n|---|---|---|---|---|---|\n`,
);
let failed = 0;
for (const scenario of chosen) process.stdout.write(`${await row(scenario)}\n`);
process.stdout.write(`\n${chosen.length - failed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

async function row(scenario: Scenario): Promise<string> {
  const missing = lacks(scenario);
  if (missing !== null)
    return `| – | ${scenario.group}: ${scenario.name} | not run: needs ${missing} | | | |`;
  try {
    const outcome = await inTime(scenario, seed, scenario.quick ? limitMs.quick : limitMs.slow);
    return `| ✓ | ${scenario.group}: ${scenario.name} | ${outcome.happened} | ${mended(outcome)} | ${lost(outcome)} | ${(outcome.bytesTwice / 1e6).toFixed(2)} MB |`;
  } catch (error) {
    failed += 1;
    return `| ✗ | ${scenario.group}: ${scenario.name} | ${error instanceof Error ? error.message.split('\n')[0] : String(error)} | | | |`;
  }
}

function mended({ mended: by }: Outcome): string {
  return by === 'by itself' ? by : `asked: ${by.asked}`;
}

function lost({ lostMs }: Outcome): string {
  return lostMs === undefined ? '–' : `${(lostMs / 1000).toFixed(1)} s`;
}
