import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scenarios } from './all.ts';
import { inTime } from './in-time.ts';
import { lacks } from './scenario.ts';

// A few seconds each; the machine may be busy.
const limitMs = 180_000;

const groups = [...new Set(scenarios.map(({ group }) => group))];

describe.each(groups)('%s', (group) => {
  const quick = scenarios.filter((scenario) => scenario.group === group && scenario.quick);
  test.for(quick)('$name', { timeout: limitMs + 10_000 }, async (scenario, { skip }) => {
    const missing = lacks(scenario);
    if (missing !== null) skip(`needs ${missing}`);
    const outcome = await inTime(scenario, 1, limitMs);
    expect(outcome.happened).not.toBe('');
  });
});

describe('docs/reliability.md', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/reliability.md'), 'utf8');
  // Tables of scenarios only: others name tests or none.
  const tables = text
    .split(/\n(?!\|)/)
    .map((part) => part.trim())
    .filter((part) => part.startsWith('| fault |') && / scenario \|\n/.test(part));
  const rows = tables.flatMap((table) => table.split('\n').slice(2));
  const told = rows.flatMap((row) => row.split('|').at(-2)?.trim().split(' · ') ?? []);
  const names = scenarios.map(({ name }) => name);

  test('has a row for every scenario', () => {
    expect(names.filter((name) => !told.includes(name))).toEqual([]);
    expect(new Set(names).size, 'no two bear one name').toBe(names.length);
  });

  test('names no scenario that isn’t there', () => {
    const elsewhere = /^the same$|`/;
    expect(told.filter((name) => !names.includes(name) && !elsewhere.test(name))).toEqual([]);
  });
});
