import { describe, expect, test } from 'vitest';
import { scenarios } from './all.ts';

const isRoot = process.getuid?.() === 0;

const groups = [...new Set(scenarios.map(({ group }) => group))];

describe.each(groups)('%s', (group) => {
  const quick = scenarios.filter((scenario) => scenario.group === group && scenario.quick);
  test.for(quick)('$name', { timeout: 60_000 }, async (scenario, { skip }) => {
    if (scenario.needs === 'root' && !isRoot) skip('needs root');
    const outcome = await scenario.run(1);
    expect(outcome.happened).not.toBe('');
  });
});
