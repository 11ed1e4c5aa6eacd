// How the page's own world and the preload's isolated world talk: DOM events, whose `detail` Blink clones from one
// world into the other. Functions cross as numbers, promises as a promise to tell. Sent into the page as text by
// worlds.ts, so these functions may use nothing but each other and the browser.

interface Wire {
  post(kind: string, detail: unknown): void;
  on(kind: string, listener: (detail: unknown) => void): void;
  pack(value: unknown): unknown;
  unpack(value: unknown): unknown;
}
type Anything = (...words: unknown[]) => unknown;
type Pending = { resolve: (value: unknown) => void; reject: (error: unknown) => void };
type Marked = { $call?: number; $promise?: number; $error?: string };

/** Objects and lists are walked; anything with a class of its own (a File) is left for Blink to clone. */
export function eachInside(value: unknown, change: (inner: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  const above = Object.getPrototypeOf(value);
  if (above !== null && Object.getPrototypeOf(above) !== null) return value;
  return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, change(inner)]));
}

export function makePack(post: Wire['post'], kept: Map<number, Anything>): Wire['pack'] {
  const numbers = new WeakMap<Anything, number>();
  let last = 0;
  const keep = (given: Anything): Marked => {
    const number = numbers.get(given) ?? ++last;
    numbers.set(given, number);
    kept.set(number, given);
    return { $call: number };
  };
  const promise = (given: Promise<unknown>): Marked => {
    const number = ++last;
    const tell = (ok: boolean) => (value: unknown) => post('settled', { number, ok, value: pack(value) });
    given.then(tell(true)).catch(tell(false));
    return { $promise: number };
  };
  const pack = (value: unknown): unknown => {
    if (typeof value === 'function') return keep(value as Anything);
    if (value === null || typeof value !== 'object') return value;
    if (value instanceof Promise) return promise(value);
    if (value instanceof Error) return { $error: value.message };
    return eachInside(value, pack);
  };
  return pack;
}

export function makeUnpack(
  call: (number: number, words: unknown[]) => unknown,
  pending: Map<number, Pending>,
): Wire['unpack'] {
  const unpack = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    const { $call, $promise, $error } = value as Marked;
    if ($call !== undefined) return (...words: unknown[]) => call($call, words);
    if ($error !== undefined) return new Error($error);
    if ($promise === undefined) return eachInside(value, unpack);
    return new Promise((resolve, reject) => pending.set($promise, { resolve, reject }));
  };
  return unpack;
}

/** One end of the wire. A call is answered before `dispatchEvent` returns, so exposed functions stay synchronous. */
export function makeWire(channel: string, side: string, other: string): Wire {
  const kept = new Map<number, Anything>();
  const pending = new Map<number, Pending>();
  const dispatch = window.dispatchEvent.bind(window);
  const post: Wire['post'] = (kind, detail) => {
    dispatch(new CustomEvent(`${channel}.${side}.${kind}`, { detail }));
  };
  const on: Wire['on'] = (kind, listener) => {
    window.addEventListener(`${channel}.${other}.${kind}`, (event) =>
      listener((event as CustomEvent).detail),
    );
  };
  const pack = makePack(post, kept);
  let answer: { ok: boolean; value: unknown } | undefined;
  const call = (number: number, words: unknown[]): unknown => {
    answer = undefined;
    post('call', { number, words: pack(words) });
    const got = answer as { ok: boolean; value: unknown } | undefined;
    const value = unpack(got?.value);
    if (got?.ok === false) throw value;
    return value;
  };
  const unpack = makeUnpack(call, pending);
  on('answer', (detail) => {
    answer = detail as NonNullable<typeof answer>;
  });
  on('settled', (detail) =>
    settle(pending, unpack, detail as { number: number; ok: boolean; value: unknown }),
  );
  on('call', (detail) =>
    post('answer', attempt(kept, pack, unpack, detail as { number: number; words: unknown[] })),
  );
  return { post, on, pack, unpack };
}

export function settle(
  pending: Map<number, Pending>,
  unpack: Wire['unpack'],
  { number, ok, value }: { number: number; ok: boolean; value: unknown },
): void {
  const waiting = pending.get(number);
  pending.delete(number);
  if (ok) waiting?.resolve(unpack(value));
  else waiting?.reject(unpack(value));
}

export function attempt(
  kept: Map<number, Anything>,
  pack: Wire['pack'],
  unpack: Wire['unpack'],
  { number, words }: { number: number; words: unknown[] },
): { ok: boolean; value: unknown } {
  try {
    return { ok: true, value: pack(kept.get(number)?.(...(unpack(words) as unknown[]))) };
  } catch (error) {
    return { ok: false, value: pack(error) };
  }
}
