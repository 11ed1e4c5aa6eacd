import { appendFile, mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answer, md5Of, resetAfter, type Store, say, silent, startStore, xml } from '#test/store.ts';
import { createLimiter } from './limiter.ts';
import { type PutOptions, putFile } from './put.ts';

let folder: string;
let store: Store;
let agent: http.Agent;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'put-'));
  store = await startStore();
  agent = new http.Agent({ keepAlive: true });
});
afterEach(async () => {
  agent.destroy();
  await store.close();
  await rm(folder, { recursive: true });
});

const bytesOf = (size: number): Buffer => Buffer.alloc(size, (size % 251) + 1);

async function photo(size: number, name = 'IMG_1.CR2'): Promise<PutOptions & { sent: () => number }> {
  const path = join(folder, name);
  await writeFile(path, bytesOf(size));
  let sent = 0;
  return {
    path,
    size,
    mtimeMs: (await stat(path)).mtimeMs,
    link: store.link(name),
    agentFor: () => agent,
    limiter: createLimiter(null),
    onBytes: (bytes) => {
      sent += bytes;
    },
    signal: new AbortController().signal,
    sent: () => sent,
  };
}

const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'sent',
    (error) => error.fault?.code ?? String(error),
  );

describe('what goes over the wire', () => {
  test('a PUT has a length and no type, and nothing else that a signature could miss', async () => {
    const heads: string[] = [];
    const server = net.createServer((socket) => {
      let all = '';
      socket.on('data', (chunk) => {
        all += chunk.toString('latin1');
        if (!all.endsWith('the photo')) return;
        heads.push(all);
        socket.write('HTTP/1.1 200 OK\r\nETag: "x"\r\nContent-Length: 0\r\n\r\n');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as net.AddressInfo;
    const options = await photo(9);
    await writeFile(options.path, 'the photo');
    const { mtimeMs } = await stat(options.path);
    const link = `http://127.0.0.1:${port}/a%20b+%C3%BC.CR2?X-Amz-Signature=s%2Fs`;
    await putFile({ ...options, mtimeMs, link });
    expect(heads).toEqual([
      'PUT /a%20b+%C3%BC.CR2?X-Amz-Signature=s%2Fs HTTP/1.1\r\nContent-Length: 9\r\n' +
        `Host: 127.0.0.1:${port}\r\nConnection: keep-alive\r\n\r\nthe photo`,
    ]);
    agent.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  test('bytes arrive whole and in order, over one connection, with every byte told', async () => {
    const sizes = [0, 1, 1024 * 1024, 3 * 1024 * 1024 + 7];
    for (const size of sizes) {
      const options = await photo(size, `${size}.CR2`);
      const { etag, etagIsMd5 } = await putFile(options);
      expect([etag, etagIsMd5, options.sent()]).toEqual([md5Of(bytesOf(size)), true, size]);
    }
    expect(new Set(store.visits.map((seen) => seen.socket)).size).toBe(1);
    // Nothing of ours stays on a connection that the next photo uses.
    const [socket] = Object.values(agent.freeSockets).flat();
    expect(socket?.eventNames().filter((name) => (socket.listenerCount(name) ?? 0) > 3)).toEqual([]);
  });

  test('an ETag of an encrypted or multipart object is no MD5', async () => {
    const tag = { etag: `"${'a'.repeat(32)}"` };
    const headers = [
      { ...tag, 'x-amz-server-side-encryption': 'aws:kms' },
      { ...tag, 'x-amz-server-side-encryption-customer-algorithm': 'AES256' },
      { etag: `"${'a'.repeat(32)}-2"` },
      {},
      tag,
    ];
    store.plan('IMG_1.CR2', ...headers.map((one) => answer(200, one)));
    const options = await photo(5);
    const said = [];
    for (const _ of headers) said.push((await putFile(options)).etagIsMd5);
    expect(said).toEqual([false, false, false, false, true]);
  });
});

describe('what the store answers', () => {
  const old = '&X-Amz-Date=20200101T000000Z&X-Amz-Expires=900';
  test.each([
    ['link-expired', 403, xml('AccessDenied', 'Request has expired'), ''],
    ['link-expired', 400, xml('ExpiredToken', 'The provided token has expired.'), ''],
    ['link-expired', 403, '', old],
    ['link-expired', 403, '', '&Expires=1500000000'],
    ['link-refused', 403, xml('SignatureDoesNotMatch'), ''],
    ['link-refused', 403, xml('AccessDenied', 'Access Denied'), '&Expires=9500000000'],
    ['link-refused', 411, xml('MissingContentLength'), ''],
    ['link-refused', 413, '', ''],
    ['link-refused', 301, '', ''],
    ['server-trouble', 307, '', ''],
    ['link-refused', 404, xml('NoSuchBucket'), ''],
    ['server-trouble', 400, xml('BadDigest'), ''],
    ['server-trouble', 400, xml('RequestTimeout'), ''],
    ['server-trouble', 500, xml('InternalError'), ''],
    ['server-trouble', 503, '', ''],
    ['rate-limited', 503, xml('SlowDown'), ''],
    ['rate-limited', 429, '', ''],
  ])('%s: %i %s', async (code, status, body, more) => {
    store.plan('IMG_1.CR2', answer(status, {}, body));
    const options = await photo(10);
    const fault = await putFile({ ...options, link: options.link + more }).catch((error) => error.fault);
    expect(fault.code).toBe(code);
    expect(fault.message).toContain('IMG_1.CR2');
    expect(fault.message).not.toMatch(/Signature=|127\.0\.0\.1/);
  });

  test('Retry-After is kept, in seconds or as a date', async () => {
    const date = new Date(Date.now() + 90_000).toUTCString();
    store.plan('IMG_1.CR2', answer(503, { 'retry-after': '7' }), answer(429, { 'retry-after': date }));
    const options = await photo(10);
    const wait = (): Promise<number> => putFile(options).catch((error) => error.retryAfterMs);
    expect(await wait()).toBe(7000);
    expect(Math.abs((await wait()) - 90_000)).toBeLessThan(30_000);
  });

  test('a refusal before the body is through is read, and ends the sending', async () => {
    store.plan('IMG_1.CR2', say(403, xml('AccessDenied', 'Request has expired')));
    const options = await photo(64 * 1024 * 1024);
    expect(await codeOf(putFile(options))).toBe('link-expired');
    expect(options.sent()).toBeLessThan(options.size);
  });

  test('a success before the body is through is none', async () => {
    store.plan('IMG_1.CR2', say(200, ''));
    expect(await codeOf(putFile(await photo(64 * 1024 * 1024)))).toBe('server-trouble');
  });

  test('an answer without end is cut off', async () => {
    store.plan('IMG_1.CR2', ({ response }) => {
      response.writeHead(403);
      const more = (): boolean => response.destroyed || (response.write('x'.repeat(65536)) && more());
      response.on('drain', more);
      more();
    });
    expect(await codeOf(putFile(await photo(10)))).toBe('link-refused');
  });
});

describe('the line', () => {
  test('a broken connection, and none at all, are the network’s', async () => {
    store.plan('IMG_1.CR2', resetAfter(1000));
    const options = await photo(8 * 1024 * 1024);
    expect(await codeOf(putFile(options))).toBe('offline');
    await store.close();
    expect(await codeOf(putFile(options))).toBe('offline');
  });

  test('a store that stops reading is a stall', async () => {
    store.plan('IMG_1.CR2', silent);
    const options = await photo(64 * 1024 * 1024);
    expect(await codeOf(putFile({ ...options, stallMs: 150 }))).toBe('offline');
    expect(options.sent()).toBeLessThan(options.size);
  });

  test('a store that has everything and says nothing is a stall, later', async () => {
    store.plan('IMG_1.CR2', async ({ request }) => void request.resume());
    expect(await codeOf(putFile({ ...(await photo(1000)), stallMs: 60 }))).toBe('offline');
  });

  test('a store that has everything may take longer to answer than a stall lasts', async () => {
    store.plan('IMG_1.CR2', async (visit) => {
      visit.request.resume();
      await new Promise((resolve) => visit.request.on('end', () => setTimeout(resolve, 1100)));
      visit.response.end();
    });
    expect(await codeOf(putFile({ ...(await photo(1000)), stallMs: 500 }))).toBe('sent');
  });

  test('an answer that is no HTTP is the store’s trouble', async () => {
    store.plan('IMG_1.CR2', ({ request, seen }) => {
      request.resume();
      request.on('end', () => seen.socket.end('what?\r\n\r\n'));
    });
    expect(await codeOf(putFile(await photo(1000)))).toBe('server-trouble');
  });

  test('a bandwidth limit slower than the stall is none', async () => {
    const options = await photo(3 * 1024 * 1024);
    const limiter = createLimiter(4 * 1024 * 1024);
    await putFile({ ...options, limiter, stallMs: 60 });
    expect(options.sent()).toBe(options.size);
  });

  test('a slow reader is no stall as long as it reads', async () => {
    // Half of the stall's time between two reads, and a body of many times that.
    store.plan('IMG_1.CR2', async (visit) => {
      const { request, response, seen } = visit;
      request.pause();
      while (seen.bytes < 24 * 1024 * 1024 && !request.destroyed) {
        for (let got = 0; got < 3 * 1024 * 1024; ) {
          const chunk: Buffer | null = request.read();
          if (chunk === null) {
            if (seen.bytes >= 24 * 1024 * 1024) break;
            await new Promise((resolve) => request.once('readable', resolve));
          }
          got += chunk?.length ?? 0;
          seen.bytes += chunk?.length ?? 0;
        }
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      response.end();
    });
    const options = await photo(24 * 1024 * 1024);
    expect(await codeOf(putFile({ ...options, stallMs: 1000 }))).toBe('sent');
  });

  test('cancelling ends it with the reason, whatever it waits for', async () => {
    for (const limiter of [createLimiter(null), createLimiter(1000)]) {
      store.plan('IMG_1.CR2', silent);
      const cancel = new AbortController();
      const options = await photo(64 * 1024 * 1024);
      const going = putFile({ ...options, limiter, signal: cancel.signal, onBytes: () => cancel.abort() });
      await expect(going).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    }
  });
});

describe('the photo', () => {
  test('another size or time than scanned is not sent', async () => {
    const options = await photo(100);
    expect(await codeOf(putFile({ ...options, size: 99 }))).toBe('photo-changed');
    expect(await codeOf(putFile({ ...options, mtimeMs: options.mtimeMs + 1000 }))).toBe('photo-changed');
    expect(store.visits).toEqual([]);
  });

  test.each(['grown', 'cut', 'touched', 'replaced'])(
    '%s while it is read, it is never completed',
    async (how) => {
      const options = await photo(8 * 1024 * 1024);
      const change: Record<string, () => Promise<unknown>> = {
        grown: () => appendFile(options.path, 'more'),
        cut: () => writeFile(options.path, 'less'),
        touched: () => utimes(options.path, 1, 1),
        replaced: () => rm(options.path).then(() => writeFile(options.path, bytesOf(options.size))),
      };
      let changed: Promise<unknown> | undefined;
      const limiter = {
        take: async (): Promise<void> => {
          changed ??= change[how]?.();
          await changed;
        },
        set: () => undefined,
      };
      expect(await codeOf(putFile({ ...options, limiter }))).toBe('photo-changed');
      expect(store.kept.size).toBe(0);
    },
  );

  test('gone, or no file at all, it can’t be read', async () => {
    const options = await photo(100);
    await rm(options.path);
    const fault = await putFile(options).catch((error) => error.fault);
    expect(fault).toEqual({ code: 'photo-unreadable', message: expect.stringContaining('IMG_1.CR2') });
    expect(await codeOf(putFile({ ...options, path: folder }))).toBe('photo-changed');
  });
});
