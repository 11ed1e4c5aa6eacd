// MD5 off the main thread, so that neither the window nor the sockets wait for it. Used beside each upload, whose
// store answers with the MD5 of what it got.
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { photoFault } from '../network/faults.ts';

export interface Digester {
  /** MD5 of the whole file in hex. Rejects with `photo-unreadable`, or with the signal's reason. */
  md5(path: string, signal: AbortSignal): Promise<string>;
  close(): Promise<void>;
}

interface Wish {
  readonly id: number;
  readonly path: string;
  settle(answer: Answer): void;
}
type Answer = { md5: string } | { error: unknown };

// In development the sources run as they are; the build puts digest-worker.js beside the bundle.
const here = import.meta.url;
const workerFile = new URL(here.endsWith('.ts') ? './digest-worker.ts' : './digest-worker.js', here);

// The worker hashes in native code and needs next to no heap of its own.
const resourceLimits = { maxOldGenerationSizeMb: 24, maxYoungGenerationSizeMb: 4 };

class ThreadDigester implements Digester {
  readonly #wishes: Wish[] = [];
  readonly #cancelled = new Int32Array(new SharedArrayBuffer(4));
  #worker: Worker | null = null;
  #current: Wish | null = null;
  #ids = 0;

  md5(path: string, signal: AbortSignal): Promise<string> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      // Numbers come round again long after a cancelled one is forgotten; 0 stands for "none".
      this.#ids = (this.#ids % 0x7fff_ffff) + 1;
      const leave = (): void => {
        this.#cancel(wish);
        reject(signal.reason);
      };
      const settle = (answer: Answer): void => {
        signal.removeEventListener('abort', leave);
        if ('md5' in answer) resolve(answer.md5);
        else reject(faultOf(answer.error, path));
      };
      const wish: Wish = { id: this.#ids, path, settle };
      signal.addEventListener('abort', leave, { once: true });
      this.#wishes.push(wish);
      this.#next();
    });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
    this.#failAll(new Error('the digester was closed'));
  }

  #next(): void {
    if (this.#current !== null) return;
    const wish = this.#wishes.shift();
    // An idle thread must not keep the process alive; one that somebody waits for must.
    if (wish === undefined) return void this.#worker?.unref();
    this.#current = wish;
    this.#worker ??= this.#start();
    this.#worker.ref();
    this.#worker.postMessage({ id: wish.id, path: wish.path });
  }

  #start(): Worker {
    const worker = new Worker(workerFile, { workerData: this.#cancelled, resourceLimits, execArgv: [] });
    const gone = (error: unknown): void => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      this.#failAll(error);
    };
    worker.on('message', (answer: Answer) => {
      const wish = this.#current;
      this.#current = null;
      this.#next();
      wish?.settle(answer);
    });
    worker.on('error', gone);
    worker.on('exit', () => gone(new Error('the digest thread ended')));
    return worker;
  }

  #cancel(wish: Wish): void {
    if (this.#current === wish) Atomics.store(this.#cancelled, 0, wish.id);
    else this.#wishes.splice(this.#wishes.indexOf(wish), 1);
  }

  #failAll(error: unknown): void {
    const wishes = [this.#current, ...this.#wishes.splice(0)];
    this.#current = null;
    for (const wish of wishes) wish?.settle({ error });
  }
}

export const createDigester = (): Digester => new ThreadDigester();

// What a system call refused concerns the photo; anything else is a mistake of ours.
function faultOf(error: unknown, path: string): unknown {
  const said = error as NodeJS.ErrnoException;
  return said.syscall === undefined ? error : photoFault(said, basename(path));
}
