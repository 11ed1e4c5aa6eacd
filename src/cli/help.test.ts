import { expect, it } from 'vitest';
import { tools } from '#contract/ai-tools.ts';
import { helpOn } from './help.ts';

const overview = helpOn(undefined);
const commands = [...overview.matchAll(/^ {2}(\w+) .*$/gm)]
  .map(([, name = '']) => name)
  .filter((name) => name !== 'help');

it('has a page on every command of the overview', () => {
  expect(commands).toContain('cancel');
  for (const name of commands) {
    expect(helpOn(name), name).not.toBe(overview);
    expect(helpOn(name), name).toContain(`roundtrip -- ${name}`);
  }
});

it('names every AI tool with a sentence', () => {
  for (const tool of tools) expect(helpOn('edit')).toMatch(new RegExp(`^  ${tool} +\\S.*\\S`, 'm'));
});

it('gives the overview for a word that is no command', () => {
  for (const word of ['help', 'constructor', 'nothing']) expect(helpOn(word)).toBe(overview);
});
