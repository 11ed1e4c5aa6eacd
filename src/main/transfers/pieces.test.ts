import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { md5Of } from '#test/store.ts';
import { createDigester } from './digest.ts';
import { type Clock, createLimiter } from './limiter.ts';
import { isOldLink } from './link-age.ts';
import { createLinkDesk } from './links.ts';
import { createMeter } from './meter.ts';
import { runQueue } from './queue.ts';
import { replyFault } from './reply.ts';

const never = new AbortController().signal;

/** A clock that goes as far as it is told, and as far as timers ask. */
function testClock(): Clock & { run(ms: number): Promise<void> } {
  let time = 1000;
  let timer: { at: number; then: () => void } | null = null;
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    now: () => time,
    after(ms, then) {
      const mine = { at: time + ms, then };
      timer = mine;
      return () => {
        if (timer === mine) timer = null;
      };
    },
    async run(ms) {
      const end = time + ms;
      await settle();
      while (timer !== null && timer.at <= end) {
        const { at, then } = timer;
        timer = null;
        time = at;
        then();
        await settle();
      }
      time = end;
    },
  };
}

describe('limiter', () => {
  test('lets everything through when there is no limit', () => {
    expect(createLimiter(null).take(1e9, never)).toBeUndefined();
  });

  test('keeps the rate over time, and shares it fairly', async () => {
    const clock = testClock();
    const limiter = createLimiter(1000, clock);
    const moved = [0, 0, 0];
    const stop = new AbortController();
    const running = moved.map(async (_, slot) => {
      for (;;) {
        await limiter.take(100, stop.signal);
        moved[slot] = (moved[slot] ?? 0) + 100;
      }
    });
    await clock.run(30_000);
    const all = moved.reduce((sum, bytes) => sum + bytes, 0);
    expect(Math.abs(all - 30_000)).toBeLessThanOrEqual(400);
    expect(Math.max(...moved) - Math.min(...moved)).toBeLessThanOrEqual(100);
    stop.abort();
    await Promise.allSettled(running);
  });

  test('a new rate holds for those who wait already', async () => {
    const clock = testClock();
    const limiter = createLimiter(10, clock);
    const passed: string[] = [];
    const take = async (name: string): Promise<void> => {
      await limiter.take(1000, never);
      passed.push(name);
    };
    void take('first');
    void take('second');
    void take('third');
    await clock.run(50_000);
    expect(passed).toEqual(['first']);
    limiter.set(1000);
    await clock.run(600);
    expect(passed).toEqual(['first', 'second']);
    limiter.set(null);
    await clock.run(0);
    expect(passed).toEqual(['first', 'second', 'third']);
  });

  test('who gives up makes room for the next', async () => {
    const clock = testClock();
    const limiter = createLimiter(1000, clock);
    const stop = new AbortController();
    void limiter.take(1000, never);
    const gone = Promise.resolve(limiter.take(1_000_000, stop.signal));
    let passed = false;
    void Promise.resolve(limiter.take(10, never)).then(() => {
      passed = true;
    });
    stop.abort();
    await expect(gone).rejects.toBe(stop.signal.reason);
    await clock.run(1100);
    expect(passed).toBe(true);
  });
});

test('the meter shows the last ten seconds, and nothing when nothing moves', () => {
  let time = 0;
  const meter = createMeter(() => time);
  expect(meter.speed()).toBeNull();
  meter.add(500);
  expect(meter.speed()).toBe(500);
  for (; time < 60_000; time += 100) meter.add(200);
  expect(Math.abs((meter.speed() ?? 0) - 2000)).toBeLessThan(100);
  time += 5000;
  expect(Math.abs((meter.speed() ?? 0) - 1000)).toBeLessThan(100);
  time += 6000;
  expect(meter.speed()).toBeNull();
});

describe('queue', () => {
  test('runs as many at once as are wanted now, and everything once', async () => {
    let wanted = 2;
    let now = 0;
    let most = 0;
    const done: number[] = [];
    const entries = Array.from({ length: 20 }, (_, entry) => entry);
    const run = async (entry: number): Promise<void> => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      now--;
      done.push(entry);
      if (entry === 9) {
        expect(most).toBe(2);
        wanted = 4;
      }
    };
    await runQueue(entries, () => wanted, run, never);
    expect([done.sort((a, b) => a - b), most]).toEqual([entries, 4]);
  });

  test('the first throw aborts the others, and waits for them', async () => {
    const error = new Error('first');
    let ended = false;
    const run = async (entry: number, signal: AbortSignal): Promise<void> => {
      if (entry === 1) throw error;
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      ended = true;
      throw new Error('second');
    };
    await expect(runQueue([0, 1, 2, 3], () => 2, run, never)).rejects.toBe(error);
    expect(ended).toBe(true);
  });
});

describe('digest', () => {
  test('hashes files of any size, several at once, and tells of one that is gone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'digest-'));
    const digester = createDigester();
    try {
      const bodies = [0, 10, 1024 * 1024, 2_500_000].map((size) => Buffer.alloc(size, 'x'));
      const paths = bodies.map((_, index) => join(folder, `${index}`));
      await Promise.all(bodies.map((body, index) => writeFile(paths[index] ?? '', body)));
      const gone = digester.md5(join(folder, 'gone.CR2'), never).catch((error) => error.fault);
      const hashes = await Promise.all(paths.map((path) => digester.md5(path, never)));
      expect(hashes).toEqual(bodies.map(md5Of));
      expect(await gone).toMatchObject({
        code: 'photo-unreadable',
        message: expect.stringContaining('gone.CR2'),
      });
      const cancel = new AbortController();
      const cancelled = digester.md5('/dev/zero', cancel.signal);
      const next = digester.md5(paths[1] ?? '', never);
      cancel.abort();
      await expect(cancelled).rejects.toBe(cancel.signal.reason);
      expect(await next).toBe(hashes[1]);
    } finally {
      await digester.close();
      await rm(folder, { recursive: true });
    }
  });
});

test('links live for a minute, and come in batches that a slow line makes smaller', async () => {
  let time = 0;
  const asked: (readonly string[])[] = [];
  const names = Array.from({ length: 60 }, (_, index) => `${index}`);
  const desk = createLinkDesk({
    names,
    parallel: () => 20,
    now: () => time,
    ask: async (batch) => {
      asked.push(batch);
      return new Map(batch.map((name) => [name, `${name} at ${time}`]));
    },
  });
  for (const name of names.slice(0, 41)) expect(await desk.take(name)).toBe(`${name} at 0`);
  expect(asked.map((batch) => batch.length)).toEqual([20, 20, 20]);
  time = 60_000;
  for (const name of names.slice(41, 44)) expect(await desk.take(name)).toBe(`${name} at 60000`);
  expect(asked.slice(3)).toEqual([['41'], ['42'], ['43']]);
  desk.forget('43');
  time++;
  expect(await desk.take('43')).toBe('43 at 60001');
});

test('a link is old in the last fifth of its time (V4), and after it (V2)', () => {
  const now = Date.UTC(2026, 0, 31, 12, 0, 0);
  const v4 = (seconds: number): string =>
    `https://store/x?X-Amz-Date=20260131T115000Z&X-Amz-Expires=${seconds}`;
  expect([isOldLink(v4(900), now), isOldLink(v4(700), now)]).toEqual([false, true]);
  const v2 = (at: number): string => `https://store/x?Expires=${at / 1000}`;
  expect([isOldLink(v2(now + 1000), now), isOldLink(v2(now - 1000), now)]).toEqual([false, true]);
  expect([isOldLink('https://store/x', now), isOldLink(`${v4(1)}x`, now)]).toEqual([false, false]);
});

test('a store that asks for no patience, or has its date behind it, is not asked again at once', () => {
  const wait = (after: string, date?: string) =>
    replyFault(
      { status: 503, headers: { 'retry-after': after, ...(date && { date }) }, body: '' },
      'https://store/x',
      'PUT',
      'a.CR2',
    ).retryAfterMs;
  expect([wait('0'), wait('Wed, 31 Dec 2025 00:00:00 GMT'), wait('soon')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(wait('Thu, 01 Jan 2026 00:00:30 GMT', 'Thu, 01 Jan 2026 00:00:00 GMT'), 'by the store’s clock').toBe(
    30_000,
  );
});
