import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Fault, type FaultCode, FaultError } from '#contract/faults.ts';
import { answer, md5Of, resetAfter, type Store, say, startStore, withTag, xml } from '#test/store.ts';
import { createDigester, type Digester } from './digest.ts';
import { createGate } from './gate.ts';
import { createLimiter } from './limiter.ts';
import { type UploadPhoto, type UploadRound, uploadAll } from './upload.ts';

let folder: string;
let store: Store;
let agent: http.Agent;
let digester: Digester;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upload-'));
  store = await startStore();
  agent = new http.Agent({ keepAlive: true });
  digester = createDigester();
});
afterEach(async () => {
  agent.destroy();
  await digester.close();
  await store.close();
  await rm(folder, { recursive: true });
});

const bytesOf = (id: number, size: number): Buffer => Buffer.alloc(size, id + 1);

const photos = (count: number, size = 1000): Promise<UploadPhoto[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, id) => {
      const path = join(folder, `${id}.CR2`);
      await writeFile(path, bytesOf(id, size));
      return { id, name: `${id}.CR2`, path, size, mtimeMs: (await stat(path)).mtimeMs };
    }),
  );

/** A round that notes all it is told. */
function rounds(more: Partial<UploadRound> = {}) {
  const told = {
    asked: [] as (readonly string[])[],
    sent: new Map<number, { md5: string | null; verified: boolean }>(),
    failed: new Map<number, Fault>(),
    bytes: new Map<number, number>(),
    waits: [] as [FaultCode, number][],
    wentOn: 0,
  };
  const round: UploadRound = {
    askLinks: async (names) => {
      told.asked.push(names);
      return new Map(names.map((name) => [name, store.link(name)]));
    },
    parallel: () => 3,
    agentFor: () => agent,
    limiter: createLimiter(null),
    digester,
    onBytes: (id, bytes) => told.bytes.set(id, (told.bytes.get(id) ?? 0) + bytes),
    onRestart: (id) => told.bytes.set(id, 0),
    onSent: (id, done) => told.sent.set(id, done),
    onFailed: (id, fault) => told.failed.set(id, fault),
    onWait: (fault, ms) => told.waits.push([fault.code, ms]),
    onGoOn: () => {
      told.wentOn++;
    },
    pace: { firstMs: 2, capMs: 5 },
    signal: new AbortController().signal,
    ...more,
  };
  return { round, told };
}

const failures = (failed: ReadonlyMap<number, Fault>): [number, FaultCode][] =>
  [...failed].map(([id, fault]): [number, FaultCode] => [id, fault.code]).sort(([a], [b]) => a - b);

describe('a break', () => {
  const asked = (): readonly boolean[] => store.visits.map(({ rawHeaders }) => rawHeaders.includes('Expect'));

  test('a refusal that was lost with its connection is heard the next time, before the photo is sent', async () => {
    const all = await photos(1, 3_000_000);
    store.plan('0.CR2', resetAfter(100_000), say(403, xml('SignatureDoesNotMatch')));
    const { round, told } = rounds();
    await uploadAll(all, round);
    expect(failures(told.failed)).toEqual([[0, 'link-refused']]);
    expect(asked()).toEqual([false, true]);
    expect(store.visits[1]?.bytes).toBe(0);
  });

  test('asked first, a store that likes the link gets the photo', async () => {
    const all = await photos(1, 3_000_000);
    store.plan('0.CR2', resetAfter(100_000));
    const { round, told } = rounds();
    await uploadAll(all, round);
    expect(told.sent.get(0)?.verified).toBe(true);
    expect(asked()).toEqual([false, true]);
  });

  test('a store that does not know how to be asked gets the photo all the same', async () => {
    const all = await photos(1, 3_000_000);
    store.plan('0.CR2', resetAfter(100_000), say(417, ''));
    const { round, told } = rounds();
    await uploadAll(all, round);
    expect(told.sent.get(0)?.verified).toBe(true);
    expect(asked()).toEqual([false, true, false]);
  });
});

describe('a stop', () => {
  // The first MD5 fails, so that the next is asked for when the store has the photo: then the work is stopped.
  const stoppedThen = (
    cancel: AbortController,
    then: (path: string, signal: AbortSignal) => Promise<string>,
  ) => {
    let asked = 0;
    return {
      close: () => Promise.resolve(),
      md5(path: string, signal: AbortSignal): Promise<string> {
        if (++asked === 1) return Promise.reject(new FaultError('photo-unreadable', 'held'));
        cancel.abort();
        return then(path, signal);
      },
    };
  };

  test('lets a photo that the store has confirmed be verified', async () => {
    const cancel = new AbortController();
    const slow = stoppedThen(cancel, (path, signal) => digester.md5(path, signal));
    const { round, told } = rounds({ signal: cancel.signal, digester: slow });
    await expect(uploadAll(await photos(1), round)).rejects.toMatchObject({ name: 'AbortError' });
    expect(told.sent.get(0)).toEqual({ md5: md5Of(bytesOf(0, 1000)), verified: true });
  });

  test('counts it as sent also when its MD5 takes too long', async () => {
    const cancel = new AbortController();
    const never = stoppedThen(
      cancel,
      (_, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    );
    const { round, told } = rounds({ signal: cancel.signal, digester: never });
    await expect(uploadAll(await photos(1), round)).rejects.toMatchObject({ name: 'AbortError' });
    expect(told.sent.get(0)).toEqual({ md5: null, verified: false });
  });
});

describe('a round', () => {
  test('every photo is sent once, whole, verified, and counted to the byte', async () => {
    const all = await photos(30, 70_000);
    const { round, told } = rounds();
    await uploadAll(all, round);
    expect([...told.sent.keys()].sort((a, b) => a - b)).toEqual(all.map(({ id }) => id));
    for (const { id, name, size } of all) {
      expect(told.sent.get(id)).toEqual({ md5: md5Of(bytesOf(id, size)), verified: true });
      expect(store.kept.get(name)?.equals(bytesOf(id, size))).toBe(true);
      expect(told.bytes.get(id)).toBe(size);
    }
    expect(store.visits.length).toBe(30);
    expect(told.waits).toEqual([]);
    // Links come in small batches, each name once.
    expect(Math.max(...told.asked.map((names) => names.length))).toBeLessThanOrEqual(6);
    expect(told.asked.flat().length).toBe(30);
  });

  test('a photo that the store has is sent, also when its file can’t be read any more', async () => {
    const gone = new FaultError('photo-unreadable', 'the card was pulled');
    const unreadable: Digester = { md5: () => Promise.reject(gone), close: async () => undefined };
    const { round, told } = rounds({ digester: unreadable });
    await uploadAll(await photos(2), round);
    expect(failures(told.failed)).toEqual([]);
    expect([...told.sent.values()]).toEqual([
      { md5: null, verified: false },
      { md5: null, verified: false },
    ]);
  });

  test('without a digester nothing is verified', async () => {
    const { round, told } = rounds({ digester: null });
    await uploadAll(await photos(1), round);
    expect(told.sent.get(0)).toEqual({ md5: null, verified: false });
  });

  test('one bad photo never stops the rest', async () => {
    const all = await photos(6);
    await rm(join(folder, '1.CR2'));
    await writeFile(join(folder, '2.CR2'), 'another');
    store.plan('3.CR2', answer(403, {}, xml('SignatureDoesNotMatch')));
    const { round, told } = rounds();
    await uploadAll(all, round);
    expect([...told.sent.keys()].sort()).toEqual([0, 4, 5]);
    expect(failures(told.failed)).toEqual([
      [1, 'photo-unreadable'],
      [2, 'photo-changed'],
      [3, 'link-refused'],
    ]);
  });

  test('a link that Imagen lacks is asked for once more, alone', async () => {
    const { round, told } = rounds();
    let lacking = 1;
    const askLinks: UploadRound['askLinks'] = async (names, signal) => {
      const links = new Map(await round.askLinks(names, signal));
      links.delete('1.CR2');
      if (lacking-- > 0) links.delete('2.CR2');
      return links;
    };
    await uploadAll(await photos(4), { ...round, askLinks });
    expect(failures(told.failed)).toEqual([[1, 'unexpected-reply']]);
    expect([...told.sent.keys()].sort()).toEqual([0, 2, 3]);
    expect(told.asked.filter((names) => names.includes('1.CR2')).map((names) => names.length)).toEqual([
      3, 1,
    ]);
  });

  test('what concerns all of it ends the round, and the photos under way with it', async () => {
    const rejected = new FaultError('key-rejected', 'no');
    const { round, told } = rounds({ askLinks: () => Promise.reject(rejected) });
    await expect(uploadAll(await photos(4), round)).rejects.toBe(rejected);
    expect([told.sent.size, told.failed.size]).toEqual([0, 0]);
  });

  test('cancelling ends it with the reason, and nothing is told as failed', async () => {
    const cancel = new AbortController();
    const { round, told } = rounds({ signal: cancel.signal, onBytes: () => cancel.abort() });
    await expect(uploadAll(await photos(9, 5_000_000), round)).rejects.toHaveProperty('name', 'AbortError');
    expect(told.failed.size).toBe(0);
  });
});

describe('trouble that mends itself', () => {
  test('a connection broken on the way: bytes start again and are counted right', async () => {
    const all = await photos(1, 6_000_000);
    store.plan('0.CR2', resetAfter(2_000_000), resetAfter(100));
    const { round, told } = rounds();
    await uploadAll(all, round);
    expect([told.sent.get(0)?.verified, told.bytes.get(0)]).toEqual([true, 6_000_000]);
    expect(told.waits.map(([code]) => code)).toEqual(['offline', 'offline']);
    expect(told.wentOn).toBeGreaterThan(0);
  });

  test('being offline costs no attempt', async () => {
    store.plan('0.CR2', ...Array.from({ length: 12 }, () => resetAfter(1)));
    const { round, told } = rounds();
    await uploadAll(await photos(1), round);
    expect([told.sent.size, told.waits.length]).toEqual([1, 12]);
  });

  test('an expired link gets a fresh one, without waiting', async () => {
    store.plan('0.CR2', answer(403, {}, xml('AccessDenied', 'Request has expired')));
    const { round, told } = rounds();
    await uploadAll(await photos(1), round);
    expect([told.sent.size, told.asked, told.waits]).toEqual([1, [['0.CR2'], ['0.CR2']], []]);
  });

  test('when every fresh link has expired, it isn’t that', async () => {
    const expired = answer(403, {}, xml('AccessDenied', 'Request has expired'));
    store.plan('0.CR2', ...Array.from({ length: 9 }, () => expired));
    const { round, told } = rounds();
    await uploadAll(await photos(1), round);
    expect([failures(told.failed), told.asked.length]).toEqual([[[0, 'link-refused']], 5]);
  });

  test('a store that asks for patience gets it, as long as it asks for', async () => {
    store.plan('0.CR2', answer(503, { 'retry-after': '1' }, xml('SlowDown')), answer(429));
    const { round, told } = rounds();
    await uploadAll(await photos(1), round);
    expect(told.sent.size).toBe(1);
    expect(told.waits[0]).toEqual(['rate-limited', 1000]);
    expect(told.waits.length).toBe(2);
  });

  test('trouble in the store is tried six times, then it is the photo’s', async () => {
    store.plan('0.CR2', ...Array.from({ length: 9 }, () => answer(500)));
    const { round, told } = rounds();
    await uploadAll(await photos(2), round);
    expect(failures(told.failed)).toEqual([[0, 'server-trouble']]);
    expect(told.failed.get(0)?.message).toContain('0.CR2');
    expect([store.visitsOf('0.CR2').length, told.sent.size]).toEqual([6, 1]);
  });

  test('a photo that waits before its next try keeps no other project’s place', async () => {
    store.plan('0.CR2', answer(503, { 'retry-after': '600' }, xml('SlowDown')));
    const [one, other] = await photos(2);
    const gate = createGate(() => 1);
    const stop = new AbortController();
    const waiting = Promise.withResolvers<void>();
    const asleep = rounds({ gate, signal: stop.signal, onWait: () => waiting.resolve() });
    const first = uploadAll(one ? [one] : [], asleep.round);
    await waiting.promise;
    const { round, told } = rounds({ gate });
    await uploadAll(other ? [other] : [], round);
    expect([...told.sent.keys()]).toEqual([1]);
    stop.abort(new Error('paused'));
    await expect(first).rejects.toThrow('paused');
    expect(gate.inside()).toBe(0);
  });

  test('one photo’s pause is no news while others move', async () => {
    store.plan('0.CR2', answer(500), answer(500));
    const { round, told } = rounds();
    // The other one is under way until the first is through.
    let go: () => void = () => undefined;
    const through = new Promise<void>((resolve) => {
      go = resolve;
    });
    store.plan('1.CR2', async (visit) => {
      await through;
      await answer(200)(visit);
    });
    const onSent: UploadRound['onSent'] = (id, done) => {
      if (id === 0) go();
      round.onSent(id, done);
    };
    await uploadAll(await photos(2), { ...round, digester: null, onSent });
    expect([told.sent.size, told.waits]).toEqual([2, []]);
  });
});

describe('MD5s', () => {
  const wrong = withTag('0'.repeat(32));

  test('a photo that arrived damaged is sent again', async () => {
    store.plan('0.CR2', wrong);
    const { round, told } = rounds();
    await uploadAll(await photos(1), round);
    expect([told.sent.get(0)?.verified, told.bytes.get(0), store.visits.length]).toEqual([true, 1000, 2]);
  });

  test('twice damaged it has failed, and only it', async () => {
    store.plan('0.CR2', wrong, wrong);
    store.plan('1.CR2', wrong, wrong);
    const { round, told } = rounds();
    await uploadAll(await photos(9), round);
    expect(failures(told.failed)).toEqual([
      [0, 'transfer-mismatch'],
      [1, 'transfer-mismatch'],
    ]);
    expect([store.visitsOf('0.CR2').length, told.sent.size]).toEqual([2, 7]);
  });

  test('three photos twice each: the store’s tags are no MD5s, and the shoot goes through unverified', async () => {
    const all = await photos(12);
    for (const { name } of all) store.plan(name, wrong, wrong, wrong);
    const { round, told } = rounds({ parallel: () => 1 });
    await uploadAll(all, round);
    expect([told.failed.size, told.sent.size]).toEqual([0, 12]);
    expect([...told.sent.values()].some(({ verified }) => verified)).toBe(false);
    // Three photos twice, the other nine once.
    expect(store.visits.length).toBe(15);
  });
});
