import { expect, test, vi } from 'vitest';
import { type FaultCode, FaultError } from '#contract/faults.ts';
import { retrying } from './retry.ts';

const pace = { firstMs: 1, capMs: 2 };
const signal = AbortSignal.timeout(10_000);
const fault = (code: FaultCode, more = {}): FaultError => new FaultError(code, code, more);

/** Fails with these in turn, then answers. */
const failing = (...codes: readonly FaultCode[]) => {
  let calls = 0;
  return vi.fn(async () => {
    const code = codes[calls++];
    if (code !== undefined) throw fault(code);
    return 'answer';
  });
};

test('offline and rate limits cost nothing, however often', async () => {
  const run = failing(...Array<FaultCode>(20).fill('offline'), ...Array<FaultCode>(20).fill('rate-limited'));
  expect(await retrying(run, { signal, pace, attempts: 2 })).toBe('answer');
});

test('trouble costs attempts, unless bytes moved between', async () => {
  const trouble = Array<FaultCode>(6).fill('server-trouble');
  await expect(retrying(failing(...trouble), { signal, pace, attempts: 3 })).rejects.toThrow(
    'server-trouble',
  );
  let moved = 0;
  expect(await retrying(failing(...trouble), { signal, pace, attempts: 3, moved: () => moved++ })).toBe(
    'answer',
  );
});

test('what a person must mend is thrown at once', async () => {
  const run = failing('key-rejected');
  await expect(retrying(run, { signal, pace })).rejects.toThrow('key-rejected');
  expect(run).toHaveBeenCalledTimes(1);
});

test('an answer that makes no sense is asked for again, as often as was said', async () => {
  expect(
    await retrying(failing('unexpected-reply', 'unexpected-reply'), { signal, pace, oddAnswers: 3 }),
  ).toBe('answer');
  const run = failing(...Array<FaultCode>(9).fill('unexpected-reply'));
  await expect(retrying(run, { signal, pace, oddAnswers: 3 })).rejects.toThrow('unexpected-reply');
  expect(run).toHaveBeenCalledTimes(4);
});

test('with short patience waiting ends too', async () => {
  const run = failing(...Array<FaultCode>(9).fill('offline'));
  await expect(retrying(run, { signal, pace, patience: 'short', attempts: 3 })).rejects.toThrow('offline');
});

test('waits are told, as long as the other side asked for, and so is going on', async () => {
  const waits: number[] = [];
  const onGoOn = vi.fn();
  let asked = false;
  const run = async () => {
    if (asked) return 'answer';
    asked = true;
    throw fault('rate-limited', { retryAfterMs: 7 });
  };
  await retrying(run, { signal, pace, onWait: (_fault, ms) => waits.push(ms), onGoOn });
  expect(waits).toEqual([7]);
  expect(onGoOn).toHaveBeenCalledTimes(1);
});

test('stopping ends a wait', async () => {
  const stop = new AbortController();
  const run = async () => {
    throw fault('offline');
  };
  const waiting = retrying(run, {
    signal: stop.signal,
    pace: { firstMs: 60_000, capMs: 60_000 },
    onWait: () => stop.abort(),
  });
  await expect(waiting).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});
