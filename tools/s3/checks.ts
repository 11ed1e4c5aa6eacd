// What must hold between Roundtrip's transfers and a real store, one fact each. Used by run.ts.
import { deepStrictEqual as same } from 'node:assert';
import { createLimiter } from '#main/transfers/limiter.ts';
import { ask } from './ask.ts';
import { linkV2, linkV4 } from './links.ts';
import { faultOf, type Ways } from './ways.ts';

export interface Check {
  readonly name: string;
  /** Throws when it doesn't hold; else says what was seen. */
  run(ways: Ways): Promise<string>;
}

const names = [
  'with space.CR2',
  'Müller é.CR2',
  '1+1=2.CR2',
  "100% (it's) & more?.CR2",
  '🎉.CR2',
  'a/b c/d.CR2',
];

const oddNames = (version: string, link: typeof linkV2): Check => ({
  name: `${version} links: names with spaces, umlauts, plus signs, percent, emoji`,
  async run(ways) {
    for (const name of names) {
      const key = `${version} ${name}`;
      same(await ways.put(link(ways.bucket, 'PUT', key)), { etag: ways.photo.md5, etagIsMd5: true });
      await ways.whole(key);
    }
    return `${names.length} names, ETag = MD5`;
  },
});

const contentType: Check = {
  name: 'V2 link: a Content-Type that was not signed breaks the signature; ours sends none',
  async run(ways) {
    const link = linkV2(ways.bucket, 'PUT', 'typed.CR2');
    const headers = { 'Content-Type': 'image/x-canon-cr2', 'Content-Length': 3 };
    const { status, text } = await ask(link, 'PUT', headers, Buffer.from('abc'));
    same([status, /<Code>(\w+)/.exec(text)?.[1]], [403, 'SignatureDoesNotMatch']);
    await ways.absent('typed.CR2');
    await ways.put(link);
    await ways.whole('typed.CR2');
    return '403 with it, 200 without';
  },
};

const expired: Check = {
  name: 'an expired link costs a fresh one; nothing is kept before',
  async run(ways) {
    const { bucket } = ways;
    const past = new Date(Date.now() - 20_000);
    const old = [linkV2(bucket, 'PUT', 'old.CR2', -5), linkV4(bucket, 'PUT', 'old.CR2', 10, past)];
    for (const link of old) {
      const { status, text } = await ask(link, 'PUT');
      same([status, /<Code>(\w+)/.exec(text)?.[1]], [403, 'AccessDenied']);
      await ways.absent('old.CR2');
      const fresh = linkV4(bucket, 'PUT', 'fresh.CR2');
      same(await ways.send((asked) => (asked === 1 ? link : fresh)), { links: 2, failed: [], verified: 1 });
      await ways.whole('fresh.CR2');
    }
    return 'V2 and V4: 403, then verified with the second link';
  },
};

const tampered: Check = {
  name: 'tampered links are link-refused, and final',
  async run(ways) {
    const good = linkV4(ways.bucket, 'PUT', 'bent.CR2');
    const bent = [
      good.replace(/(X-Amz-Signature=)(.)/, (_all, name, first) => `${name}${first === '0' ? '1' : '0'}`),
      good.replace('bent', 'other'),
      linkV2(ways.bucket, 'PUT', 'bent.CR2').replace('bent', 'other'),
      linkV4(ways.bucket, 'GET', 'bent.CR2'),
    ];
    for (const link of bent) same((await ways.send(() => link)).failed, ['link-refused']);
    for (const key of ['bent.CR2', 'other.CR2']) await ways.absent(key);
    return 'signature, name (V4 and V2), method';
  },
};

const cutOff: Check = {
  name: 'cut off in mid-body: the object is absent',
  async run(ways) {
    const stop = new AbortController();
    let taken = 0;
    const onBytes = (bytes: number): void => {
      taken += bytes;
      stop.abort(new Error('stopped'));
    };
    // Half a second for each piece: the second one still waits when the first is through.
    const limiter = createLimiter(2 * 1024 * 1024);
    const link = linkV4(ways.bucket, 'PUT', 'cut.CR2');
    same(await faultOf(ways.put(link, { onBytes, limiter, signal: stop.signal })), 'Error: stopped');
    await ways.absent('cut.CR2');
    return `after ${taken} of ${ways.photo.size} bytes`;
  },
};

const backAgain: Check = {
  name: 'fetched again: the same bytes, proved by the ETag; what was never sent is no-result',
  async run(ways) {
    const { bucket, photo } = ways;
    await ways.put(linkV4(bucket, 'PUT', 'back.CR2'));
    const got = await ways.get(linkV2(bucket, 'GET', 'back.CR2'));
    same(got, { bytes: photo.size, verified: true, md5: photo.md5 });
    same(await faultOf(ways.get(linkV4(bucket, 'GET', 'never-sent.CR2'))), 'no-result');
    return `${got.bytes} bytes, verified`;
  },
};

export const checks: readonly Check[] = [
  oddNames('V4', linkV4),
  oddNames('V2', linkV2),
  contentType,
  expired,
  tampered,
  cutOff,
  backAgain,
];
