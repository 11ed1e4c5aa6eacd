// Merges packets off the main thread: a usual sidecar takes 20 ms, one full of brush strokes a second, and meanwhile neither
// the window nor the sockets may wait. One thread for all projects, made when it is first needed. Called by landing.ts.
import { Worker } from 'node:worker_threads';
import { noteOf } from './notes.ts';
import type { Composed, Wish } from './packet-wishes.ts';

export type Merge = (wish: Wish) => Promise<Composed>;

// As digest-worker.js, the build puts it beside the bundle.
const here = import.meta.url;
const workerFile = new URL(here.endsWith('.ts') ? './merge-worker.ts' : './merge-worker.js', here);

// The largest sidecar that is read, of the worst kind, takes 800 MB; what takes more was made to harm.
const mostHeapMb = 1024;

interface Turn {
  readonly wish: Wish;
  settle(answer: Answer): void;
}
type Answer = { composed: Composed } | { error: unknown } | 'too much';

class Thread {
  readonly #turns: Turn[] = [];
  readonly #heapMb: number;
  #worker: Worker | null = null;
  #current: Turn | null = null;

  constructor(heapMb: number) {
    this.#heapMb = heapMb;
  }

  ask = (wish: Wish): Promise<Answer> =>
    new Promise((settle) => {
      this.#turns.push({ wish, settle });
      this.#next();
    });

  #next(): void {
    if (this.#current !== null) return;
    this.#current = this.#turns.shift() ?? null;
    // An idle thread must not keep the process alive; one that somebody waits for must.
    if (this.#current === null) return void this.#worker?.unref();
    this.#worker ??= this.#start();
    this.#worker.ref();
    this.#worker.postMessage(this.#current.wish);
  }

  #start(): Worker {
    const worker = new Worker(workerFile, {
      resourceLimits: { maxOldGenerationSizeMb: this.#heapMb },
      execArgv: [],
    });
    const gone = (error: NodeJS.ErrnoException): void => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      this.#settle(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too much' : { error });
    };
    worker.on('message', (answer: Answer) => this.#settle(answer));
    worker.on('error', gone);
    worker.on('exit', () => gone(new Error('the merging thread ended')));
    return worker;
  }

  #settle(answer: Answer): void {
    const turn = this.#current;
    this.#current = null;
    this.#next();
    turn?.settle(answer);
  }
}

export function createMerge(heapMb = mostHeapMb): Merge {
  const thread = new Thread(heapMb);
  return async (wish) => {
    const answer = await thread.ask(wish);
    return answer === 'too much' ? withoutOld(thread, wish) : composedOf(answer);
  };
}

/** A packet that takes more than there is, is one that can't be read. */
async function withoutOld(thread: Thread, wish: Wish): Promise<Composed> {
  if (wish.kind === 'within') return { bytes: null, notes: [noteOf('words-left', wish.original)] };
  if (wish.old === null) return { bytes: null, notes: [] };
  const answer = await thread.ask({ ...wish, old: null });
  if (answer === 'too much') return { bytes: null, notes: [] };
  return { ...composedOf(answer), notes: [noteOf('old-unread', wish.original)] };
}

function composedOf(answer: Exclude<Answer, string>): Composed {
  if ('error' in answer) throw Object.assign(new Error('merging failed'), answer.error);
  const { bytes, notes } = answer.composed;
  // It arrives as plain bytes.
  return { bytes: bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), notes };
}

export const merge: Merge = createMerge();
