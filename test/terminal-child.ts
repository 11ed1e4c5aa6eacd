// A terminal command with short waits, as a process of its own that tests may kill: `edit <folder>` or `resume <id>`.
// Reads its surroundings from the environment and prints what `--json` prints.
import { answer } from '../src/cli/exits.ts';
import { follow } from '../src/cli/follow.ts';
import { openTestApp } from './app.ts';

const { TEST_HOME = '', TEST_URL = '', TEST_KEY = '', TEST_OPTIONS = '{}' } = process.env;
const [command, subject = ''] = process.argv.slice(2);
const options = JSON.parse(TEST_OPTIONS) as { jpegs?: boolean; askAgain?: boolean; parallel?: number };

const { app, call } = await openTestApp({
  home: TEST_HOME,
  url: TEST_URL,
  key: TEST_KEY,
  settings: { parallel: options.parallel ?? 3 },
});

async function begin(): Promise<string> {
  if (command === 'resume') {
    answer(await call('projects.resume', { id: subject, askAgain: options.askAgain ?? false }));
    return subject;
  }
  const { shoots } = answer(await call('shoots.scan', { paths: [subject] }));
  const profile = answer(await call('profiles.list', undefined)).find(({ imageType }) => imageType === 'RAW');
  const choices = {
    profileKey: profile?.key ?? 0,
    options: { tools: ['crop' as const] },
    results: {
      edits: 'beside' as const,
      jpegs: options.jpegs === false ? ('none' as const) : ('default' as const),
    },
  };
  const project = answer(
    await call('projects.start', { shootId: shoots[0]?.id ?? '', choices, withoutFailed: true }),
  );
  return project.id;
}

const code = await follow({ app, call }, [await begin()], true);
await app.close();
process.exit(code);
