// Practice Imagen in a process of its own, with trouble all along or none: the other side of the night. Ends with its stdin.
import { startPractice } from '#practice/server.ts';
import type { TroubleRule } from '#practice/trouble.ts';
import { bytesTwice, effective } from './bench.ts';

/** What it saw; its last line. */
export interface Seen {
  readonly requests: number;
  readonly troubled: number;
  /** Edits that it took, by project. */
  readonly edits: Readonly<Record<string, number>>;
  readonly bytesTwice: number;
}

const [folder = '', seed = ''] = process.argv.slice(2);

const api = { kind: 'api' } as const;
const store = { kind: 'store' } as const;
// Each request meets one of these with a chance of about one in eight; every kind that mends itself is there, and one
// that doesn't: an edit whose request or answer is lost may end in a question.
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
  ...(seed === '' ? {} : { trouble: { rules, seed: Number(seed) } }),
});
process.stdout.write(`${JSON.stringify({ url: practice.url, key: practice.key })}\n`);
process.stdin.resume().on('end', async () => {
  const requests = practice.requests();
  const projects = new Set(requests.flatMap(({ project }) => project ?? []));
  const seen: Seen = {
    requests: requests.length,
    troubled: requests.filter(({ status, cut }) => status >= 400 || status === 0 || cut === true).length,
    edits: Object.fromEntries([...projects].map((uuid) => [uuid, effective(practice, 'edit', uuid)])),
    bytesTwice: bytesTwice(practice),
  };
  process.stdout.write(`${JSON.stringify(seen)}\n`);
  await practice.close();
  process.exit(0);
});
