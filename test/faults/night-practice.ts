// Practice Imagen in a process of its own, with trouble all along: the other side of the night. Ends with its stdin.
import { startPractice } from '#practice/server.ts';
import type { TroubleRule } from '#practice/trouble.ts';

const [folder = '', seed = '1'] = process.argv.slice(2);

const api = { kind: 'api' } as const;
const store = { kind: 'store' } as const;
// Each request meets one of these with a chance of about one in eight; every kind that mends itself is there.
const rules: readonly TroubleRule[] = [
  { match: { method: 'POST', path: /\/edit$/ }, first: 3, do: 'lose-reply' },
  { match: api, chance: 0.03, do: 'status', status: 503 },
  { match: api, chance: 0.03, do: 'status', status: 429, retryAfter: 1 },
  { match: api, chance: 0.02, do: 'reset' },
  { match: api, chance: 0.02, do: 'status', status: 500 },
  { match: store, chance: 0.04, do: 'status', status: 503, code: 'SlowDown' },
  { match: store, chance: 0.03, do: 'reset', afterBytes: 1_000 },
  { match: store, chance: 0.02, do: 'reset' },
  { match: store, chance: 0.01, do: 'stall', afterBytes: 500 },
  { match: { ...store, method: 'GET' }, chance: 0.02, do: 'truncate', afterBytes: 200 },
  { match: { ...store, method: 'PUT' }, chance: 0.02, do: 'lose-reply' },
  // Not by chance: twice in a row for one photo is that photo's failure, and so it would be on one night in three.
  { match: { ...store, method: 'PUT' }, every: 100, do: 'wrong-etag' },
];

const practice = await startPractice({
  ...{ folder, editSeconds: 2, linkSeconds: 5 },
  trouble: { rules, seed: Number(seed) },
});
process.stdout.write(`${JSON.stringify({ url: practice.url, key: practice.key })}\n`);
process.stdin.resume().on('end', async () => {
  const requests = practice.requests();
  const troubled = requests.filter(({ status, cut }) => status >= 400 || status === 0 || cut === true).length;
  const edits = requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/edit')).length;
  process.stdout.write(`${JSON.stringify({ requests: requests.length, troubled, edits })}\n`);
  await practice.close();
  process.exit(0);
});
