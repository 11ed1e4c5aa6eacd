// The commands by their names; index.ts runs the one that was typed.
import { cancel } from './cancel.ts';
import { edit } from './edit.ts';
import { exits, Wrong } from './exits.ts';
import { helpOn } from './help.ts';
import { profiles, projects, restore } from './lists.ts';
import { didYouMean } from './near.ts';
import { runPractice } from './practice.ts';
import { rebuild } from './rebuild.ts';
import { resume } from './resume.ts';
import { support } from './support.ts';
import { typed } from './words.ts';

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  profiles,
  edit,
  projects,
  resume,
  cancel,
  restore,
  support,
  rebuild,
  practice: runPractice,
};

const asksForHelp = (word: string): boolean => word === '--help' || word === '-h';

/** Runs a command line and gives its exit code. Throws `Wrong` for what it can't do. */
export async function run([name = 'help', ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const helpWith = name === 'help' ? args[0] : args.some(asksForHelp) || asksForHelp(name) ? name : null;
  if (
    helpWith !== null &&
    (helpWith === undefined || asksForHelp(helpWith) || Object.hasOwn(commands, helpWith))
  ) {
    console.log(helpOn(helpWith));
    return exits.done;
  }
  if (command === undefined) throw new Wrong(unknown(helpWith ?? name));
  return command(args);
}

const unknown = (name: string): string =>
  `There is no command ${name}.${didYouMean(name, Object.keys(commands))} See: ${typed('help')}`;
