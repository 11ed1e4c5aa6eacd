// file -> link: sends one photo over its link. Called by upload.ts, once for each attempt.
import { basename } from 'node:path';
import { FaultError } from '#contract/faults.ts';
import type { AgentFor } from '../network/agents.ts';
import { type Exchange, openExchange } from './exchange.ts';
import { feed } from './feed.ts';
import type { Limiter } from './limiter.ts';
import { type OpenPhoto, openPhoto } from './photo-file.ts';
import { type Etag, etagOf, type Reply, readReply, replyFault } from './reply.ts';

export interface PutOptions {
  readonly path: string;
  /** Size and mtime as scanned; another size or mtime is `photo-changed`. */
  readonly size: number;
  readonly mtimeMs: number;
  readonly link: string;
  readonly agentFor: AgentFor;
  readonly limiter: Limiter;
  /** Bytes newly taken by the socket. */
  readonly onBytes: (bytes: number) => void;
  readonly stallMs?: number | undefined;
  /** Let the store look at the link before the photo is sent (`Expect: 100-continue`): costs a way there and back. */
  readonly askFirst?: boolean;
  readonly signal: AbortSignal;
}

/**
 * Resolves when the store's 2xx reply has been read, and not before. Throws what put the photo or the line in the way
 * (see reply.ts for the store's answers), or the signal's reason. Headers: a Content-Length and no Content-Type, which
 * the links' signatures don't allow (the quickstart's "Upload photos").
 */
export async function putFile(options: PutOptions): Promise<Etag> {
  options.signal.throwIfAborted();
  const photo = await openPhoto(options, basename(options.path), options.signal);
  try {
    const { headers } = await send(photo, options);
    return etagOf(headers);
  } finally {
    await photo.close();
  }
}

async function send(photo: OpenPhoto, options: PutOptions): Promise<Reply> {
  const asking = options.askFirst === true;
  const headers = { 'Content-Length': photo.size, ...(asking ? { Expect: '100-continue' } : {}) };
  const exchange = await openExchange({ ...options, method: 'PUT', headers });
  const feeding = asking
    ? invited(exchange).then(() => feed(photo, exchange, options))
    : feed(photo, exchange, options);
  try {
    const response = await exchange.reply;
    // A store that refuses says so before the body is through: then the rest isn't sent.
    const early = !exchange.request.writableEnded;
    if (early) exchange.stopSending();
    const reply = await readReply(response);
    if (early) exchange.kill();
    exchange.release();
    return accept(reply, early, options);
  } catch (error) {
    const fault = exchange.fault(error);
    exchange.kill();
    throw fault;
  } finally {
    await feeding;
  }
}

// Something in between may swallow the question: then the photo goes out uninvited (RFC 9110, 10.1.1).
const inviteMs = 3_000;

/** When the store has asked for the body, or answered for good, or kept silent for long enough. */
function invited({ request, over }: Exchange): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, inviteMs);
  request.once('continue', resolve);
  over.addEventListener('abort', () => resolve(), { once: true });
  request.flushHeaders();
  return promise.finally(() => clearTimeout(timer));
}

function accept(reply: Reply, early: boolean, { link, path }: PutOptions): Reply {
  const name = basename(path);
  if (reply.status < 200 || reply.status > 299) throw replyFault(reply, link, 'PUT', name);
  if (early)
    throw new FaultError('server-trouble', `${name}: the store answered before it had the whole photo.`);
  return reply;
}
