// The commands by their names; index.ts runs the one that was typed.
import { edit } from './edit.ts';
import { exits, Wrong } from './exits.ts';
import { profiles, projects, restore } from './lists.ts';
import { runPractice } from './practice.ts';
import { resume } from './resume.ts';
import { support } from './support.ts';
import { usage } from './usage.ts';

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  profiles,
  edit,
  projects,
  resume,
  restore,
  support,
  practice: runPractice,
};

const asksForHelp = (word: string): boolean => word === '--help' || word === '-h';

/** Runs a command line and gives its exit code. Throws `Wrong` for what it can't do. */
export async function run([name = 'help', ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (name === 'help' || asksForHelp(name) || (command !== undefined && args.some(asksForHelp))) {
    console.log(usage);
    return exits.done;
  }
  if (command === undefined) throw new Wrong(`There is no command ${name}.\n\n${usage}`);
  return command(args);
}
