// Ways the object store can go wrong.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { expect } from 'vitest';
import type { FaultCode } from '#contract/faults.ts';
import type { TroubleAct, TroubleRule } from '#practice/trouble.ts';
import type { ShootPlan } from '../make-shoot.ts';
import { type Bench, type BenchPlan, byItself, onBench } from './bench.ts';
import type { Scenario } from './scenario.ts';
import { sentAgain, stretches, wentThrough } from './waiting.ts';

const put = { kind: 'store', method: 'PUT' } as const;
const get = { kind: 'store', method: 'GET' } as const;
const few = { photos: 5, bytes: 60_000 };
// Their edits come back inside them. What is cut off a small result goes with the connection, unread.
const large = { photos: 5, bytes: 400_000, kinds: ['DNG'] } as const;

/** Under these troubles everything still arrives. */
const arrives = (
  name: string,
  rules: readonly TroubleRule[],
  happened: string,
  shoot: ShootPlan = few,
): Scenario => ({
  group: 'store',
  name,
  quick: true,
  run: (seed) =>
    onBench({ shoot, practice: { trouble: { seed, rules } } }, async (bench) => {
      const id = await bench.start();
      await wentThrough(bench, id);
      return byItself(happened);
    }),
});

/** What the store is asked for of the first photo, or of its result, which has its stem and lies in no other folder. */
const ofFirst = ({ shoot }: Bench): RegExp =>
  new RegExp(`/${basename(shoot.photos[0]?.path ?? '').replace(/\.[^.]*$/, '')}\\.`);

interface OneFails {
  readonly reason: FaultCode;
  /** How often it is sent or fetched before it has failed. */
  readonly tries: number;
  readonly happened: string;
}

/** Something is wrong with one photo, for good: it fails with its reason, the others arrive. */
const oneFails = (
  name: string,
  way: { readonly method: 'PUT' | 'GET' },
  act: TroubleAct,
  { reason, tries, happened }: OneFails,
): Scenario => ({
  group: 'store',
  name,
  quick: true,
  run: () => {
    const rules: TroubleRule[] = [];
    const plan: BenchPlan = { shoot: few, jpegs: false, practice: { trouble: { rules } } };
    return onBench(plan, async (bench) => {
      const path = ofFirst(bench);
      rules.push({ ...act, match: { kind: 'store', ...way, path } });
      const id = await bench.start();
      const end = await bench.settled(id);
      expect(end.status, end.fault?.message).toBe('done');
      const { ledger, results } = await bench.holds(id);
      expect(ledger).toMatchObject({ sent: few.photos - 1, failed: { [reason]: 1 } });
      expect(results.length, 'the others came back').toBe(few.photos - 1);
      const tried = bench.practice
        .requests()
        .filter((request) => request.method === way.method && path.test(request.path));
      expect(tried, 'tries').toHaveLength(tries);
      stretches(bench, id);
      return byItself(happened);
    });
  },
});

const slowDown: Scenario = {
  group: 'store',
  name: '503 SlowDown for a third of all requests',
  quick: true,
  run: (seed) => {
    const slow = { do: 'status', status: 503, code: 'SlowDown' } as const;
    const rules: TroubleRule[] = [{ match: { kind: 'store' }, chance: 1 / 3, ...slow }];
    const app = { timing: { pace: { firstMs: 10, capMs: 40 } } };
    return onBench({ app, practice: { trouble: { seed, rules } } }, async (bench) => {
      // One of them far more often than a photo is given tries, also when all others are through.
      rules.unshift({ match: { ...put, path: ofFirst(bench) }, first: 30, ...slow });
      const id = await bench.start();
      await wentThrough(bench, id);
      const refusals = bench.practice.requests().filter(({ status }) => status === 503).length;
      return byItself(`${refusals} refusals; every photo and result arrived`);
    });
  },
};

/** The store tags in a way of its own: no photo is rejected for it. */
const allTagsWrong: Scenario = {
  group: 'store',
  name: 'a wrong ETag for all photos and all results',
  quick: true,
  run: () =>
    onBench(
      { shoot: few, practice: { trouble: { rules: [{ match: { kind: 'store' }, do: 'wrong-etag' }] } } },
      async (bench) => {
        const id = await bench.start();
        await wentThrough(bench, id);
        expect(sentAgain(bench), 'each doubted photo once more, then no more').toBeLessThanOrEqual(
          few.photos,
        );
        return byItself('after three photos the tags were no longer believed; all came, not verified');
      },
    ),
};

const redirected: Scenario = {
  group: 'store',
  name: 'a redirect to another host, for PUT and GET',
  quick: true,
  run: async () => {
    let elsewhere = 0;
    const other = http.createServer((_, response) => {
      elsewhere += 1;
      response.end('mine now');
    });
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const headers = { Location: `http://127.0.0.1:${(other.address() as AddressInfo).port}/photo` };
    const away = { do: 'answer', status: 307, headers, body: '' } as const;
    const rules: TroubleRule[] = [
      { match: put, first: 3, ...away },
      { match: get, first: 3, ...away },
    ];
    try {
      return await onBench({ shoot: few, practice: { trouble: { rules } } }, async (bench) => {
        await wentThrough(bench, await bench.start());
        expect(elsewhere, 'nothing went or came from elsewhere').toBe(0);
        return byItself('six redirects, none followed; asked again at its own place');
      });
    } finally {
      other.close();
    }
  },
};

const denied: TroubleAct = { do: 'status', status: 403, code: 'AccessDenied' };

export const storeFaults: readonly Scenario[] = [
  slowDown,
  oneFails('403 for another reason, for one photo', put, denied, {
    reason: 'link-refused',
    tries: 1,
    happened: 'named and final; the rest went on',
  }),
  oneFails('403 for another reason, for one result', get, denied, {
    reason: 'link-refused',
    tries: 1,
    happened: 'named and final; the rest came',
  }),
  oneFails(
    '411 for one photo',
    put,
    { do: 'status', status: 411, code: 'MissingContentLength' },
    { reason: 'link-refused', tries: 1, happened: 'named and final; the rest went on' },
  ),
  arrives(
    '400 BadDigest and IncompleteBody, three times each',
    [
      { match: put, first: 3, do: 'status', status: 400, code: 'BadDigest' },
      { match: put, first: 3, do: 'status', status: 400, code: 'IncompleteBody' },
    ],
    'said of the transfer, not of the photo: sent again',
  ),
  oneFails(
    '400 BadDigest for one photo, for good',
    put,
    { do: 'status', status: 400, code: 'BadDigest' },
    { reason: 'server-trouble', tries: 6, happened: 'six tries, then named; the rest went on' },
  ),
  oneFails(
    'a wrong ETag for one photo',
    put,
    { do: 'wrong-etag' },
    { reason: 'transfer-mismatch', tries: 2, happened: 'sent twice, then named' },
  ),
  oneFails(
    'a wrong ETag for one result',
    get,
    { do: 'wrong-etag' },
    { reason: 'transfer-mismatch', tries: 2, happened: 'fetched twice, then named' },
  ),
  allTagsWrong,
  arrives(
    'truncated downloads',
    [{ match: get, first: 4, do: 'truncate', afterBytes: 300_000 }],
    'four cut short; fetched again, whole',
    large,
  ),
  arrives(
    'over-long downloads',
    [
      { match: { ...get, path: /\/export\// }, first: 3, do: 'overlong', extra: 3000, announced: true },
      { match: get, first: 3, do: 'overlong', extra: 3000 },
    ],
    'six had more than they should; fetched again where it mattered',
  ),
  arrives(
    'an empty body, now and then',
    [{ match: get, first: 3, do: 'answer', status: 200, body: '' }],
    'three came empty; fetched again',
  ),
  oneFails(
    'an empty body for one result, for good',
    get,
    { do: 'answer', status: 200, body: '' },
    { reason: 'no-result', tries: 6, happened: 'a result that stays empty is none; the rest is there' },
  ),
  redirected,
  arrives(
    '500 for a quarter of all requests',
    [{ match: { kind: 'store' }, chance: 0.25, do: 'status', status: 500, code: 'InternalError' }],
    'everything arrived',
  ),
];
