// AWS Signature Version 4 in the query of a link, written from the AWS document "Authenticating Requests: Using
// Query Parameters". The API signs links with it, the store checks every request by it.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secret: string;
}

/** What a signature covers. `path` may be encoded in any way: it is decoded and encoded again, as S3 does. */
export interface Signable {
  readonly method: string;
  readonly path: string;
  /** Decoded names and values, without X-Amz-Signature. */
  readonly query: readonly (readonly [string, string])[];
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
}

export const algorithm = 'AWS4-HMAC-SHA256';
const region = 'us-east-1';

/** Encodes as AWS asks: everything but the unreserved characters, with capital hex digits. */
export const awsEncode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `20130524T000000Z` */
export const awsDate = (at: Date): string => at.toISOString().replace(/[-:]|\.\d+/g, '');

function canonical(request: Signable, signedHeaders: readonly string[]): string {
  const path = request.path
    .split('/')
    .map((part) => awsEncode(decodeURIComponent(part)))
    .join('/');
  const query = request.query
    .map(([name, value]) => [awsEncode(name), awsEncode(value)] as const)
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map((pair) => pair.join('='))
    .join('&');
  const headers = signedHeaders.map((name) => `${name}:${(request.headers[name] ?? '').trim()}\n`).join('');
  return [request.method, path, query, headers, signedHeaders.join(';'), 'UNSIGNED-PAYLOAD'].join('\n');
}

function sign(request: Signable, date: string, signedHeaders: readonly string[], secret: string): string {
  const day = date.slice(0, 8);
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = [algorithm, date, scope, sha256(canonical(request, signedHeaders))].join('\n');
  const key = [region, 's3', 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${secret}`, day));
  return hmac(key, text).toString('hex');
}

/**
 * The query of a link that lets whoever holds it make this one request until `seconds` after `at`.
 * Every header in `headers` is part of the signature and has to be sent as given; `host` must be among them.
 */
export function presign(
  request: Omit<Signable, 'query'>,
  by: Credentials,
  at: Date,
  seconds: number,
): readonly (readonly [string, string])[] {
  const date = awsDate(at);
  const signedHeaders = Object.keys(request.headers).sort();
  const query: (readonly [string, string])[] = [
    ['X-Amz-Algorithm', algorithm],
    ['X-Amz-Credential', `${by.accessKeyId}/${date.slice(0, 8)}/${region}/s3/aws4_request`],
    ['X-Amz-Date', date],
    ['X-Amz-Expires', String(seconds)],
    ['X-Amz-SignedHeaders', signedHeaders.join(';')],
  ];
  return [...query, ['X-Amz-Signature', sign({ ...request, query }, date, signedHeaders, by.secret)]];
}

export type Verdict =
  | 'good'
  | 'unsigned'
  | 'malformed'
  | 'unknown-key'
  | 'mismatch'
  | { readonly expired: Date };

/** Judges a request by the signature in its query (`query` here still holds X-Amz-Signature). */
export function verify(request: Signable, by: Credentials, now: Date): Verdict {
  const given = new Map(request.query);
  const signature = given.get('X-Amz-Signature');
  const date = given.get('X-Amz-Date') ?? '';
  if (signature === undefined) return 'unsigned';
  const began = parseDate(date);
  const seconds = Number(given.get('X-Amz-Expires') ?? Number.NaN);
  if (given.get('X-Amz-Algorithm') !== algorithm || began === null || !(seconds >= 1)) return 'malformed';
  const expires = new Date(began + seconds * 1000);
  if (expires <= now) return { expired: expires };
  if (given.get('X-Amz-Credential')?.split('/')[0] !== by.accessKeyId) return 'unknown-key';
  const signedHeaders = (given.get('X-Amz-SignedHeaders') ?? '').split(';');
  if (!signedHeaders.includes('host')) return 'malformed';
  const query = request.query.filter(([name]) => name !== 'X-Amz-Signature');
  return same(sign({ ...request, query }, date, signedHeaders, by.secret), signature) ? 'good' : 'mismatch';
}

function parseDate(text: string): number | null {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second] = found;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a, 'latin1'), Buffer.from(b, 'latin1'));
