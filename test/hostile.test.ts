// Whatever the page sends over the bridge: an answer or a fault with words, nothing unvalidated in a handler, and no file
// outside the folders that were chosen. `HOSTILE=10000` runs all ten thousand.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CallName, calls } from '#contract/calls.ts';
import { faultCodes } from '#contract/faults.ts';
import { dispatch } from '#main/dispatch.ts';
import type { Services } from '#main/services.ts';
import { startPractice } from '#practice/server.ts';
import { openTestApp } from './app.ts';
import { makeShoot } from './make-shoot.ts';
import { temporary } from './temporary.ts';

const runs = Number(process.env.HOSTILE ?? 1_200);
const names = Object.keys(calls) as CallName[];
// Stands in every name a payload may make a file of, so that one outside is known.
const mark = `hostile-${process.pid}`;

interface Ground {
  readonly folder: string;
  readonly shoot: string;
  readonly shootId: string;
  readonly profileKey: number;
  readonly projectId: string;
}

const odd = [
  ...['', ' ', '\0', `a\0${mark}`, '..', '../', '..\\', `../${mark}`, `../../../${mark}`, `..\\..\\${mark}`],
  ...[
    `C:\\${mark}`,
    `\\\\server\\${mark}`,
    'CON',
    'NUL.xmp',
    '.',
    '~',
    `~/${mark}`,
    `$HOME/${mark}`,
    '%2e%2e%2f',
  ],
  ...['__proto__', 'constructor', 'toString', "'; DROP TABLE projects; --", '<img src=x onerror=alert(1)>'],
  ...[
    '\u202e',
    'e\u0301',
    '\ud800',
    '🏔️',
    'x'.repeat(5_000),
    '-1',
    'file:///etc/passwd',
    'https://127.0.0.1:1/v1',
  ],
];
const hostileLeaf = fc.oneof(
  fc.constantFrom<unknown>(...odd),
  fc.constantFrom<unknown>(
    null,
    undefined,
    true,
    -1,
    0.5,
    1e308,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    2 ** 53,
  ),
  fc.constantFrom<unknown>([], {}, [[]], new Date(), /x/, new Map(), Symbol('x'), 10n, () => 1),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** A payload that the call would take. */
function fitting({ folder, shoot, shootId, profileKey, projectId }: Ground, name: CallName): unknown {
  const options = { tools: ['crop'], photographyType: 'WEDDING' };
  const results = {
    edits: { folder: join(folder, 'chosen') },
    jpegs: { folder: join(folder, 'chosen', 'jpegs') },
  };
  const choices = { name: 'A', profileKey, options, results, deselected: [0] };
  const page = { offset: 0, limit: 10 };
  const known: Partial<Record<CallName, unknown>> = {
    'settings.change': { parallel: 3, limitMbps: 100, stayAwake: false },
    'key.set': { key: 'another-key' },
    'shoots.scan': { paths: [shoot], together: false },
    'shoots.photos': { id: shootId, ...page },
    'projects.plan': { shootId, choices },
    'projects.start': { shootId, choices, withoutFailed: true },
    'projects.photos': { id: projectId, ...page, state: 'failed' },
    'projects.move': { id: projectId, before: null },
    'projects.resume': { id: projectId, askAgain: false },
    'watch.add': { path: folder },
    'watch.change': { id: 1, starts: true, start: { profileKey, choices: { options, results } } },
    'watch.remove': { id: 1 },
    'watch.dismiss': { id: 1 },
  };
  if (name in known) return known[name];
  return calls[name].input.safeParse(undefined).success ? undefined : { id: projectId };
}

/** The payload with one place in it made hostile, or with a field too many. */
function spoilt(value: unknown, leaf: unknown, path: readonly number[]): unknown {
  const [at, ...rest] = path;
  if (at === undefined || typeof value !== 'object' || value === null) return leaf;
  if (Array.isArray(value)) return value.length === 0 ? [leaf] : value.map((one) => spoilt(one, leaf, rest));
  const keys = [...Object.keys(value), mark];
  const key = keys[at % keys.length] ?? mark;
  return { ...value, [key]: spoilt((value as Record<string, unknown>)[key], leaf, rest) };
}

/** Projects with hostile names whose results go where their names say. */
const namedOddly = ({ shootId, profileKey }: Ground): readonly [string, unknown][] =>
  odd.map((name) => {
    const results = { edits: 'beside', jpegs: 'default' };
    return ['projects.start', { shootId, choices: { name, profileKey, options: {}, results } }];
  });

const payloads = (ground: Ground): fc.Arbitrary<[string, unknown]> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom<string>(...names), hostileLeaf, fc.array(fc.nat(9), { maxLength: 4 }))
        .map(([name, leaf, path]): [string, unknown] => [
          name,
          spoilt(fitting(ground, name as CallName), leaf, path),
        ]),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(
        fc.constantFrom<string>(...names),
        fc.anything({ maxDepth: 3, withBigInt: true, withMap: true }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom<string>(...names)
        .map((name): [string, unknown] => [name, fitting(ground, name as CallName)]),
    },
    { weight: 1, arbitrary: fc.tuple(fc.oneof(fc.constantFrom(...odd), fc.string()), hostileLeaf) },
  );

const isCall = (name: string): name is CallName => Object.hasOwn(calls, name);

test('nothing reaches a handler unvalidated', async () => {
  const ground = { folder: '/f', shoot: '/f/s', shootId: 's', profileKey: 1, projectId: 'p' };
  let touched = '';
  const services = new Proxy({} as Services, {
    get: (_target, property) => {
      touched = String(property);
      throw new Error('a handler ran');
    },
  });
  const refusedBefore = fc.asyncProperty(payloads(ground), async ([name, input]) => {
    fc.pre(!isCall(name) || !calls[name].input.safeParse(input).success);
    const reply = await dispatch(services, name, input);
    expect(reply).toMatchObject({ ok: false, fault: { code: isCall(name) ? 'bad-input' : 'contract' } });
    expect(touched).toBe('');
  });
  await fc.assert(refusedBefore, { numRuns: runs });
});

test('every call answers, with words, and no file appears outside the chosen folders', {
  timeout: 600_000,
}, async () => {
  await using folder = await temporary('hostile');
  const ground = join(folder.path, 'ground');
  const shoot = await makeShoot(join(ground, 'shoot'), { photos: 2, bytes: 20_000, previewWidth: 320 });
  await mkdir(join(ground, 'chosen'));
  await writeFile(join(ground, 'canary.txt'), 'canary');
  const practice = await startPractice({ folder: join(folder.path, 'practice'), editSeconds: 0.05 });
  const opened: string[] = [];
  const home = join(folder.path, 'home');
  const roundtrip = await openTestApp({ home, url: practice.url, key: practice.key, opened });
  const { call } = roundtrip.app;
  const scanned = (await call('shoots.scan', { paths: [shoot.root] })) as {
    value: { shoots: { id: string }[] };
  };
  const profiles = (await call('profiles.list', undefined)) as {
    value: { key: number; imageType: string }[];
  };
  const shootId = scanned.value.shoots[0]?.id ?? '';
  const profileKey = profiles.value.find(({ imageType }) => imageType === 'RAW')?.key ?? 0;
  const noProject = { folder: ground, shoot: shoot.root, shootId, profileKey, projectId: '' };
  const first = (await call('projects.start', fitting(noProject, 'projects.start'))) as {
    value: { id: string };
  };
  const around = { ...noProject, projectId: first.value.id };
  await roundtrip.app.ended(first.value.id);
  // Each name is worth one project: it runs to its end.
  const tried = new Set<string>();
  const isAgain = (input: unknown): boolean => {
    const key = JSON.stringify(input, (_key, value) => (typeof value === 'bigint' ? 0 : value)) ?? '';
    return tried.size === tried.add(key).size;
  };
  const answers = fc.asyncProperty(payloads(around), async ([name, input]) => {
    if (name === 'projects.start' && isAgain(input)) return;
    const reply = await call(name, input);
    // A wrong key would only stop everything that follows.
    if (name.startsWith('key.')) await call('key.set', { key: practice.key });
    if (name === 'projects.start' && reply.ok) await roundtrip.app.ended((reply.value as { id: string }).id);
    expect(typeof reply.ok).toBe('boolean');
    if (reply.ok) return;
    expect(faultCodes).toContain(reply.fault.code);
    expect(reply.fault.code, `${name}: ${reply.fault.message}`).not.toBe('bug');
    expect(reply.fault.message).not.toBe('');
    expect(reply.fault.message).not.toContain(practice.key);
  });
  try {
    await fc.assert(answers, { numRuns: runs, examples: namedOddly(around).map((one) => [one]) });
    const all = (await call('projects.list', undefined)) as { value: { id: string }[] };
    await Promise.all(all.value.map(({ id }) => roundtrip.app.ended(id)));
  } finally {
    await roundtrip.app.close();
    await practice.close();
  }
  expect((await readdir(ground)).sort()).toEqual(['canary.txt', 'chosen', 'shoot']);
  for (const path of opened) expect(`${path}${sep}`.startsWith(folder.path + sep), path).toBe(true);
  for (const place of [
    shoot.root,
    folder.path,
    process.cwd(),
    dirname(process.cwd()),
    homedir(),
    tmpdir(),
    '/',
  ])
    expect(
      (await readdir(place)).filter((name) => name.includes(mark)),
      place,
    ).toEqual([]);
});
