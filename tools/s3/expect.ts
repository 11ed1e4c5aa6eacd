// A trial: what `Expect: 100-continue` would save on an expired link, and what it would cost on a good one.
// Used by run.ts.
import { open, stat } from 'node:fs/promises';
import http from 'node:http';
import { join } from 'node:path';
import { createLimiter } from '#main/transfers/limiter.ts';
import { putFile } from '#main/transfers/put.ts';
import { chanceOf, startBadLine } from './bad-line.ts';
import { type Bucket, linkV4, through } from './links.ts';
import type { Photo } from './round.ts';

const roundTripMs = 60;
const rawBytes = 40_000_000;

/** Lines of a table, for people. */
export async function tryExpect(bucket: Bucket, photo: Photo, folder: string): Promise<readonly string[]> {
  const target = Number(bucket.host.split(':')[1]);
  const line = await startBadLine({ target, chance: chanceOf(1), latencyMs: roundTripMs / 2, between: null });
  const far = through(bucket, line.port);
  try {
    const raw = await rawOf(photo, join(folder, 'raw.CR2'));
    const wasted = await sentOverExpired(far, raw);
    const plain = await secondsOf(() => sendPlainly(far, photo));
    const asking = await secondsOf(() => sendAsking(far, photo));
    return [
      `an expired link, a photo of ${raw.size} bytes: ${wasted} bytes went out before the refusal stopped it; with Expect: 0`,
      `a good link, ${photo.size} bytes, ${roundTripMs} ms there and back: ${plain.toFixed(3)} s plain, ${asking.toFixed(3)} s with Expect`,
    ];
  } finally {
    await line.close();
  }
}

/** As big as a camera's, and empty. */
async function rawOf(photo: Photo, path: string): Promise<Photo> {
  const file = await open(path, 'w');
  await file.truncate(rawBytes);
  await file.close();
  return { ...photo, path, size: rawBytes, mtimeMs: (await stat(path)).mtimeMs };
}

async function sentOverExpired(bucket: Bucket, photo: Photo): Promise<number> {
  let bytes = 0;
  const agent = new http.Agent();
  const link = linkV4(bucket, 'PUT', 'trial.CR2', 10, new Date(Date.now() - 60_000));
  await putFile({
    ...photo,
    link,
    agentFor: () => agent,
    limiter: createLimiter(null),
    onBytes: (now) => {
      bytes += now;
    },
    signal: new AbortController().signal,
  }).catch(() => undefined);
  return bytes;
}

/** The middle one of five. */
async function secondsOf(run: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let time = 0; time < 5; time += 1) {
    const began = performance.now();
    await run();
    all.push((performance.now() - began) / 1000);
  }
  return all.sort((a, b) => a - b)[2] ?? 0;
}

const sendPlainly = (bucket: Bucket, photo: Photo): Promise<void> => request(bucket, photo, false);
const sendAsking = (bucket: Bucket, photo: Photo): Promise<void> => request(bucket, photo, true);

function request(bucket: Bucket, photo: Photo, asks: boolean): Promise<void> {
  const body = Buffer.alloc(photo.size);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const headers = { 'Content-Length': body.length, ...(asks ? { Expect: '100-continue' } : {}) };
  const sending = http.request(linkV4(bucket, 'PUT', 'trial.CR2'), { method: 'PUT', agent: false, headers });
  sending.once('response', (response) => response.resume().once('end', resolve));
  sending.once('error', reject);
  if (!asks) sending.end(body);
  else {
    sending.once('continue', () => sending.end(body));
    sending.flushHeaders();
  }
  return promise;
}
