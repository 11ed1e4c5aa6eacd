// Reads what the store answers and says what it means: sent, try again, a fresh link, or refused. Used by put.ts and
// get.ts. The codes are those of S3's "Error Responses".
import type http from 'node:http';
import { type FaultCode, FaultError } from '#contract/faults.ts';
import { retryAfterMs } from '../network/retry-after.ts';
import { isOldLink } from './link-age.ts';

export interface Reply {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

// An error of S3 has a few hundred bytes; whatever is longer is no such error, and not worth the memory.
const longestBody = 64 * 1024;

/** The reply with its body, of which at most 64 KiB are read; what is longer is cut off with its connection. */
export async function readReply(response: http.IncomingMessage): Promise<Reply> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= longestBody) break;
  }
  const body = Buffer.concat(chunks).subarray(0, longestBody).toString('utf8');
  return { status: response.statusCode ?? 0, headers: response.headers, body };
}

/** What a reply other than success means, in words that name the photo and hold no link. */
export function replyFault(reply: Reply, link: string, method: 'PUT' | 'GET', photo: string): FaultError {
  const said = errorCode(reply.body);
  const code = meaning(reply, said, link, method);
  const details = said === null ? `${reply.status}` : `${reply.status} ${said}`;
  return new FaultError(code, `${photo}: ${words[code] ?? 'the store refused it'} (${details}).`, {
    retryAfterMs: retryAfterMs(reply.headers),
  });
}

const words: Partial<Record<FaultCode, string>> = {
  'link-expired': 'its link has expired',
  'rate-limited': 'the store asks for patience',
  'server-trouble': 'the store had trouble',
  'no-result': 'the store no longer has it',
};

// Said of the transfer, not of the photo: the same bytes may well go through the next time.
const passing = new Set([
  'BadDigest',
  'IncompleteBody',
  'RequestTimeout',
  'InternalError',
  'OperationAborted',
]);
// Too slow, or sent elsewhere for now. Photos go to the link's own host and nowhere else: it is asked again.
// 417: it doesn't know `Expect`; the next attempt asks nothing.
const turnedAway = new Set([408, 417, 302, 303, 307]);
const busy = new Set(['SlowDown', 'ServiceUnavailable', 'Throttling', 'ThrottlingException']);

function meaning(reply: Reply, said: string | null, link: string, method: 'PUT' | 'GET'): FaultCode {
  const { status, headers } = reply;
  if (said === 'ExpiredToken' || (status === 403 && hasExpired(reply, said, link))) return 'link-expired';
  if (status === 429 || (said !== null && busy.has(said))) return 'rate-limited';
  if (status === 503 && headers['retry-after'] !== undefined) return 'rate-limited';
  if (status >= 500 || turnedAway.has(status) || (said !== null && passing.has(said)))
    return 'server-trouble';
  if (method === 'GET' && (status === 404 || status === 410)) return 'no-result';
  // A link is asked for with GET: 204, 206 and the like bring no photo, but neither do they refuse it.
  return status >= 200 && status < 300 ? 'server-trouble' : 'link-refused';
}

// S3 has no code of its own for an expired link: only AccessDenied, told apart by its message or by the link's age.
const hasExpired = (reply: Reply, said: string | null, link: string): boolean =>
  (said === 'AccessDenied' && /<Message>[^<]*expired/i.test(reply.body)) || isOldLink(link);

const errorCode = (body: string): string | null =>
  /<Code>\s*([A-Za-z0-9.]{1,64})\s*<\/Code>/.exec(body)?.[1] ?? null;

export interface Etag {
  /** Without quotes, in lower case; null when the store gave none. */
  readonly etag: string | null;
  /** True when it can be the MD5 of the bytes: S3 gives other tags to encrypted and multipart objects. */
  readonly etagIsMd5: boolean;
}

export function etagOf(headers: http.IncomingHttpHeaders): Etag {
  const etag = headers.etag?.replace(/^W\//, '').replaceAll('"', '').toLowerCase() ?? null;
  const kms = String(headers['x-amz-server-side-encryption'] ?? '').startsWith('aws:kms');
  const ownKey = headers['x-amz-server-side-encryption-customer-algorithm'] !== undefined;
  return { etag, etagIsMd5: etag !== null && /^[0-9a-f]{32}$/.test(etag) && !kms && !ownKey };
}
