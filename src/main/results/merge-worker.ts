// The thread that merges packets, one after another. Started by merging.ts; an entry of its own in the build.
import { parentPort } from 'node:worker_threads';
import { compose } from './compose.ts';
import type { Wish } from './packet-wishes.ts';

parentPort?.on('message', async (wish: Wish) => {
  try {
    parentPort?.postMessage({ composed: await compose(wish) });
  } catch (error) {
    const { message, code, syscall } = error as NodeJS.ErrnoException;
    parentPort?.postMessage({ error: { message, code, syscall } });
  }
});
