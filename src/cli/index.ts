// `npm run -s roundtrip -- …`: Roundtrip in a terminal, for automation and for tests, over the same createApp as the window.

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

async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) {
    console.log(usage);
    return exits.done;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new Wrong(`There is no command ${name}.\n\n${usage}`);
  return command(args);
}

// Exits by code at once: a socket that lingers must not hold the terminal.
process.exit(
  await main(process.argv.slice(2)).catch((error: unknown) => {
    if (!(error instanceof Wrong)) throw error;
    console.error(`roundtrip: ${error.message}`);
    return error.exit;
  }),
);
