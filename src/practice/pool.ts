// Runs pieces of work, at most so many at once: the darkroom leaves most of the computer to the app.

export type Pool = <T>(work: () => Promise<T>) => Promise<T>;

export function createPool(size: number): Pool {
  const waiting: (() => void)[] = [];
  let free = size;
  const enter = async (): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((go) => waiting.push(go));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}

/** Runs `work` for each, through the pool; the first failure is thrown when all have ended. */
export async function forEach<T>(
  pool: Pool,
  all: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<void> {
  const ended = await Promise.allSettled(all.map((one) => pool(() => work(one))));
  const failed = ended.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
