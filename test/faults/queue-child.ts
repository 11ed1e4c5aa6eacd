// Roundtrip with several projects at once, as a process that a scenario kills: starts one on each folder, moves the
// last before the fourth, and prints the ids in the order of their turns once three are sending.
import { openTestApp } from '../app.ts';
import { start } from './bench.ts';

const { TEST_HOME = '', TEST_URL = '', TEST_KEY = '' } = process.env;
const folders = process.argv.slice(2);

const roundtrip = await openTestApp({
  ...{ home: TEST_HOME, url: TEST_URL, key: TEST_KEY },
  settings: { parallel: 2, limitMbps: 4 },
});
const ids: string[] = [];
for (const folder of folders) ids.push(await start(roundtrip, folder, { jpegs: false }));
const last = ids.pop() ?? '';
await roundtrip.call('projects.move', { id: last, before: ids[3] ?? null });
ids.splice(3, 0, last);
await Promise.all(ids.slice(0, 3).map((id) => roundtrip.until(id, ({ step }) => step === 'upload')));
process.stdout.write(`${JSON.stringify(ids)}\n`);
