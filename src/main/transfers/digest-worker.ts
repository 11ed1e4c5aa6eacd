// The thread that computes MD5s, one file after another. Started by digest.ts; a second entry of the build.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

interface Wish {
  readonly id: number;
  readonly path: string;
}

// Reading blocks this thread, which does nothing else: quicker than asynchronous reads, with one buffer for ever.
const buffer = Buffer.allocUnsafeSlow(1024 * 1024);
const cancelled = workerData as Int32Array;

function md5(id: number, path: string): string {
  const hash = createHash('md5');
  const file = openSync(path, 'r');
  try {
    for (;;) {
      // A photo of gigabytes that nobody waits for any more must not hold up the next.
      if (Atomics.load(cancelled, 0) === id) return '';
      const bytes = readSync(file, buffer, 0, buffer.length, null);
      if (bytes === 0) return hash.digest('hex');
      hash.update(bytes === buffer.length ? buffer : buffer.subarray(0, bytes));
    }
  } finally {
    closeSync(file);
  }
}

parentPort?.on('message', ({ id, path }: Wish) => {
  try {
    parentPort?.postMessage({ id, md5: md5(id, path) });
  } catch (error) {
    const { code, syscall, message } = error as NodeJS.ErrnoException;
    parentPort?.postMessage({ id, error: { code, syscall, message } });
  }
});
