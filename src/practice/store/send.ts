// A GET from the store: streamed, whole or a range.

import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { Exchange } from '../exchange.ts';
import { Refusal } from '../refusal.ts';
import { findObject, pathOf, type Stored } from './bucket.ts';

export async function send(exchange: Exchange, folder: string, name: string): Promise<void> {
  const stored = await findObject(folder, name);
  if (stored === null)
    throw new Refusal(404, 'The specified key does not exist.', 'NoSuchKey', { Key: name });
  const etag = `"${stored.md5}"`;
  const wanted = exchange.header('if-match');
  if (wanted !== '' && wanted !== '*' && !wanted.split(/\s*,\s*/).includes(etag))
    throw new Refusal(
      412,
      'At least one of the pre-conditions you specified did not hold',
      'PreconditionFailed',
    );
  const range = readRange(exchange.header('range'), stored.size);
  const { from, to } = range ?? { from: 0, to: stored.size - 1 };
  const { act } = exchange;
  exchange.head(range === null ? 200 : 206, {
    ETag: act?.do === 'wrong-etag' ? `"${'0'.repeat(32)}"` : etag,
    'Content-Type': 'binary/octet-stream',
    'Content-Length': to - from + 1 + (act?.do === 'overlong' && act.announced ? act.extra : 0),
    'Accept-Ranges': 'bytes',
    'Last-Modified': new Date(stored.at).toUTCString(),
    ...(range === null ? {} : { 'Content-Range': `bytes ${from}-${to}/${stored.size}` }),
  });
  await pour(exchange, pathOf(folder, name), stored, from, to);
}

async function pour(
  exchange: Exchange,
  path: string,
  stored: Stored,
  from: number,
  to: number,
): Promise<void> {
  const { response } = exchange;
  // An empty object has no last byte to read up to.
  if (stored.size > 0)
    for await (const chunk of createReadStream(path, { start: from, end: to, highWaterMark: 256 * 1024 })) {
      if (response.destroyed) return;
      const { act } = exchange;
      // Not a byte more than the trouble allows.
      const room = act && 'afterBytes' in act ? (act.afterBytes ?? 0) - exchange.entry.bytes : chunk.length;
      const ready = response.write(chunk.subarray(0, Math.max(0, room)));
      await exchange.moved(Math.min(chunk.length, Math.max(0, room)));
      if (!ready) await drained(exchange);
    }
  // Node doesn't mind more than the Content-Length it was given.
  if (exchange.act?.do === 'overlong') response.write(Buffer.alloc(exchange.act.extra, 'x'));
  response.end();
}

async function drained({ response }: Exchange): Promise<void> {
  if (response.destroyed) return;
  // Whichever comes first takes the other's listener with it.
  const heard = new AbortController();
  const options = { signal: heard.signal };
  await Promise.race([once(response, 'drain', options), once(response, 'close', options)]).finally(() =>
    heard.abort(),
  );
}

/** One range, as S3 takes it; null if none was asked for (or in a form that S3 ignores). */
function readRange(header: string, size: number): { from: number; to: number } | null {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header);
  if (found === null || (found[1] === '' && found[2] === '')) return null;
  const [, first = '', last = ''] = found;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (from <= to) return { from, to };
  throw new Refusal(416, 'The requested range is not satisfiable', 'InvalidRange');
}
