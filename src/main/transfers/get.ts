// link -> part file: fetches one result. Called by download.ts, once for each attempt; the caller places the file.
import type http from 'node:http';
import { basename } from 'node:path';
import { FaultError } from '#contract/faults.ts';
import type { AgentFor } from '../network/agents.ts';
import { type Exchange, openExchange } from './exchange.ts';
import type { Limiter } from './limiter.ts';
import { openPart, type PartFile } from './part-file.ts';
import { etagOf, readReply, replyFault } from './reply.ts';

export interface GetOptions {
  readonly link: string;
  /** Where the bytes go; whatever stands there is replaced. Gone again when this rejects. */
  readonly part: string;
  /** What faults call it; the part file's name when there is no better one. */
  readonly name?: string;
  readonly agentFor: AgentFor;
  readonly limiter: Limiter;
  readonly onBytes: (bytes: number) => void;
  readonly stallMs?: number | undefined;
  readonly signal: AbortSignal;
}

export interface Got {
  readonly bytes: number;
  /** The store's ETag is the MD5 of what came. */
  readonly verified: boolean;
  /** The ETag could be an MD5, and is another one. The part file is kept: whether to believe it is the caller's choice. */
  readonly mismatch: boolean;
}

/**
 * Resolves when the part file is whole (by Content-Length), not synced; with 0 bytes there is none. Throws faults, or
 * the signal's reason.
 */
export async function getFile(options: GetOptions): Promise<Got> {
  options.signal.throwIfAborted();
  const exchange = await openExchange({ ...options, method: 'GET', headers: {} });
  const name = options.name ?? basename(options.part);
  try {
    exchange.request.end();
    const response = await exchange.reply;
    if (response.statusCode !== 200) throw replyFault(await readReply(response), options.link, 'GET', name);
    const got = await save(response, exchange, { ...options, name });
    exchange.release();
    return got;
  } catch (error) {
    const fault = exchange.fault(error);
    exchange.kill();
    throw fault;
  }
}

type Saving = GetOptions & { readonly name: string };

async function save(response: http.IncomingMessage, exchange: Exchange, options: Saving): Promise<Got> {
  const part = await openPart(options.part, options.name);
  try {
    const bytes = await receive(response, part, exchange, options);
    if (bytes === 0) {
      await part.discard();
      return { bytes, verified: false, mismatch: false };
    }
    const md5 = await part.finish();
    const { etag, etagIsMd5 } = etagOf(response.headers);
    return { bytes, verified: etagIsMd5 && etag === md5, mismatch: etagIsMd5 && etag !== md5 };
  } catch (error) {
    await part.discard();
    throw error;
  }
}

async function receive(
  response: http.IncomingMessage,
  part: PartFile,
  exchange: Exchange,
  { limiter, onBytes, name, signal }: Saving,
): Promise<number> {
  const length = response.headers['content-length'];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      // While the disk or the limit holds us up, the store owes us nothing.
      exchange.owed = false;
      // Not `exchange.over`: a reply that came whole is over while its last bytes wait for their turn.
      await limiter.take(chunk.length, signal);
      await part.add(chunk);
      exchange.owed = true;
      bytes += chunk.length;
      onBytes(chunk.length);
    }
  } catch (error) {
    // A connection that broke is the network's; one that the store ended too early is the store's.
    throw exchange.broken || error instanceof FaultError ? error : notWhole(name, error);
  }
  if (exchange.garbled || (length !== undefined && bytes !== Number(length))) throw notWhole(name);
  return bytes;
}

const notWhole = (name: string, cause?: unknown): FaultError =>
  new FaultError('server-trouble', `${name} did not come whole.`, { cause });
