import { access, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Fault, FaultError } from '#contract/faults.ts';
import { type Act, answer, md5Of, type Store, startStore, withTag, xml } from '#test/store.ts';
import { type DownloadRound, downloadAll, type Wanted } from './download.ts';
import { getFile } from './get.ts';
import { createLimiter } from './limiter.ts';

let folder: string;
let store: Store;
let agent: http.Agent;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'download-'));
  store = await startStore();
  agent = new http.Agent({ keepAlive: true });
});
afterEach(async () => {
  agent.destroy();
  await store.close();
  await rm(folder, { recursive: true });
});

const bytesOf = (id: number, size: number): Buffer => Buffer.alloc(size, `${id} result `);

function wanted(count: number, size = 1000): Wanted[] {
  return Array.from({ length: count }, (_, id) => {
    store.kept.set(`${id}.xmp`, bytesOf(id, size));
    return { id, name: `${id}.xmp`, part: join(folder, `${id}.part`) };
  });
}

function rounds(more: Partial<DownloadRound> = {}) {
  const told = {
    asked: 0,
    fetched: new Map<number, { bytes: number; verified: boolean; md5: string }>(),
    failed: new Map<number, string>(),
    bytes: 0,
    waits: [] as string[],
  };
  const round: DownloadRound = {
    askLinks: async () => {
      told.asked++;
      return new Map([...store.kept.keys()].map((name) => [name, store.link(name)]));
    },
    parallel: () => 3,
    agentFor: () => agent,
    limiter: createLimiter(null),
    onBytes: (_, bytes) => {
      told.bytes += bytes;
    },
    onFetched: async (id, { part, bytes, verified }) => {
      told.fetched.set(id, { bytes, verified, md5: md5Of(await readFile(part)) });
      await rm(part);
    },
    onFailed: (id, fault: Fault) => told.failed.set(id, fault.code),
    onWait: (fault) => told.waits.push(fault.code),
    pace: { firstMs: 2, capMs: 5 },
    signal: new AbortController().signal,
    ...more,
  };
  return { round, told };
}

const cut =
  (bytes: number): Act =>
  ({ response, store: { kept }, seen }) => {
    const body = kept.get(seen.name) ?? Buffer.alloc(0);
    response.writeHead(200, { 'content-length': body.length });
    response.write(body.subarray(0, bytes), () => seen.socket.end());
  };

describe('a round', () => {
  test('every result comes whole and verified, with one list of links', async () => {
    const all = [...wanted(12, 3_000_000).slice(0, 3), ...wanted(12, 5).slice(3)];
    for (const { id, name } of all.slice(0, 3)) store.kept.set(name, bytesOf(id, 3_000_000 + id));
    const { round, told } = rounds();
    await downloadAll(all, round);
    for (const { id, name } of all) {
      const body = store.kept.get(name) ?? Buffer.alloc(0);
      expect(told.fetched.get(id)).toEqual({ bytes: body.length, verified: true, md5: md5Of(body) });
    }
    expect([told.asked, told.failed.size, told.waits.length]).toEqual([1, 0, 0]);
    expect(told.bytes).toBe([...store.kept.values()].reduce((sum, body) => sum + body.length, 0));
  });

  test('a result that can’t be placed fails alone; a full disk ends the round', async () => {
    const all = wanted(4);
    const { round, told } = rounds();
    const placing =
      (code: 'unexpected-reply' | 'disk-full'): DownloadRound['onFetched'] =>
      async (id, got) => {
        if (id === 1) throw new FaultError(code, 'no');
        await round.onFetched(id, got);
      };
    await downloadAll(all, { ...round, onFetched: placing('unexpected-reply') });
    expect([[...told.failed], told.fetched.size]).toEqual([[[1, 'unexpected-reply']], 3]);
    const full = downloadAll(all, { ...round, onFetched: placing('disk-full') });
    await expect(full).rejects.toMatchObject({ fault: { code: 'disk-full' } });
  });

  test('a folder that can’t be written to ends the round', async () => {
    const part = join(folder, 'no such folder', 'x.part');
    const [first] = wanted(1);
    const { round } = rounds();
    const going = downloadAll(first === undefined ? [] : [{ ...first, part }], round);
    await expect(going).rejects.toMatchObject({ fault: { code: 'disk-trouble' } });
  });

  test('cancelling ends it with the reason and leaves no part behind', async () => {
    const cancel = new AbortController();
    const { round } = rounds({ signal: cancel.signal, onBytes: () => cancel.abort() });
    await expect(downloadAll(wanted(5, 5_000_000), round)).rejects.toHaveProperty('name', 'AbortError');
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('what doesn’t come right', () => {
  test('cut off, by an end or a reset, it is fetched again', async () => {
    const all = wanted(1, 2_000_000);
    store.plan('0.xmp', cut(500_000), cut(0), ({ seen }) => void seen.socket.resetAndDestroy());
    const { round, told } = rounds();
    await downloadAll(all, round);
    expect(told.fetched.get(0)).toMatchObject({ bytes: 2_000_000, verified: true });
    expect(told.waits).toEqual(['server-trouble', 'server-trouble', 'offline']);
  });

  test('always cut off at one place, it fails though bytes move', async () => {
    store.plan('0.xmp', ...Array.from({ length: 20 }, () => cut(500)));
    const { round, told } = rounds();
    await downloadAll(wanted(2), round);
    expect([[...told.failed], told.fetched.size]).toEqual([[[0, 'server-trouble']], 1]);
    // Six from the last that came further than those before (what the socket still held may be lost with it).
    expect(store.visitsOf('0.xmp').length).toBeLessThan(20);
    expect(await readdir(folder)).toEqual([]);
  });

  test('more bytes than announced are an answer that can’t be understood', async () => {
    const server = net.createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\ntoo long'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const link = `http://127.0.0.1:${(server.address() as net.AddressInfo).port}/x`;
    const { round } = rounds();
    const part = join(folder, 'x.part');
    const going = getFile({ ...round, link, part, onBytes: () => undefined });
    await expect(going).rejects.toMatchObject({ fault: { code: 'server-trouble' } });
    await expect(access(part)).rejects.toThrow();
    agent.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  test('empty to the end, it is no result', async () => {
    store.plan('0.xmp', ...Array.from({ length: 9 }, () => answer(200)));
    const { round, told } = rounds();
    await downloadAll(wanted(1), round);
    expect([[...told.failed], store.visits.length]).toEqual([[[0, 'no-result']], 6]);
    expect(await readdir(folder)).toEqual([]);
  });

  test('not there, it is looked up once more', async () => {
    store.plan('0.xmp', answer(404, {}, xml('NoSuchKey')));
    store.plan('1.xmp', answer(404), answer(404));
    const { round, told } = rounds();
    await downloadAll(wanted(2), round);
    expect([[...told.failed], [...told.fetched.keys()]]).toEqual([[[1, 'no-result']], [0]]);
    expect(told.waits).toEqual([]);
  });

  test('no longer on the list, it is no result', async () => {
    const all = [...wanted(1), { id: 9, name: 'gone.xmp', part: join(folder, '9.part') }];
    const { round, told } = rounds();
    await downloadAll(all, round);
    expect([[...told.failed], told.fetched.size]).toEqual([[[9, 'no-result']], 1]);
  });

  test('an expired link gets a fresh one', async () => {
    store.plan('0.xmp', answer(403, {}, xml('AccessDenied', 'Request has expired')));
    const { round, told } = rounds();
    await downloadAll(wanted(1), round);
    expect([told.fetched.size, told.asked, told.waits]).toEqual([1, 2, []]);
  });

  test('a store that stops sending is a stall', async () => {
    store.plan('0.xmp', ({ response }) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('x');
    });
    const { round, told } = rounds({ stallMs: 60 });
    await downloadAll(wanted(1), round);
    expect([told.waits, told.fetched.get(0)?.verified]).toEqual([['offline'], true]);
  });

  test('damaged twice it fails; when three are, the tags are no MD5s', async () => {
    const wrong = withTag('0'.repeat(32));
    const all = wanted(8);
    for (const { name } of all.slice(0, 2)) store.plan(name, wrong, wrong);
    const few = rounds();
    await downloadAll(all, few.round);
    expect([[...few.told.failed.values()], few.told.fetched.size]).toEqual([
      ['transfer-mismatch', 'transfer-mismatch'],
      6,
    ]);
    expect(await readdir(folder)).toEqual([]);
    for (const { name } of all) store.plan(name, wrong, wrong);
    const many = rounds({ parallel: () => 1 });
    await downloadAll(all, many.round);
    expect([many.told.failed.size, many.told.fetched.size]).toEqual([0, 8]);
    expect([...many.told.fetched.values()].some(({ verified }) => verified)).toBe(false);
  });
});
