// file -> link: sends one photo over its link. Called by upload.ts, once for each attempt.
import { basename } from 'node:path';
import { FaultError } from '#contract/faults.ts';
import type { AgentFor } from '../network/agents.ts';
import { openExchange } from './exchange.ts';
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
  readonly signal: AbortSignal;
}

/**
 * Resolves when the store's 2xx reply has been read, and not before. Throws what put the photo or the line in the way
 * (see reply.ts for the store's answers), or the signal's reason. Headers: a Content-Length and no Content-Type, which
 * the links' signatures don't allow (the quickstart's "Upload photos").
 */
export async function putFile(options: PutOptions): Promise<Etag> {
  options.signal.throwIfAborted();
  const photo = await openPhoto(options, basename(options.path));
  try {
    const { headers } = await send(photo, options);
    return etagOf(headers);
  } finally {
    await photo.close();
  }
}

async function send(photo: OpenPhoto, options: PutOptions): Promise<Reply> {
  const headers = { 'Content-Length': photo.size };
  const exchange = await openExchange({ ...options, method: 'PUT', headers });
  const feeding = feed(photo, exchange, options);
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

function accept(reply: Reply, early: boolean, { link, path }: PutOptions): Reply {
  const name = basename(path);
  if (reply.status < 200 || reply.status > 299) throw replyFault(reply, link, 'PUT', name);
  if (early)
    throw new FaultError('server-trouble', `${name}: the store answered before it had the whole photo.`);
  return reply;
}
