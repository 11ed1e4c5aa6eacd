// The object store: answers PUT and GET on presigned links as S3 does, with S3's errors.
import { join } from 'node:path';
import type { Exchange } from '../exchange.ts';
import type { Projects } from '../projects.ts';
import { Refusal } from '../refusal.ts';
import { readStorePath } from './links.ts';
import { receive } from './receive.ts';
import { send } from './send.ts';
import { type Credentials, type Verdict, verify } from './signature.ts';

export function createStore(projects: Projects, by: Credentials): (exchange: Exchange) => Promise<void> {
  return async (exchange) => {
    check(exchange, by);
    const to = readStorePath(exchange.entry.path);
    if (to === null || projects.find(to.project) === null)
      throw new Refusal(404, 'The specified bucket does not exist', 'NoSuchBucket');
    const folder = join(projects.folderOf(to.project), to.place);
    if (exchange.entry.method === 'PUT') return receive(exchange, folder, to.name);
    if (exchange.entry.method === 'GET') return send(exchange, folder, to.name);
    throw new Refusal(405, 'The specified method is not allowed against this resource.', 'MethodNotAllowed');
  };
}

function check(exchange: Exchange, by: Credentials): void {
  const { request, entry } = exchange;
  const headers = Object.fromEntries(
    Object.keys(request.headers).map((name) => [name, exchange.header(name)]),
  );
  const signable = { method: entry.method, path: entry.path, query: exchange.query(), headers };
  const now = new Date();
  const refusal = refusalOf(verify(signable, by, now), now);
  if (refusal !== null) throw refusal;
  // The real links are signed for an empty Content-Type, so that any other breaks them.
  if (entry.method === 'PUT' && exchange.header('content-type') !== '') throw mismatch();
}

const mismatch = (): Refusal =>
  new Refusal(
    403,
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    'SignatureDoesNotMatch',
  );

function refusalOf(verdict: Verdict, now: Date): Refusal | null {
  if (verdict === 'good') return null;
  if (verdict === 'mismatch') return mismatch();
  if (verdict === 'unsigned') return new Refusal(403, 'Access Denied', 'AccessDenied');
  if (verdict === 'malformed')
    return new Refusal(
      400,
      'Query-string authentication is incomplete or malformed.',
      'AuthorizationQueryParametersError',
    );
  if (verdict === 'unknown-key')
    return new Refusal(
      403,
      'The AWS Access Key Id you provided does not exist in our records.',
      'InvalidAccessKeyId',
    );
  const times = { Expires: wholeSeconds(verdict.expired), ServerTime: wholeSeconds(now) };
  return new Refusal(403, 'Request has expired', 'AccessDenied', times);
}

const wholeSeconds = (at: Date): string => at.toISOString().replace(/\.\d+/, '');

/** For a body that ended too early. */
export const incomplete = (): Refusal =>
  new Refusal(
    400,
    'You did not provide the number of bytes specified by the Content-Length HTTP header.',
    'IncompleteBody',
  );
