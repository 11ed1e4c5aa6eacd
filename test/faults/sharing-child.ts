// Roundtrip in a terminal beside the scenario's own, on the same list: starts a project on each folder and prints their ids
// once the last of them waits for its turn.
import { openTestApp } from '../app.ts';
import { start } from './bench.ts';

const { TEST_HOME = '', TEST_URL = '', TEST_KEY = '' } = process.env;
const roundtrip = await openTestApp({ home: TEST_HOME, url: TEST_URL, key: TEST_KEY });
const ids: string[] = [];
for (const folder of process.argv.slice(2)) ids.push(await start(roundtrip, folder, { jpegs: false }));
await roundtrip.until(ids.at(-1) ?? '', ({ turn }) => turn !== null);
process.stdout.write(`${JSON.stringify(ids)}\n`);
