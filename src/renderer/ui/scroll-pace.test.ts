import { expect, test } from 'vitest';
import { createScrollPace } from './scroll-pace.ts';

test('only a movement is fast, a jump is not; who waits is told once it is calm', async () => {
  let now = 0;
  const pace = createScrollPace(() => now, setImmediate);
  const scroll = (at: number, scrollTop: number) => {
    now = at;
    pace.onScroll({ currentTarget: { scrollTop } } as never);
  };
  scroll(1000, 50_000);
  expect(pace.isFast()).toBe(false);
  scroll(1500, 90_000);
  expect(pace.isFast()).toBe(false);
  scroll(2000, 50_000);
  scroll(2016, 50_040);
  expect(pace.isFast()).toBe(false);
  scroll(2032, 50_200);
  expect(pace.isFast()).toBe(true);
  let told = 0;
  pace.whenCalm(() => told++);
  pace.whenCalm(() => told++)();
  scroll(2048, 50_210);
  expect([pace.isFast(), told]).toEqual([false, 1]);
  scroll(2064, 50_400);
  await new Promise<void>((resolve) => pace.whenCalm(resolve));
  expect([pace.isFast(), told]).toEqual([false, 1]);
});

test('where frames come late, a movement is still one, and its end is not told before the next frame', async () => {
  let now = 0;
  const frames: (() => void)[] = [];
  const pace = createScrollPace(
    () => now,
    (work) => frames.push(work),
  );
  const scroll = (at: number, scrollTop: number) => {
    now = at;
    pace.onScroll({ currentTarget: { scrollTop } } as never);
  };
  const frame = async () => {
    await expect.poll(() => frames.length).toBe(1);
    return frames.splice(0)[0];
  };
  scroll(1000, 0);
  scroll(1200, 2000);
  const first = await frame();
  scroll(1400, 4000);
  first?.();
  expect(pace.isFast()).toBe(true);
  const second = await frame();
  expect(pace.isFast()).toBe(true);
  second?.();
  expect(pace.isFast()).toBe(false);
});
